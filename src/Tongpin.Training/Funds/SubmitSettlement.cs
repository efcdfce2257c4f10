using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Training.Projects;

namespace Tongpin.Training.Funds;

/// <summary>The unit hands in what was spent, line by line beside the budget (结算); then it goes to approval.</summary>
internal sealed class SubmitSettlement(TongpinDb db, ProjectDesk desk, ILedger ledger, IApprovals approvals)
{
    public sealed class Form : IEditForm
    {
        /// <summary>Yuan spent, in the order of the lines of the budget.</summary>
        public List<decimal?> Settled { get; set; } = [];
        /// <inheritdoc />
        public int? Edition { get; set; }
    }

    public async Task<bool> Run(ProjectId id, Form form, CancellationToken ct)
    {
        // load
        if (await desk.Find(id, Permissions.Run, ct) is not { } project) return false;
        var received = await ledger.ReceivedOf(id, ct);

        // decide
        project.MustBe(form.Edition);
        if (form.Settled.Count < project.Budget.Count || form.Settled.Take(project.Budget.Count).Any(s => s is null)) throw Rules.SettledMissing.Broken();
        if (form.Settled.FirstOrDefault(s => s < 0 || !Money.IsWholeCents(s ?? 0)) is { } bad) throw Rules.BadAmount.Broken(bad);
        project.Settle([.. project.Budget.Select((line, i) => line with { Settled = form.Settled[i] })]);

        // save
        await approvals.Submit(new(ProjectApprovals.Settlement, ProjectApprovals.SettlementNoun, id.Value.ToString(), new($"培训结算：{project.Name}", $"Settlement: {project.Name}"), project.Href, project.UnitId, received), ct);
        await db.SaveChangesAsync(ct);
        return true;
    }
}
