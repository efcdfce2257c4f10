using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Tongpin.Foundation;
using Tongpin.Foundation.Ledger;
using Tongpin.Kernel;
using Tongpin.Training;
using Tongpin.Training.Attendance;
using Tongpin.Training.Certificates;
using Tongpin.Training.Funds;
using Tongpin.Training.Projects;
using Tongpin.Training.Roster;
using Tongpin.Training.Teams;
using Tongpin.Training.Timetable;

namespace Tongpin.Bench;

/// <summary>Ten years of training at the source's volume, written straight into the database of a product that does not run: the sample college's classes of 2025 in every year, with rosters, timetables, check-ins, certificates, hours and ledger.</summary>
internal sealed class TrainingYears
{
    public const int First = 2016, Last = 2025, Enrolments = 420_000, CheckIns = 5_000_000;

    /// <summary>A class that people check in to today, one that waits for its certificates, and one in each school that takes a roster.</summary>
    public const string Checked = "PX2026-8001", Certified = "PX2026-8002", Importing = "名单导入班";
    public const int Phones = 500, Papers = 1_000;

    private const string Family = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张", Given = "明芳伟丽军敏静强磊洋勇艳杰娟涛超霞平刚桂";
    private static readonly (TimeOnly Begins, TimeOnly Ends, int Hours)[] Parts = [(new(9, 0), new(12, 0), 3), (new(14, 0), new(17, 0), 3), (new(19, 0), new(21, 0), 2)];
    private static readonly House Plan = new([new FoundationModule(), new TrainingModule()]);
    private readonly Storage storage;
    private readonly TrainingKey key;
    private readonly Dictionary<string, int> series = [];
    private int persons, left = CheckIns;

    /// <param name="folder">The product's data.</param>
    public TrainingYears(string folder, string? postgres)
    {
        storage = new(folder, postgres);
        key = new(storage);
        PersonalData.UseKeysOf(storage.Room("keys"));
    }

    public TongpinDb Open() => storage.Database is { } postgres
        ? new PgDb(new DbContextOptionsBuilder<PgDb>().UseNpgsql(postgres, p => p.CommandTimeout(600)).Options, Plan, new())
        : new SqliteDb(new DbContextOptionsBuilder<SqliteDb>().UseSqlite($"Data Source={storage.SqliteFile}").Options, Plan, new());

    /// <summary>What the screen of a session shows now.</summary>
    public string CodeOf(SessionId session) => new RotatingCode(key, TimeProvider.System).Of(session);

    public async Task Fill(CancellationToken ct)
    {
        await using var db = Open();
        await db.Database.OpenConnectionAsync(ct);
        // What is lost in a power cut is made again.
        if (db.IsSqlite) await db.Database.ExecuteSqlRawAsync("PRAGMA synchronous=OFF; PRAGMA foreign_keys=OFF; PRAGMA cache_size=-600000; PRAGMA temp_store=MEMORY;", ct);
        else await db.Database.ExecuteSqlRawAsync("SET synchronous_commit = off; SET session_replication_role = replica;", ct);

        var classes = await db.Projects.AsNoTracking().Where(p => p.Number.StartsWith("PX2025-")).OrderBy(p => p.Number).ToListAsync(ct);
        var duties = (await db.Duties.AsNoTracking().Where(d => d.Year == Last).ToListAsync(ct)).ToLookup(d => d.ProjectId);
        var works = (await db.Works.AsNoTracking().Where(w => w.Day.Year == Last).ToListAsync(ct)).ToLookup(w => w.DutyId);
        var entries = (await db.Set<LedgerEntry>().AsNoTracking().Where(e => e.Year == Last).ToListAsync(ct)).ToLookup(e => e.Record);
        for (var year = First; year <= Last; year++) await db.Atomically(() => Year(db, year, classes, duties, works, entries, ct), ct);
        await db.Atomically(() => Now(db, classes, ct), ct);
        foreach (var part in db.IsSqlite ? ["ANALYZE", "PRAGMA wal_checkpoint(TRUNCATE)"] : (string[])["VACUUM (ANALYZE)", "CHECKPOINT"]) await db.Database.ExecuteSqlRawAsync(part, ct);
    }

