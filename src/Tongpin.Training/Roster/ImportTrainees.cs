using Microsoft.EntityFrameworkCore;
using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Training.Projects;

namespace Tongpin.Training.Roster;

/// <summary>A roster from a file (名单), for one class or several: each line names its class, so that a file cannot go into the wrong one.</summary>
internal sealed class ImportTrainees(TongpinDb db, CurrentActor actor, RosterDesk roster, TimeProvider clock) : ImportKind<Trainee>
{
    private sealed class Place(TrainingProject project, int capacity, Dictionary<string, TraineeState> known)
    {
        public TrainingProject Project => project;
        public int Capacity => capacity;
        public Dictionary<string, TraineeState> Known => known;
        public int Taken { get; set; } = known.Count(k => k.Value == TraineeState.Enrolled);
        public Dictionary<string, int> Lines { get; } = [];
    }

    private Dictionary<string, Place> places = [];

    public override string Key => "trainees";
    public override Words Title => ("学员名单", "Trainees");
    public override string Permission => Permissions.Run;
    public override string Href => "/training/trainees";

    public override IReadOnlyList<ImportColumn> Columns { get; } =
    [
        new("project", ("项目编号", "Project"), Needed: true, ("已立项或已开班的项目", "A project that is approved or open"), "班级", "项目", "编号") { Fields = [nameof(Trainee.ProjectId)], Example = "PX2026-0001" },
        new("name", ("姓名", "Name"), Needed: true, null, "学员姓名") { Example = "王芳" },
        new("id_number", ("身份证号", "Identity number"), Needed: true, ("18 位，按 GB 11643 校验", "18 characters, checked by GB 11643"), "身份证号码", "公民身份号码", "证件号") { Example = "110101199003070002" },
        new("phone", ("手机", "Phone"), Needed: true, ("11 位手机号", "Mobile number of 11 digits"), "电话", "手机号", "联系电话") { Example = "13800000000" },
        new("company", ("工作单位", "Company"), false, null, "单位", "企业") { Example = "示范企业" },
    ];

    protected override async Task Prepare(CancellationToken ct)
    {
        var projects = await TrainingProject.VisibleTo(db.Projects, actor.Value, Permission).AsNoTracking().Where(p => p.State == ProjectState.Approved || p.State == ProjectState.Open).ToListAsync(ct);
        var ids = projects.Select(p => p.Id).ToArray();
        var capacities = await db.Classes.AsNoTracking().Where(c => ids.Contains(c.ProjectId)).ToDictionaryAsync(c => c.ProjectId, c => c.Capacity, ct);
        var known = (await db.Trainees.AsNoTracking().Where(t => ids.Contains(t.ProjectId)).Select(t => new { t.ProjectId, t.Hash, t.State }).ToListAsync(ct)).ToLookup(t => t.ProjectId);
        places = projects.ToDictionary(p => p.Number, p => new Place(p, capacities.GetValueOrDefault(p.Id, p.Heads), known[p.Id].ToDictionary(t => t.Hash, t => t.State)));
    }

    protected override Trainee? Read(ImportLine line)
    {
        var (name, idNumber, phone) = (line.Need("name"), IdentityNumber.Tidy(line.Need("id_number")), line.Need("phone"));
        if (idNumber.Length > 0 && !IdentityNumber.IsValid(idNumber, roster.Today)) line.Refuse("id_number", Rules.IdNumberWrong.Message);
        if (phone.Length > 0 && (phone.Length != 11 || phone[0] != '1' || !phone.All(char.IsAsciiDigit))) line.Refuse("phone", ("应为 11 位手机号。", "Must be a mobile number of 11 digits."));
        if (!places.TryGetValue(line.Need("project"), out var place))
        {
            if (line["project"].Length > 0) line.Refuse("project", ("没有可录入名单的这个项目：须已立项或已开班，且在您的权限范围内。", "There is no such project that takes a roster: it must be approved or open, and within your reach."), Nearness.Nearest(line["project"], places.Keys));
            return null;
        }
        var hash = roster.HashOf(idNumber);
        if (line.IsRight) Count(line, place, hash);
        return new() { ProjectId = place.Project.Id, UnitId = place.Project.UnitId, Name = name, IdNumber = idNumber, Hash = hash, Phone = phone, Company = line["company"], Source = TraineeSource.File, At = clock.GetUtcNow() };
    }

    // Said here in words; the engine would name the two lines by the mark of the person.
    private static void Count(ImportLine line, Place place, string hash)
    {
        if (!place.Lines.TryAdd(hash, line.Line)) line.Refuse("id_number", new($"与第 {place.Lines[hash]} 行是同一个人。", $"The same person as in line {place.Lines[hash]}."));
        else if (place.Known.TryGetValue(hash, out var state))
        {
            if (state != TraineeState.Enrolled) line.Refuse("id_number", ("此人已退出本班，请在学员页面恢复。", "This person has left the class; put him back on the class's page."));
        }
        else if (++place.Taken > place.Capacity) line.Refuse("project", new($"班级名额 {place.Capacity} 人已满。", $"The class is full; it takes {place.Capacity}."));
    }

    protected override string KeyOf(Trainee record) => $"{record.Hash} {record.ProjectId.Value}";

    protected override IQueryable<Trainee> With(IReadOnlyCollection<string> keys)
    {
        var hashes = keys.Select(k => k.Split(' ')[0]).Distinct().ToList();
        var projects = places.Values.Where(p => p.Lines.Count > 0).Select(p => p.Project.Id).ToList();
        return db.Trainees.Where(t => EF.Parameter(hashes).Contains(t.Hash) && projects.Contains(t.ProjectId));
    }

    // Somebody may have signed up while the file was read: in the turn of each class the places are counted again.
    protected override async Task Written(ImportResult result, CancellationToken ct)
    {
        foreach (var place in places.Values.Where(p => p.Lines.Count > 0)) await roster.TakeTurn(place.Project, 0, ct);
    }
}
