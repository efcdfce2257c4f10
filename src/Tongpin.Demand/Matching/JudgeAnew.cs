using Microsoft.EntityFrameworkCore;
using Tongpin.Foundation;
using Tongpin.Kernel;

namespace Tongpin.Demand.Matching;

/// <summary>Has adverts matched when they, or what they are judged by, have changed: catalogue, clusters, labels of portals, regulations.</summary>
internal sealed class JudgeAnew(TongpinDb db, IJobs jobs) : IHear<RegulationChanged>
{
    private static readonly string[] JudgedBy = [Regulations.Taxonomy, Regulations.MatchLevels, Regulations.LeastScore];

    /// <summary>Those that are not matched.</summary>
    public Task<JobId> New(CancellationToken ct) => jobs.Start(MatchAdverts.JobKind, ("匹配岗位", "Match adverts"), MatchAdverts.New, ct);

    /// <summary>All but those that people have settled.</summary>
    public Task<JobId> Everything(CancellationToken ct) => jobs.Start(MatchAdverts.JobKind, ("重新匹配岗位", "Match adverts again"), MatchAdverts.Everything, ct);

    /// <summary>As <see cref="Everything"/>, where there is something to judge and something to judge it by.</summary>
    public async Task IfAny(CancellationToken ct)
    {
        if ((await db.Adverts.AnyAsync(ct) || await db.Enterprises.AnyAsync(ct)) && await db.Catalogue.AnyAsync(ct)) await Everything(ct);
    }

    public Task Hear(RegulationChanged fact, CancellationToken ct) => JudgedBy.Contains(fact.Code) ? IfAny(ct) : Task.CompletedTask;
}
