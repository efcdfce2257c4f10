using Microsoft.EntityFrameworkCore;
using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Programmes.Adjustments.Decisions;
using Tongpin.Programmes.Adjustments.Judging;

namespace Tongpin.Programmes.Adjustments.Rectifying;

/// <summary>The school writes the plan by which it mends what a card found, or changes it while it runs.</summary>
internal sealed class WritePlan(TongpinDb db, IRegulations regulations, CurrentActor actor, TimeProvider clock)
{
    public sealed class TaskLine
    {
        /// <summary>Null: a new task.</summary>
        public Guid? Id { get; set; }
        [AtMost(200)] public string? Title { get; set; }
        [AtMost(80)] public string? Owner { get; set; }
        public DateOnly? Due { get; set; }
        public bool IsEmpty => string.IsNullOrWhiteSpace(Title) && string.IsNullOrWhiteSpace(Owner) && Due is null;
    }

    public sealed class Form : IEditForm
    {
        [Needed, AtMost(2000)] public string? Goal { get; set; }
        [Needed] public DateOnly? Due { get; set; }
        /// <summary>Empty lines are left out; tasks not named any more go.</summary>
        public List<TaskLine>? Tasks { get; set; }
        /// <inheritdoc />
        public int? Edition { get; set; }
    }

    /// <returns>False when there is no such card within reach.</returns>
    public async Task<bool> Run(string code, int year, Form form, CancellationToken ct)
    {
        // load
        if (await ProgrammeCard.VisibleTo(db.Cards, actor.Value, Permissions.Answer).FirstOrDefaultAsync(c => c.Code == code && c.Year == year, ct) is not { } card) return false;
        var plan = await db.Rectifications.Include(r => r.Tasks).FirstOrDefaultAsync(r => r.CardId == card.Id, ct);
        var now = clock.GetUtcNow();
        var announced = await db.JudgedYears.Where(y => y.Year == year).Select(y => y.AnnouncedAt).FirstOrDefaultAsync(ct) ?? now;
        var latest = announced.BeijingDay().AddMonths((int)(await regulations.InForce(CardRegulations.RectifyMonths, announced.BeijingDay(), ct)).Number);

        // decide
        if (form.Goal?.Trim() is not { Length: > 0 } goal || form.Due is not { } due) throw CardRefusals.ReasonNeeded.Broken();
        if (due > latest) throw CardRefusals.TooLong.Broken(Show.Day(latest));
        List<TaskLine> lines = [.. (form.Tasks ?? []).Where(t => !t.IsEmpty)];
        if (lines.Count == 0) throw CardRefusals.NoTasks.Broken();
        for (var i = 0; i < lines.Count; i++)
        {
            if (string.IsNullOrWhiteSpace(lines[i].Title) || string.IsNullOrWhiteSpace(lines[i].Owner) || lines[i].Due is null) throw CardRefusals.TaskIncomplete.Broken(i + 1);
            if (lines[i].Due > due) throw CardRefusals.TaskTooLate.Broken(lines[i].Title!.Trim(), Show.Day(due));
        }
        if (plan is null)
        {
            card.Rectify();
            db.Rectifications.Add(plan = new() { CardId = card.Id, Goal = goal, Due = due, By = actor.Value.Name, At = now });
        }
        else
        {
            plan.MustBeOpen();
            plan.MustBe(form.Edition);
            (plan.Goal, plan.Due) = (goal, due);
        }
        plan.Tasks.RemoveAll(t => !lines.Exists(l => l.Id == t.Id.Value));
        foreach (var line in lines)
            if (plan.Tasks.FirstOrDefault(t => t.Id.Value == line.Id) is { } task) (task.Title, task.Owner, task.Due) = (line.Title!.Trim(), line.Owner!.Trim(), line.Due!.Value);
            else plan.Tasks.Add(new() { RectificationId = plan.Id, Title = line.Title!.Trim(), Owner = line.Owner!.Trim(), Due = line.Due!.Value });

        // save
        await db.SaveOnce(ct);
        return true;
    }
}

/// <summary>Somebody of the school notes how far a task is.</summary>
internal sealed class AdvanceTask(TongpinDb db, CurrentActor actor, TimeProvider clock)
{
    public sealed class Form : IEditForm
    {
        [Needed, Between(0, 100)] public int? Progress { get; set; }
        /// <summary>What came of it; needed once it is done.</summary>
        [AtMost(2000)] public string? Result { get; set; }
        /// <inheritdoc />
        public int? Edition { get; set; }
    }

    /// <returns>False when there is no such task within reach.</returns>
    public async Task<bool> Run(RectificationTaskId id, Form form, CancellationToken ct)
    {
        // load
        var mine = ProgrammeCard.VisibleTo(db.Cards, actor.Value, Permissions.Answer);
        if (await db.Rectifications.Include(r => r.Tasks).FirstOrDefaultAsync(r => r.Tasks.Any(t => t.Id == id) && mine.Any(c => c.Id == r.CardId), ct) is not { } plan) return false;
        var task = plan.Tasks.Single(t => t.Id == id);

        // decide
        plan.MustBeOpen();
        task.MustBe(form.Edition);
        task.Advance(form.Progress ?? 0, form.Result ?? "", clock.GetUtcNow().BeijingDay());

        // save
        await db.SaveChangesAsync(ct);
        return true;
    }
}

