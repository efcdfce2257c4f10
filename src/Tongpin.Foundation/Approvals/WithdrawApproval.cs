using Tongpin.Kernel;

namespace Tongpin.Foundation.Approvals;

/// <summary>An applicant takes his request back; its module hears of it.</summary>
internal sealed class WithdrawApproval(TongpinDb db, ApprovalBook book, CurrentActor actor)
{
    public async Task Run(ApprovalId id, string why, CancellationToken ct)
    {
        await book.Withdraw(id, why, ct);
        actor.Why = why.Trim();
        await db.SaveChangesAsync(ct);
    }
}
