using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Training.Projects;

namespace Tongpin.Training.Funds;

/// <summary>The finance office distributes (分配) what a settled project has earned: never before the money arrived and the settlement was approved, never twice.</summary>
internal sealed class Distribute(TongpinDb db, ProjectDesk desk, ILedger ledger)
{
    public async Task<bool> Run(ProjectId id, CancellationToken ct)
    {
        // load
        if (await desk.Find(id, Permissions.Money, ct) is not { } project) return false;
        var received = await ledger.ReceivedOf(id, ct);
        var policy = await desk.PolicyOf(project, ct);

        // decide
        project.Distribute(received);
        var shares = Distribution.Of(received, project.Budget.Sum(l => l.At(BudgetStage.Final)), policy);

        // save: the round is part of each cause, so that a second distribution of the round enters nothing
        await Enter(MoneyBooks.Spent, shares.Spent, ("支出", "Spent"));
        await Enter(MoneyBooks.SchoolFee, shares.SchoolFee, ("学校管理费", "School's fee"));
        await Enter(MoneyBooks.SchoolShare, shares.School, ("学校分配", "School's share"));
        await Enter(MoneyBooks.UnitShare, shares.Unit, ("承办单位分配", "Unit's share"));
        await Enter(MoneyBooks.OfficeShare, shares.Office, ("归口部门分配", "Office's share"));
        await db.SaveChangesAsync(ct);
        return true;

        async Task Enter(string account, decimal amount, Words text)
        {
            if (amount != 0) await ledger.Enter(MoneyBooks.Post(project, MoneyBooks.Money, account, amount, desk.Today, text, $"distribution {id.Value} {project.DistributionRound} {account}", project.Policy is { } policy ? [policy] : []), ct);
        }
    }

    /// <summary>Takes the whole distribution back; then it can be done anew.</summary>
    public async Task<bool> Reverse(ProjectId id, string? why, CancellationToken ct)
    {
        if (await desk.Find(id, Permissions.Money, ct) is not { } project) return false;
        project.Undistribute();
        foreach (var line in await ledger.Of(MoneyBooks.Money, ProjectApprovals.ProjectNoun, id.Value.ToString(), ct))
            if (line is { Account: not MoneyBooks.Received, Reverses: null, IsReversed: false }) await ledger.Reverse(line.Id, why, desk.Today, ct);
        await db.SaveChangesAsync(ct);
        return true;
    }
}

/// <summary>The office closes a year (年度结账): projects can enter nothing into it any more. Closing it again changes nothing.</summary>
internal sealed class CloseYear(TongpinDb db, ProjectDesk desk, ILedger ledger)
{
    /// <returns>False when the year was closed before.</returns>
    public async Task<bool> Run(int year, CancellationToken ct)
    {
        if (year >= desk.Today.Year) throw Rules.NotYetOver.Broken(year);
        var closed = false;
        foreach (var book in MoneyBooks.OfProjects) closed |= await ledger.Close(book, year, ct);
        if (closed) await db.SaveChangesAsync(ct);
        return closed;
    }
}
