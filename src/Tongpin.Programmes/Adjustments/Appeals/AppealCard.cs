using Microsoft.EntityFrameworkCore;
using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Programmes.Adjustments.Decisions;
using Tongpin.Programmes.Adjustments.Judging;

namespace Tongpin.Programmes.Adjustments.Appeals;

/// <summary>The school appeals against a card within its days, or again after a return; the appeal goes the way of approval.</summary>
internal sealed class AppealCard(TongpinDb db, IApprovals approvals, CurrentActor actor, TimeProvider clock)
{
    /// <summary>Kind of approval.</summary>
    public const string Approval = "programmes.appeal";

    public static ApprovalKind Flow { get; } = new(Approval, ("红黄牌申诉", "Appeal against a card"),
    [
        new("office", ("教务处核对", "Academic office"), BuiltInRoles.AcademicOffice),
        new("committee", ("专业建设指导委员会审议", "Programme committee"), BuiltInRoles.ProgrammeCommittee, Mode: StepMode.Panel, Days: 10),
    ]);

    public sealed class Form
    {
        /// <summary>Why the card is wrong, or what excuses it.</summary>
        [Needed, AtMost(4000)] public string? Text { get; set; }
    }

    /// <returns>False when there is no such card within reach.</returns>
    public async Task<bool> Run(string code, int year, Form form, CancellationToken ct)
    {
        // load
        if (await ProgrammeCard.VisibleTo(db.Cards, actor.Value, Permissions.Answer).FirstOrDefaultAsync(c => c.Code == code && c.Year == year, ct) is not { } card) return false;
        var appeal = await db.Appeals.FirstOrDefaultAsync(a => a.CardId == card.Id, ct);
        var now = clock.GetUtcNow();

        // decide
        if (form.Text?.Trim() is not { Length: > 0 } text) throw CardRefusals.ReasonNeeded.Broken();
        // Returned for more, the appeal is in time whenever it comes back.
        if (appeal is not { State: ApprovalState.Returned }) card.Appeal(now.BeijingDay());
        if (appeal is null) db.Appeals.Add(appeal = new() { CardId = card.Id, Text = text, By = actor.Value.Name, At = now });
        else (appeal.Text, appeal.By, appeal.At, appeal.State) = (text, actor.Value.Name, now, ApprovalState.Running);
        await approvals.Submit(new(Approval, ProgrammeCard.Table, card.Id.Value.ToString(), new($"申诉：{card.Code} {card.Name} {card.Year} 年{CardWords.NameOf(card.Card).Zh}", $"Appeal: {card.Code} {card.Words.En}, {CardWords.NameOf(card.Card).En.ToLowerInvariant()} of {card.Year}"), card.Href, card.SchoolId), ct);

        // save
        await db.SaveOnce(ct);
        return true;
    }
}

/// <summary>Card and appeal follow the request; hearing twice comes to the same end.</summary>
internal sealed class FollowAppeal(TongpinDb db, DecisionBook decisions) : IHear<ApprovalMoved>
{
    public async Task Hear(ApprovalMoved fact, CancellationToken ct)
    {
        if (fact.Kind != AppealCard.Approval || fact.Noun != ProgrammeCard.Table || !Guid.TryParse(fact.Record, out var record)) return;
        var id = new CardId(record);
        if (await db.Cards.FirstOrDefaultAsync(c => c.Id == id, ct) is not { State: CardState.Appealed } card || await db.Appeals.FirstOrDefaultAsync(a => a.CardId == id, ct) is not { } appeal) return;
        // A fact told before the school asked again is no longer news.
        if (fact.At < appeal.At) return;

        appeal.State = fact.State;
        switch (fact.State)
        {
            case ApprovalState.Withdrawn: card.AppealWithdrawn(); break;
            case ApprovalState.Approved or ApprovalState.Refused:
                var lifted = fact.State == ApprovalState.Approved;
                var why = fact.Why.Trim() is { Length: > 0 } said ? said : appeal.Text;
                card.Decide(lifted, fact.By, why, fact.At);
                var rules = await db.JudgedYears.Where(y => y.Year == card.Year).Select(y => y.Regulations).FirstAsync(ct);
                decisions.Enter(new(DecisionKind.Appeal, $"appeal {fact.Id.Value}", card.Subject,
                    lifted ? new($"申诉成立，解除{CardWords.NameOf(card.Card).Zh}", $"The appeal is heard; the {CardWords.NameOf(card.Card).En.ToLowerInvariant()} is lifted") : new($"申诉未成立，{CardWords.NameOf(card.Card).Zh}维持", $"The appeal is refused; the {CardWords.NameOf(card.Card).En.ToLowerInvariant()} stands"),
                    fact.By, await decisions.FilesOf([(ProgrammeCard.Table, card.Id.Value.ToString())], ct), Profile.Line(rules), card.Href)
                { Why = why, At = fact.At });
                break;
        }
        await db.SaveChangesAsync(ct);
    }
}

/// <summary>The files of an appeal lie with the card.</summary>
internal sealed class CardEvidence(TongpinDb db) : IEvidenceNoun
{
    public string Noun => ProgrammeCard.Table;
    public string Edit => Permissions.Answer;

    public async Task<EvidencePlace?> Place(string record, CancellationToken ct) =>
        Guid.TryParse(record, out var value) && await db.Cards.Where(c => c.Id == new CardId(value)).Select(c => new { c.SchoolId }).FirstOrDefaultAsync(ct) is { } card ? new(Noun, record, Permissions.See, card.SchoolId) : null;
}