/// <summary>The school hands its plan in for acceptance.</summary>
internal sealed class SubmitPlan(TongpinDb db, IApprovals approvals, CurrentActor actor, TimeProvider clock)
{
    /// <summary>Kind of approval.</summary>
    public const string Approval = "programmes.rectification";

    public static ApprovalKind Flow { get; } = new(Approval, ("整改验收", "Acceptance of a rectification"),
    [
        new("office", ("教务处核查", "Academic office"), BuiltInRoles.AcademicOffice),
        new("committee", ("专业建设指导委员会验收", "Programme committee"), BuiltInRoles.ProgrammeCommittee, Mode: StepMode.Panel, Days: 10),
    ]);

    public sealed class Form
    {
        /// <summary>What was reached.</summary>
        [Needed, AtMost(4000)] public string? Report { get; set; }
    }

    /// <returns>False when there is no such plan within reach.</returns>
    public async Task<bool> Run(string code, int year, Form form, CancellationToken ct)
    {
        if (await ProgrammeCard.VisibleTo(db.Cards, actor.Value, Permissions.Answer).FirstOrDefaultAsync(c => c.Code == code && c.Year == year, ct) is not { } card
            || await db.Rectifications.Include(r => r.Tasks).FirstOrDefaultAsync(r => r.CardId == card.Id, ct) is not { } plan) return false;
        plan.Submit(form.Report ?? "", clock.GetUtcNow());
        await approvals.Submit(new(Approval, Rectification.Table, plan.Id.Value.ToString(), new($"整改验收：{card.Code} {card.Name} {card.Year} 年", $"Rectification: {card.Code} {card.Words.En}, {card.Year}"), card.Href, card.SchoolId), ct);
        await db.SaveOnce(ct);
        return true;
    }
}

/// <summary>Plan and card follow the request; hearing twice comes to the same end.</summary>
internal sealed class FollowPlan(TongpinDb db, DecisionBook decisions) : IHear<ApprovalMoved>
{
    public async Task Hear(ApprovalMoved fact, CancellationToken ct)
    {
        if (fact.Kind != SubmitPlan.Approval || fact.Noun != Rectification.Table || !Guid.TryParse(fact.Record, out var record)) return;
        var id = new RectificationId(record);
        if (await db.Rectifications.Include(r => r.Tasks).FirstOrDefaultAsync(r => r.Id == id, ct) is not { State: RectificationState.Submitted } plan || fact.At < plan.SubmittedAt) return;
        var card = await db.Cards.FirstAsync(c => c.Id == plan.CardId, ct);

        plan.State = fact.State switch { ApprovalState.Approved => RectificationState.Accepted, ApprovalState.Refused => RectificationState.Failed, ApprovalState.Returned => RectificationState.Returned, ApprovalState.Withdrawn => RectificationState.Running, _ => plan.State };
        if (fact.State is ApprovalState.Approved or ApprovalState.Refused)
        {
            var accepted = fact.State == ApprovalState.Approved;
            var why = fact.Why.Trim() is { Length: > 0 } said ? said : plan.Report;
            card.Accept(accepted, fact.By, why, fact.At);
            decisions.Enter(new(DecisionKind.Rectification, $"rectification {fact.Id.Value}", card.Subject,
                accepted ? new($"整改验收通过（{plan.Tasks.Count} 项任务）", $"The rectification is accepted ({plan.Tasks.Count} tasks)") : new("整改验收未通过", "The rectification has failed"),
                fact.By, await decisions.FilesOf([(Rectification.Table, plan.Id.Value.ToString()), .. plan.Tasks.Select(t => (RectificationTask.Table, t.Id.Value.ToString()))], ct), SubmitPlan.Approval, card.Href)
            { Why = why, At = fact.At });
        }
        await db.SaveChangesAsync(ct);
    }
}

/// <summary>Files of a plan as a whole.</summary>
internal sealed class PlanEvidence(TongpinDb db) : IEvidenceNoun
{
    public string Noun => Rectification.Table;
    public string Edit => Permissions.Answer;

    public async Task<EvidencePlace?> Place(string record, CancellationToken ct) =>
        Guid.TryParse(record, out var value) && await db.Rectifications.Where(r => r.Id == new RectificationId(value)).Join(db.Cards, r => r.CardId, c => c.Id, (_, c) => new { c.SchoolId }).FirstOrDefaultAsync(ct) is { } card ? new(Noun, record, Permissions.See, card.SchoolId) : null;
}

/// <summary>Files of one task.</summary>
internal sealed class TaskEvidence(TongpinDb db) : IEvidenceNoun
{
    public string Noun => RectificationTask.Table;
    public string Edit => Permissions.Answer;

    public async Task<EvidencePlace?> Place(string record, CancellationToken ct) =>
        Guid.TryParse(record, out var value) && await db.RectificationTasks.Where(t => t.Id == new RectificationTaskId(value)).Join(db.Rectifications, t => t.RectificationId, r => r.Id, (_, r) => r.CardId).Join(db.Cards, id => id, c => c.Id, (_, c) => new { c.SchoolId }).FirstOrDefaultAsync(ct) is { } card ? new(Noun, record, Permissions.See, card.SchoolId) : null;
}