    private async Task Year(TongpinDb db, int year, List<TrainingProject> classes, ILookup<ProjectId, Duty> duties, ILookup<DutyId, Work> works, ILookup<string, LedgerEntry> entries, CancellationToken ct)
    {
        var (projects, newDuties, newWorks, posts) = (new List<TrainingProject>(), new List<Duty>(), new List<Work>(), new List<LedgerEntry>());
        var (sets, sessions, trainees, checkIns, certificates) = (new List<TrainingClass>(), new List<Session>(), new List<Trainee>(), new List<CheckIn>(), new List<Certificate>());
        foreach (var known in classes)
        {
            var project = year == Last ? known : Again(known, year);
            if (year != Last)
            {
                projects.Add(project);
                foreach (var duty in duties[known.Id])
                {
                    var mine = new Duty { ProjectId = project.Id, MemberId = duty.MemberId, Role = duty.Role, Planned = duty.Planned, Year = year, ImportId = IImported.SampleImport };
                    newDuties.Add(mine);
                    foreach (var work in works[duty.Id])
                    {
                        var done = new Work { DutyId = mine.Id, ProjectId = project.Id, MemberId = work.MemberId, Role = work.Role, Day = work.Day.AddYears(year - Last), Starts = work.Starts, Hours = work.Hours, Pay = work.Pay, ImportId = IImported.SampleImport };
                        done.Confirm();
                        newWorks.Add(done);
                    }
                }
                posts.AddRange(entries[known.Id.Value.ToString()].Select(e => LedgerEntry.Of(new(e.Book, e.Account, e.Noun, project.Id.Value.ToString(), project.Href, e.Amount, e.Day.AddYears(year - Last), e.Text, $"{year} {e.Cause}") { Unit = e.UnitId, Person = e.PersonId, Regulations = e.Regulations }, MoneyBooks.All.Single(b => b.Key == e.Book), Actor.House, e.At)));
            }
            sets.Add(new() { ProjectId = project.Id, Capacity = project.Heads });
            List<Session> table = [.. from day in Enumerable.Range(0, project.Days) from part in Parts select SessionOf(project, project.Starts.AddDays(day), part)];
            sessions.AddRange(table);
            for (var i = 0; i < project.Heads; i++)
            {
                var trainee = Somebody(project, passed: i % 40 != 0);
                trainees.Add(trainee);
                foreach (var session in table.Skip(i % 100 == 7 ? table.Count / 2 : 0).Take(left))
                {
                    checkIns.Add(new() { SessionId = session.Id, TraineeId = trainee.Id, At = session.From.AddMinutes(-(i % 20)), Way = CheckInWay.Phone, Device = $"{persons:x32}" });
                    left--;
                }
                if (trainee.Test != TestResult.Passed) continue;
                var of = $"{project.Category}-{year}-{{serial:0000}}";
                series[of] = series.GetValueOrDefault(of) + 1;
                certificates.Add(new() { ProjectId = project.Id, UnitId = project.UnitId, TraineeId = trainee.Id, Number = CertificateNumbers.Of(of, series[of]), Holder = trainee.Name, IssuedOn = project.Ends.AddDays(5), ImportId = IImported.SampleImport });
            }
        }
        await db.Insert(projects, ct);
        await db.Insert(newDuties, ct);
        await db.Insert(newWorks, ct);
        await db.Insert(posts, ct);
        await db.Insert(sets, ct);
        await db.Insert(sessions, ct);
        await db.Insert(trainees, ct);
        await db.Insert(checkIns, ct);
        await db.Insert(certificates, ct);
        Machine.Say($"{year}: {trainees.Count:N0} enrolments, {checkIns.Count:N0} check-ins, {certificates.Count:N0} certificates");
    }

