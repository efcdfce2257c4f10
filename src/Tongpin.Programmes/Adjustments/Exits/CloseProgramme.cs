using Microsoft.EntityFrameworkCore;
using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Programmes.Adjustments.Decisions;
using Tongpin.Programmes.Adjustments.Judging;
using Tongpin.Programmes.Register;

namespace Tongpin.Programmes.Adjustments.Exits;

/// <summary>A school or the academic office writes the proposal to close a programme: why, until when, and what becomes of students, teachers and equipment.</summary>
internal sealed class SaveExit(TongpinDb db, IRegulations regulations, CurrentActor actor, TimeProvider clock)
{
    public sealed class GradeLine
    {
        [Between(1950, 2100)] public int? Grade { get; set; }
        [Between(0, 100_000)] public int? Students { get; set; }
        [AtMost(400)] public string? Plan { get; set; }
        [Between(1950, 2100)] public int? Until { get; set; }
        public bool IsEmpty => Grade is null && Students is null && string.IsNullOrWhiteSpace(Plan) && Until is null;
    }

    public sealed class TeacherLine
    {
        [AtMost(200)] public string? Who { get; set; }
        [Between(1, 10_000)] public int? Count { get; set; }
        [AtMost(200)] public string? To { get; set; }
        public bool IsEmpty => string.IsNullOrWhiteSpace(Who) && Count is null && string.IsNullOrWhiteSpace(To);
    }

    public sealed class EquipmentLine
    {
        [AtMost(200)] public string? What { get; set; }
        [Between(1, 100_000)] public int? Count { get; set; }
        [Between(0, 10_000_000_000)] public decimal? Value { get; set; }
        [AtMost(200)] public string? To { get; set; }
        public bool IsEmpty => string.IsNullOrWhiteSpace(What) && Count is null && Value is null && string.IsNullOrWhiteSpace(To);
    }

    public sealed class Form : IEditForm
    {
        /// <summary>Code of the programme; counts for a new proposal only.</summary>
        [Needed, AtMost(6)] public string? Code { get; set; }
        [Needed, AtMost(4000)] public string? Why { get; set; }
        /// <summary>Last year with an intake.</summary>
        [Needed, Between(1950, 2100)] public int? LastIntake { get; set; }
        /// <summary>Year in which the code goes.</summary>
        [Needed, Between(1950, 2100)] public int? RemovedIn { get; set; }
        public List<GradeLine>? Grades { get; set; }
        public List<TeacherLine>? Teachers { get; set; }
        public List<EquipmentLine>? Equipment { get; set; }
        /// <summary>Yuan a year that go with the programme: fees and allotments.</summary>
        [Between(0, 10_000_000_000)] public decimal? Income { get; set; }
        /// <summary>Yuan a year of cost that end with it.</summary>
        [Between(0, 10_000_000_000)] public decimal? Avoidable { get; set; }
        /// <summary>Yuan once: placing students, moving teachers, unused equipment.</summary>
        [Between(0, 10_000_000_000)] public decimal? ClosingCost { get; set; }
        /// <inheritdoc />
        public int? Edition { get; set; }
    }

    public async Task<ExitId?> Add(Form form, CancellationToken ct)
    {
        // load
        var code = form.Code?.Trim() ?? "";
        if (await Programme.Within(db.Programmes.AsNoTracking(), actor.Value, Permissions.ProposeExit).FirstOrDefaultAsync(p => p.Code == code, ct) is not { } programme) return null;
        var cards = await db.Cards.AsNoTracking().Where(c => c.Code == code).OrderByDescending(c => c.Year).ToListAsync(ct);

        // decide
        if (await db.Exits.AnyAsync(e => e.OpenCode == code, ct)) throw CardRefusals.ExitOpen.Broken(code);
        if (cards.Find(LeadsHere) is not { } ground) throw CardRefusals.NoReasonToExit.Broken(code);
        var exit = new ProgrammeExit
        {
            ProgrammeId = programme.Id,
            Year = ground.Year,
            Code = code,
            Name = programme.Name,
            NameEn = programme.NameEn,
            SchoolId = programme.SchoolId,
            SchoolName = programme.SchoolName,
            SchoolNameEn = programme.SchoolNameEn,
            Ground = ground.Told,
            By = actor.Value.Name,
            At = clock.GetUtcNow(),
            IsSample = programme.ImportId == IImported.SampleImport,
        }.Begin();
        await Fill(exit, form, ct);

        // save
        db.Exits.Add(exit);
        await db.SaveOnce(ct);
        return exit.Id;
    }

