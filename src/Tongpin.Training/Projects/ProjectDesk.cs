using Microsoft.EntityFrameworkCore;
using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Training.Categories;

namespace Tongpin.Training.Projects;

/// <summary>What the acts on a project have in common: finding it within reach, its policy, its papers, what stands above its unit.</summary>
internal sealed class ProjectDesk(TongpinDb db, CurrentActor actor, IUnits units, IEvidence evidence, IRegulations regulations, CategoryBook categories, TimeProvider clock)
{
    public DateOnly Today => clock.GetUtcNow().BeijingDay();

    /// <returns>Null when there is no such project within the reach of the permission.</returns>
    public Task<TrainingProject?> Find(ProjectId id, string permission, CancellationToken ct) => TrainingProject.VisibleTo(db.Projects, actor.Value, permission).FirstOrDefaultAsync(p => p.Id == id, ct);

    /// <summary>The policy by which it was approved; before that the one in force.</summary>
    public async Task<CategoryPolicy> PolicyOf(TrainingProject project, CancellationToken ct) => project.Policy is { } kept ? kept.Json<CategoryPolicy>() : (await categories.Of(project.Category, Today, ct)).Policy;

    /// <summary>The papers that lie there.</summary>
    public async Task<IReadOnlyCollection<Paper>> PapersOf(ProjectId id, CancellationToken ct)
    {
        List<Paper> papers = [];
        foreach (var paper in Enum.GetValues<Paper>())
            if (await evidence.Count(ProjectPapers.Table, ProjectPapers.Record(id, paper), ct) > 0) papers.Add(paper);
        return papers;
    }

    /// <summary>A unit and all above it.</summary>
    public async Task<IReadOnlyList<UnitFacts>> Above(UnitId id, CancellationToken ct)
    {
        var all = (await units.ByNameOrCode(ct)).Values.DistinctBy(u => u.Id).ToDictionary(u => u.Id);
        List<UnitFacts> above = [];
        for (var at = (UnitId?)id; at is { } step && all.TryGetValue(step, out var unit); at = unit.Parent) above.Add(unit);
        return above;
    }

    /// <summary>All that speaks against submitting it now.</summary>
    public async Task<(IReadOnlyList<Finding> Findings, PolicyInForce Policy)> Check(TrainingProject project, CancellationToken ct)
    {
        var policy = await categories.Of(project.Category, Today, ct);
        var rules = await ProjectRules.On(Today, regulations, ct);
        return (rules.Check(project, policy.Policy, await Above(project.UnitId, ct), await PapersOf(project.Id, ct)), policy);
    }
}

/// <summary>The papers of a project, one place of evidence for each.</summary>
internal sealed class ProjectPapers(TongpinDb db) : IEvidenceNoun
{
    public const string Table = "training_paper";
    public string Noun => Table;
    public string Edit => Permissions.Run;

    public static string Record(ProjectId id, Paper paper) => $"{id.Value}:{paper}";

    public async Task<EvidencePlace?> Place(string record, CancellationToken ct)
    {
        if (record.Split(':') is not [var text, var paper] || !Guid.TryParse(text, out var id) || !Enum.TryParse<Paper>(paper, out var known) || known.ToString() != paper) return null;
        var unit = await db.Projects.Where(p => p.Id == new ProjectId(id)).Select(p => (UnitId?)p.UnitId).FirstOrDefaultAsync(ct);
        return unit is null ? null : new(Noun, record, Permissions.See, unit);
    }
}
