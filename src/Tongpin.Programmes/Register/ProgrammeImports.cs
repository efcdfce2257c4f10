using Microsoft.EntityFrameworkCore;
using Tongpin.Demand;
using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Programmes.Fit;
using Tongpin.Programmes.Fit.Runs;

namespace Tongpin.Programmes.Register;

/// <summary>The college's programmes.</summary>
internal sealed class ProgrammeImport(TongpinDb db, IUnits units, IDemand demand, IJobs jobs, CurrentActor actor) : ImportKind<Programme>
{
    private IReadOnlyDictionary<string, UnitFacts> schools = new Dictionary<string, UnitFacts>();
    private Reach reach = Reach.None;
    private HashSet<string> others = [];
    private IReadOnlyDictionary<string, Words> catalogue = new Dictionary<string, Words>();

    public override string Key => "programmes";
    public override Words Title => ("专业", "Programmes");
    public override string Permission => Permissions.Edit;
    public override string Href => "/programmes";
    public override IReadOnlyList<ImportColumn> Columns { get; } =
    [
        new("code", ("专业代码", "Programme code"), true, ("全国目录中的 6 位代码", "6 digits of the national catalogue"), "programme_code", "major_code") { Example = "460103" },
        new("name", ("专业名称", "Programme name"), true, null, "programme_name", "major_name") { Example = "数控技术" },
        new("name_en", ("英文名称", "English name")),
        new("group", ("专业群", "Programme group"), false, ("共享平台课程或岗位的专业", "Programmes that share platform courses or posts")) { Example = "智能制造装备" },
        new("group_en", ("专业群英文", "Group in English")),
        new("school", ("二级学院", "School"), false, ("单位名称或代码", "Name or code of the unit"), "college", "school_unit") { Fields = [nameof(Programme.SchoolId), nameof(Programme.SchoolName), nameof(Programme.SchoolNameEn)] },
        new("first_intake", ("首次招生年份", "First intake")) { Example = "2018" },
        new("last_intake", ("停招前最后招生年份", "Last intake"), false, ("仍在招生则留空", "Empty while it enrols")),
        new("first_graduates", ("首届毕业年份", "First graduates")) { Example = "2021" },
        new("state_controlled", ("国控专业", "State-controlled")) { Allowed = ["1", "0"] },
    ];

    protected override async Task Prepare(CancellationToken ct)
    {
        schools = await units.ByNameOrCode(ct);
        catalogue = await demand.CatalogueNames(ct);
        reach = actor.Value.ReachOf(Permission);
        // Nobody takes a programme from a school that is beyond the actor's reach.
        var mine = Programme.Within(db.Programmes, actor.Value, Permission);
        others = reach.All ? [] : [.. await db.Programmes.Where(p => !mine.Any(m => m.Id == p.Id)).Select(p => p.Code).ToListAsync(ct)];
    }

    protected override Programme? Read(ImportLine line)
    {
        var code = line.Need("code").TrimEnd('K');
        if (code.Length > 0 && !(code.Length == 6 && code.All(char.IsAsciiDigit))) line.Refuse("code", ("专业代码应为 6 位数字。", "A programme code has 6 digits."));
        var school = line["school"];
        if (school.Length > 0 && schools.Count > 0 && !schools.ContainsKey(school)) line.Refuse("school", ("没有这个单位。", "There is no such unit."), Nearness.Nearest(school, schools.Keys));
        var (first, last) = (line.Whole("first_intake", 1950, 2100), line.Whole("last_intake", 1950, 2100));
        if (last < first) line.Refuse("last_intake", ("早于首次招生年份。", "Earlier than the first intake."));
        if (line.IsRight) catalogue.Compare(line, code, line["name"]);
        var unit = schools.GetValueOrDefault(school);
        if (others.Contains(code)) line.Refuse("code", ("此专业不在您可维护的学院之内。", "This programme is not in a school that you may edit."));
        else if (!reach.All && line.IsRight && (unit is null || !reach.Units.Contains(unit.Id.Value))) line.Refuse("school", ("不在您可维护的学院之内。", "Not among the schools that you may edit."));
        return new()
        {
            Code = code,
            Name = line.Need("name"),
            NameEn = line.Text("name_en", 160),
            Group = line.Text("group", 60),
            GroupEn = line.Text("group_en", 120),
            SchoolId = unit?.Id,
            SchoolName = unit?.Name.Zh ?? school,
            SchoolNameEn = unit?.Name.En ?? "",
            FirstIntake = first ?? 2000,
            LastIntake = last,
            FirstGraduates = line.Whole("first_graduates", 1950, 2100),
            StateControlled = line.OneOf("state_controlled", ["1", "0"]) == "1",
        };
    }