    /// <summary>A card that stands and proposes to cancel, or a red one whose rectification failed.</summary>
    public static bool LeadsHere(ProgrammeCard card) => card.State is not (CardState.Frozen or CardState.Judged or CardState.Lifted or CardState.Appealed) && (card.Card == Card.Cancel || (card.Card == Card.Red && card.State == CardState.Failed));

    /// <returns>False when there is no such proposal within reach.</returns>
    public async Task<bool> Change(ExitId id, Form form, CancellationToken ct)
    {
        if (await ProgrammeExit.VisibleTo(db.Exits, actor.Value, Permissions.ProposeExit).FirstOrDefaultAsync(e => e.Id == id, ct) is not { } exit) return false;
        exit.MustBeOpen();
        exit.MustBe(form.Edition);
        await Fill(exit, form, ct);
        await db.SaveChangesAsync(ct);
        return true;
    }

    private async Task Fill(ProgrammeExit exit, Form form, CancellationToken ct)
    {
        if (form.RemovedIn < form.LastIntake) throw CardRefusals.YearsCrossed.Broken();
        (exit.Why, exit.LastIntake, exit.RemovedIn) = (form.Why?.Trim() ?? "", form.LastIntake ?? 0, form.RemovedIn ?? 0);
        exit.Grades = [.. Lines(form.Grades, g => g.IsEmpty, g => g is { Grade: not null, Students: not null, Until: not null } && !string.IsNullOrWhiteSpace(g.Plan), ("年级、人数、安置和离校年份", "grade, students, plan and year"), g => new GradePlan(g.Grade!.Value, g.Students!.Value, g.Plan!.Trim(), g.Until!.Value))];
        exit.Teachers = [.. Lines(form.Teachers, t => t.IsEmpty, t => !string.IsNullOrWhiteSpace(t.Who) && t.Count is not null && !string.IsNullOrWhiteSpace(t.To), ("教师、人数和去向", "teachers, number and where to"), t => new TeacherMove(t.Who!.Trim(), t.Count!.Value, t.To!.Trim()))];
        exit.Equipment = [.. Lines(form.Equipment, e => e.IsEmpty, e => !string.IsNullOrWhiteSpace(e.What) && e.Count is not null && !string.IsNullOrWhiteSpace(e.To), ("设备、数量和去向", "equipment, number and where to"), e => new EquipmentMove(e.What!.Trim(), e.Count!.Value, e.Value ?? 0, e.To!.Trim()))];
        (exit.Income, exit.Avoidable, exit.ClosingCost) = (form.Income ?? 0, form.Avoidable ?? 0, form.ClosingCost ?? 0);
        exit.Reckoned = (int)(await regulations.InForce(CardRegulations.Reckoned, clock.GetUtcNow().BeijingDay(), ct)).Number;
    }

    private static IEnumerable<TTo> Lines<TLine, TTo>(List<TLine>? lines, Func<TLine, bool> empty, Func<TLine, bool> whole, Words needs, Func<TLine, TTo> to)
    {
        List<TLine> filled = [.. (lines ?? []).Where(l => !empty(l))];
        for (var i = 0; i < filled.Count; i++)
            if (!whole(filled[i])) throw CardRefusals.RowIncomplete.Broken(i + 1, needs.Zh, needs.En);
        return filled.Select(to);
    }
}

