using Tongpin.Foundation;
using Tongpin.Kernel;

namespace Tongpin.Training.Projects;

/// <summary>The unit hands the application in. What law forbids stops it; a soft limit needs a written reason; then it goes the way of its category.</summary>
internal sealed class SubmitProject(TongpinDb db, ProjectDesk desk, IApprovals approvals)
{
    /// <returns>False when there is no such project within reach.</returns>
    public async Task<bool> Run(ProjectId id, CancellationToken ct)
    {
        // load
        if (await desk.Find(id, Permissions.Run, ct) is not { } project) return false;
        var (findings, policy) = await desk.Check(project, ct);

        // decide
        project.MustBe(ProjectState.Draft);
        if (findings.FirstOrDefault(f => f.Blocks || project.SoftReason.Length == 0) is { } finding) throw finding.Broken;
        project.Submit(policy.Version);
        await approvals.Submit(new(ProjectApprovals.Project, ProjectApprovals.ProjectNoun, id.Value.ToString(), new($"培训立项：{project.Name}", $"Training project: {project.Name}"), project.Href, project.UnitId, project.FeeTotal, policy.Policy.Way), ct);

        // save
        await db.SaveChangesAsync(ct);
        return true;
    }
}
