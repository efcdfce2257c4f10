using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Programmes.Fit.Reviews;
using Tongpin.Programmes.Fit.Weights;
using Tongpin.Programmes.Proposals;

namespace Tongpin.Programmes.Cycle;

/// <summary>Something of a stage that is open, as a number that leads to its records.</summary>
public sealed record CycleTask(Words What, int Count, string Href);

/// <summary>A stage of the cycle as it stands today.</summary>
/// <param name="Holder">Who holds it.</param>
/// <param name="Place">Before, during or after its window.</param>
/// <param name="DaysLeft">Until its last day, that day included; null outside its window.</param>
public sealed record CycleStep(CycleStage Stage, Words Name, DateOnly From, DateOnly To, Words Holder, StagePlace Place, int? DaysLeft, IReadOnlyList<CycleTask> Tasks);

public enum StagePlace { Coming, Now, Over }

/// <summary>The cycle of one year.</summary>
public sealed record CycleYear(int Year, DateOnly Today, int CalendarVersion, IReadOnlyList<CycleStep> Steps);

/// <summary>Reads the calendar of the cycle with what is open at each stage.</summary>
internal sealed class CycleBook(TongpinDb db, IRegulations regulations, CurrentActor actor, TimeProvider clock)
{
    public async Task<CycleYear> Read(int? asked, CancellationToken ct)
    {
        var today = clock.GetUtcNow().BeijingDay();
        var year = asked is >= 2000 and <= 2100 ? asked.Value : today.Year;
        var calendar = await regulations.InForce(Regulations.Calendar, year < today.Year ? new DateOnly(year, 12, 31) : today, ct);
        List<CycleStep> steps = [];
        foreach (var window in CycleCalendar.Of(year, calendar))
        {
            var place = window.IsOn(today) ? StagePlace.Now : window.IsOver(today) ? StagePlace.Over : StagePlace.Coming;
            steps.Add(new(window.Stage, CycleCalendar.NameOf(window.Stage), window.From, window.To, BuiltInRoles.All.First(r => r.Key == window.Role).Name, place, place == StagePlace.Now ? window.To.DayNumber - today.DayNumber + 1 : null, await Open(window.Stage, year, ct)));
        }
        return new(year, today, calendar.Version, steps);
    }

    private async Task<IReadOnlyList<CycleTask>> Open(CycleStage stage, int year, CancellationToken ct)
    {
        var proposals = Proposal.VisibleTo(db.Proposals, actor.Value).Where(p => p.Year == year);
        async Task<CycleTask> Proposed(Words what, ProposalState state) => new(what, await proposals.CountAsync(p => p.State == state, ct), $"/programmes/proposals?year={year}&state={state}");
        return stage switch
        {
            CycleStage.Freeze => [new(("已冻结的轮次", "Rounds frozen"), await db.FitReviews.CountAsync(r => r.Year == year, ct), $"/programmes/reviews?year={year}"), new(("评议中的权重", "Weights open for votes"), await WeightBook.VisibleTo(db, actor.Value).CountAsync(r => r.Year == year && r.State == WeightState.Open, ct), $"/programmes/weights?year={year}&state=Open")],
            CycleStage.Fit => [new(("已发布的轮次", "Rounds published"), await db.FitReviews.CountAsync(r => r.Year == year && r.State == ReviewState.Published, ct), $"/programmes/reviews?year={year}&state=Published")],
            CycleStage.Proposals => [await Proposed(("草稿", "Drafts"), ProposalState.Draft), await Proposed(("退回修改", "Returned"), ProposalState.Returned)],
            CycleStage.Committee or CycleStage.Decision => [await Proposed(("审批中的申报", "Proposals in approval"), ProposalState.Submitted)],
            CycleStage.Filing => [await Proposed(("待备案", "To be filed"), ProposalState.Approved)],
            CycleStage.Execution => [await Proposed(("已备案", "Filed"), ProposalState.Filed)],
            _ => [],
        };
    }
}

internal static class CycleApi
{
    public static void MapCycle(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/programmes/calendar/{year:int}", (int year, CycleBook book, CancellationToken ct) => book.Read(year, ct))
            .RequireAuthorization(Permissions.See).WithTags("周期日历 Calendar of the cycle").WithSummary("The stages of a year: windows, holders, what is open");
}