/// <summary>The proposal goes its way: academic office, programme committee, leadership, party committee.</summary>
internal sealed class SubmitExit(TongpinDb db, IApprovals approvals, CurrentActor actor, TimeProvider clock)
{
    /// <summary>Kind of approval.</summary>
    public const string Approval = "programmes.exit";

    public static ApprovalKind Flow { get; } = new(Approval, ("撤销专业", "Closing of a programme"),
    [
        new("office", ("教务处审核", "Academic office"), BuiltInRoles.AcademicOffice),
        new("committee", ("专业建设指导委员会审议", "Programme committee"), BuiltInRoles.ProgrammeCommittee, Mode: StepMode.Panel, Days: 10),
        new("leadership", ("校长办公会", "Leadership"), BuiltInRoles.Leadership),
        new("party", ("党委会", "Party committee"), BuiltInRoles.PartyCommittee),
    ]);

    /// <returns>False when there is no such proposal within reach.</returns>
    public async Task<bool> Run(ExitId id, CancellationToken ct)
    {
        if (await ProgrammeExit.VisibleTo(db.Exits, actor.Value, Permissions.ProposeExit).FirstOrDefaultAsync(e => e.Id == id, ct) is not { } exit) return false;
        exit.Submit(await Grades(db, exit.Code, ct), clock.GetUtcNow());
        await approvals.Submit(new(Approval, ProgrammeExit.Table, id.Value.ToString(), new($"撤销专业：{exit.Code} {exit.Name}", $"Closing: {exit.Code} {exit.Words.En}"), exit.Href, exit.SchoolId), ct);
        await db.SaveOnce(ct);
        return true;
    }

    /// <summary>Grades with students: the intakes of the newest year with students and the two before. Where the intakes are not known, the newest year stands for all.</summary>
    public static async Task<IReadOnlyDictionary<int, int>> Grades(TongpinDb db, string code, CancellationToken ct)
    {
        var heads = await db.Headcounts.AsNoTracking().Where(h => h.ProgrammeCode == code).OrderByDescending(h => h.Year).Take(3).ToListAsync(ct);
        if (heads.Count == 0 || heads[0].Students == 0) return new Dictionary<int, int>();
        var grades = heads.Where(h => h.Enrolled > 0 && h.Year > heads[0].Year - 3).ToDictionary(h => h.Year, h => h.Enrolled!.Value);
        return grades.Count > 0 ? grades : new Dictionary<int, int> { [heads[0].Year] = heads[0].Students };
    }
}

/// <summary>The exit follows its request. Decided, the programme enrols no more.</summary>
internal sealed class FollowExit(TongpinDb db, DecisionBook decisions, IJobs jobs) : IHear<ApprovalMoved>
{
    public async Task Hear(ApprovalMoved fact, CancellationToken ct)
    {
        if (fact.Kind != SubmitExit.Approval || fact.Noun != ProgrammeExit.Table || !Guid.TryParse(fact.Record, out var record)) return;
        var id = new ExitId(record);
        if (await db.Exits.FirstOrDefaultAsync(e => e.Id == id, ct) is not { } exit) return;
        var why = fact.Why.Trim() is { Length: > 0 } said ? said : exit.Why;
        if (!exit.Follow(fact.State, fact.By, why, fact.At)) return;

        if (exit.State == ExitState.Approved && await db.Programmes.FirstOrDefaultAsync(p => p.Id == exit.ProgrammeId, ct) is { } programme && programme.EnrolsIn(exit.LastIntake + 1)) programme.LastIntake = exit.LastIntake;
        if (exit.State is ExitState.Approved or ExitState.Refused)
            decisions.Enter(new(DecisionKind.Exit, $"exit {fact.Id.Value}", exit.Subject,
                exit.State == ExitState.Approved ? new($"撤销专业，{exit.LastIntake} 年后停止招生，{exit.RemovedIn} 年撤销代码", $"The programme is closed: no intake after {exit.LastIntake}, its code goes in {exit.RemovedIn}") : new("不同意撤销", "The programme is not closed"),
                fact.By, await decisions.FilesOf([(ProgrammeExit.Table, id.Value.ToString())], ct), SubmitExit.Approval, exit.Href)
            { Why = why, At = fact.At });
        // Asked for in the same save, since hearing twice ends above.
        if (exit.State == ExitState.Approved) await ProgrammeImport.FitIsStale(jobs, ct);
        await db.SaveChangesAsync(ct);
    }
}

