using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Programmes.Adjustments.Appeals;
using Tongpin.Programmes.Adjustments.Rectifying;

namespace Tongpin.Programmes.Adjustments.Judging;

/// <summary>The judgement of a year and what it was made with.</summary>
public sealed record JudgedYearView(int Year, JudgingState State, string Profile, DateTimeOffset FrozenAt, string FrozenBy, DateTimeOffset? JudgedAt, string JudgedBy, DateTimeOffset? AnnouncedAt, IReadOnlyList<RegulationVersion> Regulations);

/// <summary>A rule and how far it is.</summary>
/// <param name="Gap">Least change of the value that turns the rule.</param>
public sealed record DistanceView(string Rule, Words Words, Words Source, Card Card, string Indicator, decimal? Value, decimal Limit, bool Broken, decimal? Gap);

public sealed record ChangeView(string Indicator, Words Name, decimal From, decimal To);

/// <summary>How a programme stands today.</summary>
/// <param name="Lift">Least changes that bring the best card to be had.</param>
public sealed record OutlookView(int Year, string Profile, Card Card, IReadOnlyList<DistanceView> Distances, IReadOnlyList<ChangeView> Lift, Card Then, IReadOnlyList<RegulationVersion> Regulations);

public sealed record WhatIfView(int Year, string Profile, IReadOnlyList<RegulationVersion> Regulations, IReadOnlyList<WhatIfRow> Programmes);

public sealed record TaskView(Guid Id, string Title, string Owner, DateOnly Due, int Progress, string Result, DateOnly? DoneOn, int Edition);

/// <param name="Progress">Mean of the tasks, 0–100.</param>
public sealed record PlanView(RectificationState State, string Goal, DateOnly Due, int Progress, string Report, IReadOnlyList<TaskView> Tasks, int Edition);

/// <summary>A programme's card of a year with all that became of it.</summary>
public sealed record CardView(Guid Id, int Year, string Code, Words Name, Card Card, bool Exempt, CardState State, decimal? Score, int? Rank, IReadOnlyList<Words> Reasons, IReadOnlyDictionary<string, decimal> Values, DateOnly? AppealUntil, string SettledBy, string SettledWhy, DateTimeOffset? SettledAt, string? Appeal, ApprovalState? AppealState, PlanView? Plan);

