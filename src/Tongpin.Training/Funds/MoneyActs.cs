using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Training.Projects;
using Tongpin.Training.Roster;

namespace Tongpin.Training.Funds;

/// <summary>The finance office enters the number of the fee filing (收费备案).</summary>
internal sealed class FileFee(TongpinDb db, ProjectDesk desk)
{
    public sealed class Form
    {
        [Needed, AtMost(80)] public string? Number { get; set; }
    }

    /// <returns>False when there is no such project within reach; so in all acts of this room.</returns>
    public async Task<bool> Run(ProjectId id, Form form, CancellationToken ct)
    {
        if (await desk.Find(id, Permissions.Money, ct) is not { } project) return false;
        project.FileFee(form.Number!.Trim());
        await db.SaveChangesAsync(ct);
        return true;
    }
}

/// <summary>The unit enters the contract (合同). Its amount is what must arrive; afterwards only a change request moves it.</summary>
internal sealed class SignContract(TongpinDb db, ProjectDesk desk)
{
    public sealed class Form
    {
        [Needed, AtMost(80)] public string? Number { get; set; }
        [Needed] public DateOnly? Day { get; set; }
        [Needed, Between(0, 100_000_000)] public decimal? Amount { get; set; }
    }

    public async Task<bool> Run(ProjectId id, Form form, CancellationToken ct)
    {
        if (await desk.Find(id, Permissions.Run, ct) is not { } project) return false;
        project.Sign(form.Number!.Trim(), form.Day!.Value, form.Amount!.Value);
        await db.SaveChangesAsync(ct);
        return true;
    }
}

/// <summary>The finance office enters money that arrived (到账), by its voucher; the same voucher counts once in the whole college. A refund (退费) is a negative amount.</summary>
internal sealed class RecordReceipt(TongpinDb db, ProjectDesk desk, ILedger ledger)
{
    private const int Tries = 5;

    public sealed class Form
    {
        [Needed, AtMost(80)] public string? Voucher { get; set; }
        [Needed] public DateOnly? Day { get; set; }
        [Needed, Between(-100_000_000, 100_000_000)] public decimal? Amount { get; set; }
        [AtMost(120)] public string? From { get; set; }
    }

    public async Task<bool> Run(ProjectId id, Form form, CancellationToken ct)
    {
        for (var left = Tries; ; left--)
        {
            try
            {
                return await Once(id, form, ct);
            }
            // Another voucher of the same project came first: this one follows it.
            catch (RuleBroken broken) when (broken.Rule == IEdited.ChangedMeanwhile && left > 1)
            {
                db.ChangeTracker.Clear();
            }
        }
    }

    private async Task<bool> Once(ProjectId id, Form form, CancellationToken ct)
    {
        if (await desk.Find(id, Permissions.Money, ct) is not { } project) return false;
        if (project.State is < ProjectState.Approved or ProjectState.Distributed or ProjectState.Closed or ProjectState.Refused or ProjectState.Cancelled) throw Rules.ReceiptsFixed.Broken();
        if (project.ContractDay is null) throw Rules.NoContract.Broken();
        if (form.Amount < 0 && await ledger.ReceivedOf(id, ct) + form.Amount < 0) throw Rules.BadAmount.Broken(form.Amount);
        var from = form.From?.Trim() is { Length: > 0 } given ? Words.Same(given) : project.HasPartner ? Words.Same(project.Partner) : ("学员", "trainees");
        Words text = form.Amount < 0 ? ("退费", "Refund") : ($"到账（{from.Zh}）", $"Received ({from.En})");
        await ledger.Enter(MoneyBooks.Post(project, MoneyBooks.Money, MoneyBooks.Received, form.Amount!.Value, form.Day!.Value, text, $"voucher {form.Voucher!.Trim()}"), ct);
        project.MoneyMoved();
        await db.SaveChangesAsync(ct);
        return true;
    }
}

/// <summary>The finance office takes a receipt back by its opposite (冲销).</summary>
internal sealed class ReverseReceipt(TongpinDb db, ProjectDesk desk, ILedger ledger)
{
    public async Task<bool> Run(ProjectId id, EntryId entry, string? why, CancellationToken ct)
    {
        if (await desk.Find(id, Permissions.Money, ct) is not { } project) return false;
        if (project.State is ProjectState.Distributed or ProjectState.Closed) throw Rules.ReceiptsFixed.Broken();
        if (!(await ledger.Of(MoneyBooks.Money, ProjectApprovals.ProjectNoun, id.Value.ToString(), ct)).Any(l => l.Id == entry && l.Account == MoneyBooks.Received)) return false;
        await ledger.Reverse(entry, why, desk.Today, ct);
        project.MoneyMoved();
        await db.SaveChangesAsync(ct);
        return true;
    }
}

/// <summary>The unit opens the class (开班), when fee filing, contract and prepayment of the category are there, and what the college asks of roster and insurance.</summary>
internal sealed class OpenClass(TongpinDb db, ProjectDesk desk, OpeningBook opening, ILedger ledger)
{
    public async Task<bool> Run(ProjectId id, CancellationToken ct)
    {
        if (await desk.Find(id, Permissions.Run, ct) is not { } project) return false;
        project.Open(await desk.PolicyOf(project, ct), await ledger.ReceivedOf(id, ct));
        if ((await opening.Check(project, ct)).FirstOrDefault(f => f.Blocks) is { } gate) throw gate.Broken;
        await db.SaveChangesAsync(ct);
        return true;
    }
}

/// <summary>Teaching is done (结课): 人次 and person-hours go into the ledger, at the day on which the class ended.</summary>
internal sealed class FinishTeaching(TongpinDb db, ProjectDesk desk, RosterDesk roster, ILedger ledger)
{
    public sealed class Form
    {
        [Needed, Between(1, 20000)] public int? Heads { get; set; }
        public Satisfaction Satisfaction { get; set; }
    }

    public async Task<bool> Run(ProjectId id, Form form, CancellationToken ct)
    {
        if (await desk.Find(id, Permissions.Run, ct) is not { } project) return false;
        // Where a roster is kept, it and the count are the same.
        if (await roster.Enrolled(id, ct) is > 0 and var enrolled && enrolled != form.Heads) throw Rules.HeadsDiffer.Broken(enrolled, form.Heads);
        project.Finish(form.Satisfaction);
        await ledger.Enter(MoneyBooks.Post(project, MoneyBooks.Heads, MoneyBooks.Trained, form.Heads!.Value, project.Ends, ("参训人次", "Trained"), $"trained {id.Value}"), ct);
        await ledger.Enter(MoneyBooks.Post(project, MoneyBooks.Hours, MoneyBooks.PersonHours, form.Heads.Value * project.Hours, project.Ends, ("人学时", "Person-hours"), $"hours {id.Value}"), ct);
        await db.SaveChangesAsync(ct);
        return true;
    }
}