/// <summary>What the academic office does after the decision: public notice, filing, end.</summary>
internal sealed class EndProgramme(TongpinDb db, IRegulations regulations, IWorkingDays days, DecisionBook decisions, CurrentActor actor, TimeProvider clock)
{
    public sealed class FilingForm
    {
        /// <summary>Day of the filing.</summary>
        [Needed] public DateOnly? On { get; set; }
        [Needed, AtMost(80)] public string? Number { get; set; }
    }

    /// <summary>公示 begins today and runs for the working days of the regulation.</summary>
    public async Task<bool> Notice(ExitId id, CancellationToken ct)
    {
        if (await Find(id, ct) is not { } exit) return false;
        var today = clock.GetUtcNow().BeijingDay();
        exit.Notice(today, await days.After(today, (int)(await regulations.InForce(CardRegulations.NoticeDays, today, ct)).Number, ct));
        await db.SaveChangesAsync(ct);
        return true;
    }

    public async Task<bool> File(ExitId id, FilingForm form, CancellationToken ct)
    {
        if (await Find(id, ct) is not { } exit) return false;
        exit.File(form.On ?? clock.GetUtcNow().BeijingDay(), form.Number ?? "", clock.GetUtcNow().BeijingDay());
        await Enter(exit, DecisionKind.Filing, new($"撤销备案 {exit.FilingNumber}", $"Closure filed, {exit.FilingNumber}"), ct);
        await db.SaveChangesAsync(ct);
        return true;
    }

    /// <summary>The last students have left: the code is gone.</summary>
    public async Task<bool> End(ExitId id, CancellationToken ct)
    {
        if (await Find(id, ct) is not { } exit) return false;
        exit.End(clock.GetUtcNow());
        await Enter(exit, DecisionKind.End, new($"撤销办结，{exit.RemovedIn} 年起不再列入", $"Closed; off the list from {exit.RemovedIn} on"), ct);
        await db.SaveChangesAsync(ct);
        return true;
    }

    private Task<ProgrammeExit?> Find(ExitId id, CancellationToken ct) => ProgrammeExit.VisibleTo(db.Exits, actor.Value, Permissions.CloseExit).FirstOrDefaultAsync(e => e.Id == id, ct);

    private async Task Enter(ProgrammeExit exit, DecisionKind kind, Words what, CancellationToken ct) =>
        decisions.Enter(new(kind, $"{kind} {exit.Id.Value}", exit.Subject, what, actor.Value.Name, await decisions.FilesOf([(ProgrammeExit.Table, exit.Id.Value.ToString())], ct), CardRegulations.NoticeDays, exit.Href));
}

/// <summary>The files of an exit: minutes, notice, filing.</summary>
internal sealed class ExitEvidence(TongpinDb db) : IEvidenceNoun
{
    public string Noun => ProgrammeExit.Table;
    public string Edit => Permissions.ProposeExit;

    public async Task<EvidencePlace?> Place(string record, CancellationToken ct) =>
        Guid.TryParse(record, out var value) && await db.Exits.Where(e => e.Id == new ExitId(value)).Select(e => new { e.SchoolId }).FirstOrDefaultAsync(ct) is { } exit ? new(Noun, record, Permissions.See, exit.SchoolId) : null;
}
