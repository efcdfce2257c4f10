using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Tongpin.Kernel;

namespace Tongpin.Programmes.Adjustments.Exits;

/// <summary>The closing of a programme.</summary>
/// <param name="Margin">Contribution margin, yuan a year.</param>
/// <param name="Saved">Yuan saved over the years that closing is reckoned; negative: it costs more than it saves.</param>
public sealed record ExitView(
    Guid Id, int Year, string Code, Words Name, ExitState State, Words Ground, string Why, int LastIntake, int RemovedIn, IReadOnlyList<GradePlan> Grades, IReadOnlyList<TeacherMove> Teachers, IReadOnlyList<EquipmentMove> Equipment,
    decimal Income, decimal Avoidable, decimal ClosingCost, decimal Margin, int Reckoned, decimal Saved, string By, DateTimeOffset At, string DecidedBy, string DecidedWhy, DateOnly? NoticeFrom, DateOnly? NoticeUntil, DateOnly? FiledOn, string FilingNumber, DateTimeOffset? DoneAt, bool IsSample, int Edition)
{
    internal static ExitView Of(ProgrammeExit e) => new(e.Id.Value, e.Year, e.Code, e.Words, e.State, e.Ground, e.Why, e.LastIntake, e.RemovedIn, e.Grades, e.Teachers, e.Equipment, e.Income, e.Avoidable, e.ClosingCost, e.Account.Margin, e.Reckoned, e.Account.SavedOver(e.Reckoned),
        e.By, e.At, e.DecidedBy, e.DecidedWhy, e.NoticeFrom, e.NoticeUntil, e.FiledOn, e.FilingNumber, e.DoneAt, e.IsSample, e.Edition);
}

internal static class ExitsApi
{
    public static void MapExits(this IEndpointRouteBuilder routes)
    {
        var exits = routes.MapGroup("/api/programmes/exits").WithTags("撤销专业 Closings").CheckForms();

        exits.MapGet("/{id:guid}", async Task<Results<Ok<ExitView>, NotFound>> (Guid id, TongpinDb db, CurrentActor actor, CancellationToken ct) =>
                await ProgrammeExit.VisibleTo(db.Exits.AsNoTracking(), actor.Value).FirstOrDefaultAsync(e => e.Id == new ExitId(id), ct) is { } exit ? TypedResults.Ok(ExitView.Of(exit)) : TypedResults.NotFound())
            .RequireAuthorization(Permissions.See).WithSummary("The closing of a programme: plans, account, state");

        exits.MapPost("/", async Task<Results<Created, NotFound>> (SaveExit.Form form, SaveExit act, CancellationToken ct) =>
                await act.Add(form, ct) is { } id ? TypedResults.Created($"/api/programmes/exits/{id.Value}") : TypedResults.NotFound())
            .RequireAuthorization(Permissions.ProposeExit).WithSummary("Propose to close a programme that is to be cancelled, or whose rectification of a red card failed").ProducesProblem(StatusCodes.Status409Conflict);

        exits.MapPut("/{id:guid}", async Task<Results<NoContent, NotFound>> (Guid id, SaveExit.Form form, SaveExit act, CancellationToken ct) => Done(await act.Change(new(id), form, ct)))
            .RequireAuthorization(Permissions.ProposeExit).WithSummary("Change a draft or a returned proposal").ProducesProblem(StatusCodes.Status409Conflict);

        exits.MapPost("/{id:guid}/submission", async Task<Results<NoContent, NotFound>> (Guid id, SubmitExit act, CancellationToken ct) => Done(await act.Run(new(id), ct)))
            .RequireAuthorization(Permissions.ProposeExit).WithSummary("Submit it to committee, leadership and party committee").ProducesProblem(StatusCodes.Status409Conflict);

        exits.MapPost("/{id:guid}/notice", async Task<Results<NoContent, NotFound>> (Guid id, EndProgramme act, CancellationToken ct) => Done(await act.Notice(new(id), ct)))
            .RequireAuthorization(Permissions.CloseExit).WithSummary("Begin the public notice").ProducesProblem(StatusCodes.Status409Conflict);

        exits.MapPost("/{id:guid}/filing", async Task<Results<NoContent, NotFound>> (Guid id, EndProgramme.FilingForm form, EndProgramme act, CancellationToken ct) => Done(await act.File(new(id), form, ct)))
            .RequireAuthorization(Permissions.CloseExit).WithSummary("Record the filing after the notice").ProducesProblem(StatusCodes.Status409Conflict);

        exits.MapPost("/{id:guid}/end", async Task<Results<NoContent, NotFound>> (Guid id, EndProgramme act, CancellationToken ct) => Done(await act.End(new(id), ct)))
            .RequireAuthorization(Permissions.CloseExit).WithSummary("End it after the last students have left").ProducesProblem(StatusCodes.Status409Conflict);
    }

    private static Results<NoContent, NotFound> Done(bool there) => there ? TypedResults.NoContent() : TypedResults.NotFound();
}