    protected override string KeyOf(Programme record) => record.Code;

    protected override Task Written(ImportResult result, CancellationToken ct) => result.Added + result.Changed > 0 ? FitIsStale(jobs, ct) : Task.CompletedTask;

    protected override Task Undone(CancellationToken ct) => FitIsStale(jobs, ct);

    /// <summary>After a change of what fit rests on, every year is computed anew.</summary>
    public static Task FitIsStale(IJobs jobs, CancellationToken ct) => jobs.Start(ComputeFit.JobKind, ("计算契合度", "Compute fit"), "", ct);
}

internal static class AgainstCatalogue
{
    /// <summary>Points out a code or a name that the national catalogue does not have. A college may be ahead of the catalogue that is here; so it is told and not refused.</summary>
    public static void Compare(this IReadOnlyDictionary<string, Words> catalogue, ImportLine line, string code, string name)
    {
        if (catalogue.Count == 0) return;
        if (!catalogue.TryGetValue(code, out var official)) line.Remark(("专业代码不在现有的全国目录中，请核对", "The code is not in the national catalogue that is here: please check"));
        else if (name.Length > 0 && official.Zh != name) line.Remark(("专业名称与全国目录中该代码的名称不同，请核对", "The name is not the one that the national catalogue has for the code: please check"));
    }
}

internal sealed class HeadcountImport(TongpinDb db, IJobs jobs, CurrentActor actor) : ImportKind<Headcount>
{
    private HashSet<string> codes = [];

    public override string Key => "headcounts";
    public override Words Title => ("在校生数", "Students by programme");
    public override string Permission => Permissions.Edit;
    public override string Href => "/programmes";
    public override IReadOnlyList<ImportColumn> Columns { get; } =
    [
        new("programme_code", ("专业代码", "Programme code"), true, null, "code") { Example = "460103" },
        new("year", ("年份", "Year"), true) { Example = "2026" },
        new("students", ("在校生", "Students"), true) { Example = "503" },
        new("plan", ("招生计划", "Planned intake")),
        new("enrolled", ("实际报到", "Enrolled")),
        new("admitted", ("录取人数", "Admitted")),
    ];

    protected override async Task Prepare(CancellationToken ct) => codes = [.. await Programme.Within(db.Programmes, actor.Value, Permission).Select(p => p.Code).ToListAsync(ct)];

    protected override Headcount? Read(ImportLine line)
    {
        var code = line.Need("programme_code");
        if (code.Length > 0 && !codes.Contains(code)) line.Refuse("programme_code", ("本校没有这个专业，或不在您可维护的学院之内。", "The college has no such programme, or it is not in a school that you may edit."), Nearness.Nearest(code, codes));
        line.Need("year");
        line.Need("students");
        if (line.Whole("enrolled", 0, 100_000) > line.Whole("admitted", 0, 100_000)) line.Remark(("报到人数多于录取人数，请核对", "More have registered than were admitted: please check"));
        return new()
        {
            ProgrammeCode = code,
            Year = line.Whole("year", 1950, 2100) ?? 0,
            Students = line.Whole("students", 0, 100_000) ?? 0,
            Plan = line.Whole("plan", 0, 100_000),
            Enrolled = line.Whole("enrolled", 0, 100_000),
            Admitted = line.Whole("admitted", 0, 100_000),
        };
    }

    protected override string KeyOf(Headcount record) => $"{record.Year}/{record.ProgrammeCode}";
    protected override Task Written(ImportResult result, CancellationToken ct) => result.Added + result.Changed > 0 ? ProgrammeImport.FitIsStale(jobs, ct) : Task.CompletedTask;

    protected override Task Undone(CancellationToken ct) => ProgrammeImport.FitIsStale(jobs, ct);
}

/// <summary>Votes, agreements and placed graduates by programme, year and cluster.</summary>
internal sealed class EvidenceImport(TongpinDb db, IDemand demand, IJobs jobs, CurrentActor actor, TimeProvider clock) : ImportKind<EvidenceAmount>
{
    private static readonly Dictionary<string, EvidenceKind> Kinds = new() { ["专家评议"] = EvidenceKind.ExpertVote, ["校企协议"] = EvidenceKind.Agreements, ["毕业生去向"] = EvidenceKind.Graduates, ["ExpertVote"] = EvidenceKind.ExpertVote, ["Agreements"] = EvidenceKind.Agreements, ["Graduates"] = EvidenceKind.Graduates };
    private readonly Dictionary<(string Programme, int Year), FileVotes> votes = [];
    private HashSet<string> codes = [];
    private HashSet<string> clusters = [];