internal static class JudgingApi
{
    public static void MapJudging(this IEndpointRouteBuilder routes)
    {
        var years = routes.MapGroup("/api/programmes/cards/{year:int}").WithTags("红黄牌 Cards").CheckForms();

        years.MapGet("/", async Task<Results<Ok<JudgedYearView>, NotFound>> (int year, CardBook book, CancellationToken ct) =>
                await book.Year(year, ct) is { } y ? TypedResults.Ok(new JudgedYearView(y.Year, y.State, y.Profile, y.FrozenAt, y.FrozenBy, y.JudgedAt, y.JudgedBy, y.AnnouncedAt, y.Regulations)) : TypedResults.NotFound())
            .RequireAuthorization(Permissions.See).WithSummary("The judgement of a year: state, profile and regulations used");

        years.MapPost("/freeze", async (int year, FreezeYear act, CancellationToken ct) => { await act.Run(year, ct); return TypedResults.NoContent(); })
            .RequireAuthorization(Permissions.Judge).WithSummary("Freeze the values of a year, or freeze them anew before it is announced").ProducesProblem(StatusCodes.Status409Conflict);

        years.MapPost("/judge", async (int year, JudgeYear act, CancellationToken ct) => { await act.Run(year, ct); return TypedResults.NoContent(); })
            .RequireAuthorization(Permissions.Judge).WithSummary("Judge all programmes of a frozen year under the profile of the year").ProducesProblem(StatusCodes.Status409Conflict);

        years.MapPost("/announce", async (int year, AnnounceYear act, CancellationToken ct) => { await act.Run(year, ct); return TypedResults.NoContent(); })
            .RequireAuthorization(Permissions.Judge).WithSummary("Announce the cards; the days for an appeal begin").ProducesProblem(StatusCodes.Status409Conflict);

        years.MapPost("/what-if", async Task<Results<Ok<WhatIfView>, NotFound>> (int year, WhatIf.Form form, WhatIf act, CancellationToken ct) =>
                await act.Run(year, form, ct) is var (profile, rows) ? TypedResults.Ok(new WhatIfView(year, profile.Key, profile.Regulations, rows)) : TypedResults.NotFound())
            .RequireAuthorization(Permissions.See).WithSummary("Judge a frozen year beside the kept result, under another profile, version, weights or limits; nothing is saved").ProducesProblem(StatusCodes.Status409Conflict);

        var cards = routes.MapGroup("/api/programmes/{code:length(6)}").WithTags("红黄牌 Cards").CheckForms();

        cards.MapGet("/outlook", async Task<Results<Ok<OutlookView>, NotFound>> (string code, TongpinDb db, CardBook book, CurrentActor actor, CancellationToken ct) =>
                await Programme.VisibleTo(db.Programmes, actor.Value).AnyAsync(p => p.Code == code, ct) && await book.Today(code, ct) is { } today ? TypedResults.Ok(Of(today)) : TypedResults.NotFound())
            .RequireAuthorization(Permissions.See).WithSummary("Today's distance to each card, and the least changes that would lift one");

        cards.MapGet("/cards/{year:int}", async Task<Results<Ok<CardView>, NotFound>> (string code, int year, TongpinDb db, CurrentActor actor, CancellationToken ct) =>
            {
                if (await ProgrammeCard.VisibleTo(db.Cards.AsNoTracking(), actor.Value).FirstOrDefaultAsync(c => c.Code == code && c.Year == year, ct) is not { } card) return TypedResults.NotFound();
                var appeal = await db.Appeals.AsNoTracking().FirstOrDefaultAsync(a => a.CardId == card.Id, ct);
                var plan = await db.Rectifications.AsNoTracking().Include(r => r.Tasks).FirstOrDefaultAsync(r => r.CardId == card.Id, ct);
                return TypedResults.Ok(new CardView(card.Id.Value, card.Year, card.Code, card.Words, card.Card, card.Exempt, card.State, card.Score, card.Rank, [.. card.Reasons.Select(r => r.Words)], card.Values.ToDictionary(v => v.Key, v => v.Value.Value), card.AppealUntil, card.SettledBy, card.SettledWhy, card.SettledAt,
                    appeal?.Text, appeal?.State, plan is null ? null : new(plan.State, plan.Goal, plan.Due, plan.Progress, plan.Report, [.. plan.Tasks.OrderBy(t => t.Due).ThenBy(t => t.Id).Select(t => new TaskView(t.Id.Value, t.Title, t.Owner, t.Due, t.Progress, t.Result, t.DoneOn, t.Edition))], plan.Edition)));
            })
            .RequireAuthorization(Permissions.See).WithSummary("A programme's card of a year with appeal and plan");

        cards.MapPost("/cards/{year:int}/appeal", async Task<Results<NoContent, NotFound>> (string code, int year, AppealCard.Form form, AppealCard act, CancellationToken ct) => Done(await act.Run(code, year, form, ct)))
            .RequireAuthorization(Permissions.Answer).WithSummary("Appeal against a card within its days").ProducesProblem(StatusCodes.Status409Conflict);

        cards.MapPut("/cards/{year:int}/plan", async Task<Results<NoContent, NotFound>> (string code, int year, WritePlan.Form form, WritePlan act, CancellationToken ct) => Done(await act.Run(code, year, form, ct)))
            .RequireAuthorization(Permissions.Answer).WithSummary("Write the plan of rectification, or change it").ProducesProblem(StatusCodes.Status409Conflict);

        cards.MapPost("/cards/{year:int}/plan/submission", async Task<Results<NoContent, NotFound>> (string code, int year, SubmitPlan.Form form, SubmitPlan act, CancellationToken ct) => Done(await act.Run(code, year, form, ct)))
            .RequireAuthorization(Permissions.Answer).WithSummary("Hand the plan in for acceptance; all tasks are done").ProducesProblem(StatusCodes.Status409Conflict);

        routes.MapPut("/api/programmes/tasks/{id:guid}", async Task<Results<NoContent, NotFound>> (Guid id, AdvanceTask.Form form, AdvanceTask act, CancellationToken ct) => Done(await act.Run(new(id), form, ct)))
            .RequireAuthorization(Permissions.Answer).WithTags("红黄牌 Cards").WithSummary("Note how far a task of a plan is").ProducesProblem(StatusCodes.Status409Conflict);
    }

    private static OutlookView Of(Today today) => new(today.Year, today.Profile.Key, today.Outlook.Now.Card,
        [.. today.Outlook.Now.Distances.Select(d => new DistanceView(d.Rule.Key, d.Rule.Words, d.Rule.From, d.Rule.Card, d.Rule.Indicator, d.Value, d.Rule.Limit, d.Broken, d.Gap))],
        [.. today.Outlook.Lift.Select(c => new ChangeView(c.Indicator, Indicator.Find(c.Indicator)!.Name, c.From, c.To))], today.Outlook.Then, today.Profile.Regulations);

    private static Results<NoContent, NotFound> Done(bool there) => there ? TypedResults.NoContent() : TypedResults.NotFound();
}