    private async Task Now(TongpinDb db, List<TrainingProject> classes, CancellationToken ct)
    {
        var today = TimeProvider.System.GetUtcNow().BeijingDay();
        var pattern = classes.First(p => p.Payer == Payer.Free);
        var open = Fresh(pattern, Checked, "签到压力班", today, Phones, ProjectState.Open);
        var taught = Fresh(pattern, Certified, "千人发证班", today.AddDays(-3), Papers, ProjectState.Taught);
        List<TrainingProject> importing = [.. classes.DistinctBy(p => p.UnitId).Select((p, i) => Fresh(p, string.Create(CultureInfo.InvariantCulture, $"PX2026-9{i:000}"), Importing, today.AddDays(20), 20_000, ProjectState.Approved))];
        List<TrainingProject> all = [open, taught, .. importing];
        List<Session> sessions = [SessionOf(open, today, (TimeOnly.MinValue, new(23, 59), 4)), SessionOf(taught, taught.Starts, (new(9, 0), new(12, 0), 4))];
        List<Trainee> certified = [.. Enumerable.Range(0, Papers).Select(_ => Somebody(taught, passed: true))];
        await db.Insert(all, ct);
        await db.Insert([.. all.Select(p => new TrainingClass { ProjectId = p.Id, Capacity = p.Heads })], ct);
        await db.Insert(sessions, ct);
        await db.Insert([.. Enumerable.Range(0, Phones).Select(_ => Somebody(open, passed: false)), .. certified], ct);
        await db.Insert([.. certified.Select(t => new CheckIn { SessionId = sessions[1].Id, TraineeId = t.Id, At = sessions[1].From, Way = CheckInWay.List })], ct);
        await db.Insert([.. series.Select(s => new CertificateSeries { Key = s.Key, Last = s.Value })], ct);
    }

    private Trainee Somebody(TrainingProject project, bool passed)
    {
        var n = persons++;
        var digits = string.Create(CultureInfo.InvariantCulture, $"990000{1970 + n % 35}{1 + n % 12:00}{1 + n % 28:00}{n % 1000:000}");
        var number = digits + IdentityNumber.Check(digits);
        var trainee = new Trainee
        {
            ProjectId = project.Id,
            UnitId = project.UnitId,
            Name = $"{Family[n % Family.Length]}{Given[n / 7 % Given.Length]}{Given[n * 3 % Given.Length]}",
            IdNumber = number,
            Hash = key.Mark("trainee", number, 40),
            Phone = string.Create(CultureInfo.InvariantCulture, $"1990{n:0000000}"),
            Company = $"示范企业{n % 900}（示例）",
            Source = TraineeSource.File,
            At = new DateTimeOffset(project.Starts.AddDays(-8).ToDateTime(new(9, 0)), TimeSpan.FromHours(8)).AddSeconds(n % 28_800),
            ImportId = IImported.SampleImport,
        };
        trainee.Grade(passed ? TestResult.Passed : TestResult.None);
        return trainee;
    }

    private static Session SessionOf(TrainingProject project, DateOnly day, (TimeOnly Begins, TimeOnly Ends, int Hours) part) =>
        new() { ProjectId = project.Id, UnitId = project.UnitId, Day = day, Begins = part.Begins, Ends = part.Ends, Hours = part.Hours, Topic = "综合实训", Place = $"{project.Number[^4..]}", TeacherName = project.LeaderName };

    private static TrainingProject Again(TrainingProject p, int year) =>
        Of(p, $"PX{year}-{p.Number[^4..]}", p.Name, p.Starts.AddYears(year - Last), p.Ends.AddYears(year - Last), p.Heads).At(p.State, p.Policy!, p.ContractNumber, p.ContractDay?.AddYears(year - Last), p.Contract, p.FeeFiling, p.Satisfaction);

    private static TrainingProject Fresh(TrainingProject p, string number, string name, DateOnly starts, int heads, ProjectState state) =>
        Of(p, number, name, starts, starts, heads).At(state, p.Policy!, satisfaction: state == ProjectState.Taught ? Satisfaction.Satisfied : Satisfaction.NotAsked);

    private static TrainingProject Of(TrainingProject p, string number, string name, DateOnly starts, DateOnly ends, int heads) => new()
    {
        Number = number,
        Name = name,
        Category = p.Category,
        UnitId = p.UnitId,
        UnitName = p.UnitName,
        UnitNameEn = p.UnitNameEn,
        Starts = starts,
        Ends = ends,
        Nature = p.Nature,
        Mode = p.Mode,
        Audience = p.Audience,
        Origin = p.Origin,
        Payer = p.Payer,
        Kind = p.Kind,
        Hours = p.Hours,
        Days = p.Days,
        Heads = heads,
        Fee = p.Fee,
        Staff = p.Staff,
        LeaderId = p.LeaderId,
        LeaderName = p.LeaderName,
        Phone = p.Phone,
        Partner = p.Partner,
        Place = p.Place,
        Group = p.Group,
        Keywords = p.Keywords,
        Certificate = p.Certificate,
        Budget = p.Budget,
        ImportId = IImported.SampleImport,
    };
}