    public override string Key => "fit-evidence";
    public override Words Title => ("对接依据", "Evidence of fit");
    public override string Permission => Permissions.Edit;
    public override string Href => "/programmes/evidence";
    public override IReadOnlyList<ImportColumn> Columns { get; } =
    [
        new("programme_code", ("专业代码", "Programme code"), true, null, "programme") { Example = "460103" },
        new("year", ("年份", "Year"), true) { Example = "2026" },
        new("kind", ("依据类别", "Kind"), true) { Allowed = ["专家评议", "校企协议", "毕业生去向"], Example = "校企协议" },
        new("cluster", ("集群代码", "Cluster code"), false, ("集群之外填 - 或留空", "A dash or nothing for what lies outside all clusters")) { Fields = [nameof(EvidenceAmount.ClusterCode)], Example = "C04" },
        new("amount", ("数量", "Amount"), true, ("专家评议填 0–1 的占比，其余填个数", "A share from 0 to 1 for votes, a count otherwise")) { Example = "3" },
    ];

    protected override async Task Prepare(CancellationToken ct)
    {
        codes = [.. await Programme.Within(db.Programmes, actor.Value, Permission).Select(p => p.Code).ToListAsync(ct)];
        clusters = [.. (await demand.Clusters(clock.GetUtcNow().BeijingDay(), ct)).Select(c => c.Code)];
        votes.Clear();
    }

    protected override EvidenceAmount? Read(ImportLine line)
    {
        var code = line.Need("programme_code");
        if (code.Length > 0 && !codes.Contains(code)) line.Refuse("programme_code", ("本校没有这个专业，或不在您可维护的学院之内。", "The college has no such programme, or it is not in a school that you may edit."), Nearness.Nearest(code, codes));
        var cluster = line["cluster"] is "-" ? "" : line["cluster"];
        if (cluster.Length > 0 && !clusters.Contains(cluster)) line.Refuse("cluster", ("没有这个集群代码。", "There is no such cluster code."), Nearness.Nearest(cluster, clusters));
        line.Need("year");
        line.Need("amount");
        var kind = line.OneOf("kind", Kinds.Keys) is { } word ? Kinds[word] : EvidenceKind.Agreements;
        if (line["kind"].Length == 0) line.Need("kind");
        var amount = line.Number("amount", 0, kind == EvidenceKind.ExpertVote ? 1 : 1_000_000) ?? 0;
        var year = line.Whole("year", 1950, 2100) ?? 0;
        if (kind == EvidenceKind.ExpertVote && line.IsRight)
        {
            if (!votes.TryGetValue((code, year), out var voted)) votes[(code, year)] = voted = new();
            (voted.Shares[cluster], voted.Last) = (amount, line);
        }
        return new() { ProgrammeCode = code, Year = year, Kind = kind, ClusterCode = cluster, Amount = amount };
    }

    protected override string KeyOf(EvidenceAmount record) => $"{record.Year}/{record.ProgrammeCode}/{record.Kind}/{record.ClusterCode}";

    // Which votes of earlier files the file replaces stands fast after its last line only.
    protected override async Task AfterLastLine(CancellationToken ct)
    {
        var known = await KnownVotes(ct);
        foreach (var ((code, year), voted) in votes)
        {
            // Whether what a person changed is kept or written over is said at the confirmation; here a file is refused that fits in neither way.
            var beside = known[(code, year)].ToList();
            var (over, kept) = (Together(beside.Where(e => !voted.Shares.ContainsKey(e.ClusterCode)), voted.Shares), Together(beside.Where(e => e.TouchedByHand.Count > 0 || !voted.Shares.ContainsKey(e.ClusterCode)), voted.Shares));
            if (Math.Min(over, kept) is > 1 and var sum) voted.Last!.Refuse("amount", Rules.VotesOverOne.Broken(code, year, sum).Words);
        }
    }

    protected override async Task Written(ImportResult result, CancellationToken ct)
    {
        if (result.Added + result.Changed == 0) return;
        foreach (var year in (await KnownVotes(ct)).Where(g => votes.ContainsKey(g.Key)))
            if (year.Sum(e => e.Amount) is > 1 and var sum) throw Rules.VotesOverOne.Broken(year.Key.Programme, year.Key.Year, sum);
        await ProgrammeImport.FitIsStale(jobs, ct);
    }

