using Microsoft.EntityFrameworkCore;
using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Training.Categories;
using Tongpin.Training.Leads;

namespace Tongpin.Training.Projects;

/// <summary>A unit writes or changes the application of a project (项目申请表).</summary>
internal sealed class SaveProject(TongpinDb db, ProjectDesk desk, SaveLead leads, IUnits units, IPeople people, CurrentActor actor)
{
    public sealed class Form : IEditForm
    {
        [Needed, AtMost(120)] public string? Name { get; set; }
        [Needed] public TrainingCategory? Category { get; set; }
        /// <summary>Code of the running unit.</summary>
        [Needed, AtMost(40)] public string? Unit { get; set; }
        [Needed] public DateOnly? Starts { get; set; }
        [Needed] public DateOnly? Ends { get; set; }
        public ProjectNature Nature { get; set; }
        public StudyMode Mode { get; set; }
        public Audience Audience { get; set; } = Audience.Employees;
        public Origin Origin { get; set; }
        public Payer Payer { get; set; } = Payer.Employer;
        public TrainingKind Kind { get; set; } = TrainingKind.WorkersSkills;
        [Needed, Between(1, 5000)] public int? Hours { get; set; }
        [Needed, Between(1, 400)] public int? Days { get; set; }
        [Needed, Between(1, 20000)] public int? Heads { get; set; }
        /// <summary>Yuan a person; a price of the class is divided by heads.</summary>
        [Needed, Between(0, 1000000)] public decimal? Fee { get; set; }
        [Between(0, 200)] public int? Staff { get; set; }
        [Between(1, 3)] public int? FiscalClass { get; set; }
        /// <summary>Staff number of the leader.</summary>
        [AtMost(40)] public string? Leader { get; set; }
        [AtMost(40)] public string? Phone { get; set; }
        [AtMost(120)] public string? Partner { get; set; }
        [AtMost(18)] public string? PartnerCode { get; set; }
        public List<PartnerDuty> PartnerDuties { get; set; } = [];
        [AtMost(200)] public string? Place { get; set; }
        [AtMost(120)] public string? Keywords { get; set; }
        public bool National { get; set; }
        public bool Provincial { get; set; }
        public bool Lodging { get; set; }
        public CertificateForm Certificate { get; set; } = CertificateForm.Completion;
        /// <summary>Programme group that it serves.</summary>
        [AtMost(80)] public string? Group { get; set; }
        [AtMost(2000)] public string? Brief { get; set; }
        [AtMost(1000)] public string? SoftReason { get; set; }
        /// <summary>The lead that becomes this project; only when it is written for the first time.</summary>
        public Guid? Lead { get; set; }
        /// <inheritdoc />
        public int? Edition { get; set; }
    }

    public async Task<ProjectId> Add(Form form, CancellationToken ct)
    {
        var (unit, leader) = await Read(form, ct);
        var year = desk.Today.Year;
        var prefix = $"PX{year}-";
        var last = await db.Projects.Where(p => p.Number.StartsWith(prefix)).OrderByDescending(p => p.Number).Select(p => p.Number).FirstOrDefaultAsync(ct);
        var project = new TrainingProject
        {
            Number = $"{prefix}{(last is null ? 0 : int.Parse(last[prefix.Length..], System.Globalization.CultureInfo.InvariantCulture)) + 1:0000}",
            Name = "",
            Category = form.Category!.Value,
            UnitId = unit.Id,
            Starts = form.Starts!.Value,
            Ends = form.Ends!.Value,
            Nature = form.Nature,
            Mode = form.Mode,
            Audience = form.Audience,
            Origin = form.Origin,
            Payer = form.Payer,
            Kind = form.Kind,
            Hours = form.Hours!.Value,
            Days = form.Days!.Value,
            Heads = form.Heads!.Value,
            Fee = form.Fee!.Value,
        };
        Fill(project, form, unit, leader);
        if (form.Lead is { } lead) await leads.Apply(new(lead), project.Id, ct);
        db.Projects.Add(project);
        await db.SaveChangesAsync(ct);
        return project.Id;
    }

    /// <returns>False when there is no such project within reach.</returns>
    public async Task<bool> Change(ProjectId id, Form form, CancellationToken ct)
    {
        if (await desk.Find(id, Permissions.Run, ct) is not { } project) return false;
        if (project.State != ProjectState.Draft) throw project.State == ProjectState.Approved && form.Category != project.Category ? Rules.ChangeNeedsApproval.Broken() : Rules.NotDraft.Broken();
        project.MustBe(form.Edition);
        var (unit, leader) = await Read(form, ct);
        Fill(project, form, unit, leader);
        await db.SaveChangesAsync(ct);
        return true;
    }

    private async Task<(UnitFacts, PersonFacts?)> Read(Form form, CancellationToken ct)
    {
        if (form.Ends < form.Starts) throw Rules.DatesCrossed.Broken();
        if (!Money.IsWholeCents(form.Fee!.Value)) throw Rules.BadAmount.Broken(form.Fee);
        var code = form.Unit!.Trim();
        var reach = actor.Value.ReachOf(Permissions.Run);
        if (!(await units.ByNameOrCode(ct)).TryGetValue(code, out var unit) || (!reach.All && !reach.Units.Contains(unit.Id.Value))) throw Rules.NoSuchUnit.Broken(code);
        var number = form.Leader?.Trim() ?? "";
        return (unit, number.Length == 0 ? null : await people.ByNumber(number, ct) ?? throw Rules.NoSuchPerson.Broken(number));
    }

    private static void Fill(TrainingProject p, Form form, UnitFacts unit, PersonFacts? leader)
    {
        (p.Name, p.UnitId, p.UnitName, p.UnitNameEn) = (form.Name!.Trim(), unit.Id, unit.Name.Zh, unit.Name.En);
        // Another category before approval plans the application anew: papers, way, fee and split follow from it.
        (p.Category, p.Starts, p.Ends, p.Nature, p.Mode, p.Audience, p.Origin, p.Payer, p.Kind) = (form.Category!.Value, form.Starts!.Value, form.Ends!.Value, form.Nature, form.Mode, form.Audience, form.Origin, form.Payer, form.Kind);
        (p.Hours, p.Days, p.Heads, p.Fee, p.Staff, p.FiscalClass) = (form.Hours!.Value, form.Days!.Value, form.Heads!.Value, form.Fee!.Value, form.Staff ?? 0, form.FiscalClass ?? 3);
        (p.LeaderId, p.LeaderName) = (leader?.Id, leader?.Name ?? "");
        // A masked number that comes back changes nothing.
        if (form.Phone?.Contains('*', StringComparison.Ordinal) != true) p.Phone = form.Phone?.Trim() ?? "";
        (p.Partner, p.PartnerCode, p.PartnerDuties) = (form.Partner?.Trim() ?? "", form.PartnerCode?.Trim().ToUpperInvariant() ?? "", [.. form.PartnerDuties.Distinct().Order()]);
        (p.Place, p.Keywords, p.National, p.Provincial, p.Lodging, p.Certificate) = (form.Place?.Trim() ?? "", form.Keywords?.Trim() ?? "", form.National, form.Provincial, form.Lodging, form.Certificate);
        (p.Group, p.Brief, p.SoftReason) = (form.Group?.Trim() ?? "", form.Brief?.Trim() ?? "", form.SoftReason?.Trim() ?? "");
    }
}
