using Microsoft.EntityFrameworkCore;
using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Training.Categories;

namespace Tongpin.Training.Projects;

/// <summary>The unit asks to change an approved project: its category, or the amount of the contract.</summary>
internal sealed class AskChange(TongpinDb db, ProjectDesk desk, IApprovals approvals, CurrentActor actor, TimeProvider clock)
{
    public sealed class Form
    {
        public TrainingCategory? Category { get; set; }
        [Between(0, 100_000_000)] public decimal? Contract { get; set; }
        [Needed, AtMost(1000)] public string? Why { get; set; }
    }

    /// <returns>False when there is no such project within reach.</returns>
    public async Task<bool> Run(ProjectId id, Form form, CancellationToken ct)
    {
        // load
        if (await desk.Find(id, Permissions.Run, ct) is not { } project) return false;

        // decide
        if (project.State is ProjectState.Draft or ProjectState.Approval or ProjectState.Distributed or ProjectState.Closed or ProjectState.Refused or ProjectState.Cancelled) throw Rules.WrongState.Broken(Codes.Of(project.State), Codes.Of(ProjectState.Approved));
        var category = form.Category is { } wanted && wanted != project.Category ? wanted : (TrainingCategory?)null;
        var contract = form.Contract is { } amount && amount != project.Contract ? amount : (decimal?)null;
        if (category is null && contract is null) throw Rules.ChangeNothing.Broken();
        if (contract is { } c && (c < 0 || !Money.IsWholeCents(c))) throw Rules.BadAmount.Broken(c);
        if (await db.Changes.AnyAsync(x => x.ProjectId == id && x.State == ApprovalState.Running, ct)) throw Rules.ChangeOpen.Broken();
        var change = new ProjectChange { ProjectId = id, Category = category, Contract = contract, Why = form.Why!.Trim(), By = actor.Value.Name, At = clock.GetUtcNow() };

        // save
        db.Changes.Add(change);
        actor.Why = change.Why;
        await approvals.Submit(new(ProjectApprovals.Change, ProjectApprovals.ChangeNoun, change.Id.Value.ToString(), new($"培训变更：{project.Name}", $"Change of training: {project.Name}"), project.Href, project.UnitId, contract), ct);
        await db.SaveChangesAsync(ct);
        return true;
    }
}