    private async Task<ILookup<(string Programme, int Year), EvidenceAmount>> KnownVotes(CancellationToken ct)
    {
        var voted = votes.Keys.Select(v => v.Programme).ToHashSet();
        return (await db.Evidence.AsNoTracking().Where(e => e.Kind == EvidenceKind.ExpertVote && voted.Contains(e.ProgrammeCode)).ToListAsync(ct)).ToLookup(e => (e.ProgrammeCode, e.Year));
    }

    private static decimal Together(IEnumerable<EvidenceAmount> stays, Dictionary<string, decimal> file)
    {
        var shares = new Dictionary<string, decimal>(file);
        foreach (var vote in stays) shares[vote.ClusterCode] = vote.Amount;
        return shares.Values.Sum();
    }

    /// <summary>The shares by cluster that a file gives one programme in one year, and the last line that gives one.</summary>
    private sealed class FileVotes
    {
        public Dictionary<string, decimal> Shares { get; } = [];
        public ImportLine? Last { get; set; }
    }

    protected override Task Undone(CancellationToken ct) => ProgrammeImport.FitIsStale(jobs, ct);
}

/// <summary>The official register as a college or province downloads it: one row a programme point.</summary>
internal sealed class PointImport(IDemand demand, TimeProvider clock) : ImportKind<ProgrammePoint>
{
    private readonly int year = clock.GetUtcNow().BeijingDay().Year;
    private readonly HashSet<string> seen = [];
    private IReadOnlyDictionary<string, Words> catalogue = new Dictionary<string, Words>();
    private IReadOnlyCollection<string> provinces = [];

    public override string Key => "register";
    public override Words Title => ("专业设置备案库", "Official register of programme points");
    public override string Permission => Permissions.Edit;
    public override string Href => "/programmes/points";
    public override IReadOnlyList<ImportColumn> Columns { get; } =
    [
        new("year", ("年份", "Year"), false, ("没有此列时按今年", "Without the column: this year")) { Example = "2025" },
        new("province", ("省份", "Province"), true, null, "prov_name") { Example = "重庆市" },
        new("school_code", ("学校标识码", "School code"), false, ("没有标识码的学校按名称识别", "A school without a code is known by its name")) { Example = "4150012215" },
        new("school_name", ("学校名称", "School"), true),
        new("programme_code", ("专业代码", "Programme code"), true, null, "major_code") { Example = "530302" },
        new("programme_name", ("专业名称", "Programme"), true, null, "major_name"),
        new("study_years", ("修业年限", "Years of study"), false, null, "school_system") { Example = "3" },
        new("remark", ("备注", "Remark")),
    ];

    protected override async Task Prepare(CancellationToken ct)
    {
        seen.Clear();
        (catalogue, provinces) = (await demand.CatalogueNames(ct), await demand.Provinces(ct));
    }

    protected override ProgrammePoint? Read(ImportLine line)
    {
        var point = new ProgrammePoint
        {
            Year = line.Whole("year", 1950, 2100) ?? year,
            Province = line.Need("province"),
            SchoolCode = line.Text("school_code", 20),
            SchoolName = line.Need("school_name") is { Length: > 80 } ? line.Text("school_name", 80) : line["school_name"],
            ProgrammeCode = line.Need("programme_code").TrimEnd('K'),
            ProgrammeName = line.Text("programme_name", 80),
            StudyYears = line.Text("study_years", 8),
            Remark = line.Text("remark", 200),
        };
        // A point that is counted for the wrong programme may cost it a card.
        if (point.ProgrammeCode.Length > 0 && !(point.ProgrammeCode.Length == 6 && point.ProgrammeCode.All(char.IsAsciiDigit))) line.Refuse("programme_code", ("专业代码应为 6 位数字。", "A programme code has 6 digits."));
        if (point.Province.Length > 0 && provinces.Count > 0 && !provinces.Contains(point.Province)) line.Refuse("province", ("行政区划中没有这个省份。", "The districts have no such province."), Nearness.Nearest(point.Province, provinces));
        if (line.IsRight) catalogue.Compare(line, point.ProgrammeCode, point.ProgrammeName);
        // The official file itself repeats some points word for word.
        return seen.Add(KeyOf(point)) ? point : null;
    }

    protected override string KeyOf(ProgrammePoint record) => $"{record.Year}/{record.SchoolCode}/{record.SchoolName}/{record.ProgrammeCode}/{record.StudyYears}/{record.Remark}";
}
