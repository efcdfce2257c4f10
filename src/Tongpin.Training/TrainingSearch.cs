using Microsoft.EntityFrameworkCore;
using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Training.Projects;

namespace Tongpin.Training;

/// <summary>Projects in the one search box, within the reader's reach.</summary>
internal sealed class TrainingSearch(TongpinDb db, CurrentActor actor) : ISearchSource
{
    public Words Kind => ("培训项目", "Training projects");
    public string? List => "/training/projects";

    public async Task<IReadOnlyList<SearchHit>> Find(string text, int most, CancellationToken ct) => !actor.Value.May(Permissions.See) ? [] :
        await TrainingProject.VisibleTo(db.Projects, actor.Value).Where(p => p.Name.Holds(text) || p.Number == text || p.Partner.Holds(text)).OrderByDescending(p => p.Starts).Take(most)
            .Select(p => new SearchHit(p.Name, p.Number + " " + p.UnitName, "/training/projects/" + p.Id.Value)).ToListAsync(ct);
}
