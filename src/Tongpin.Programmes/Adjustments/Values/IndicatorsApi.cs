using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Tongpin.Kernel;

namespace Tongpin.Programmes.Adjustments.Values;

/// <summary>One value with where it comes from.</summary>
/// <param name="Counted">What the platform's own records say.</param>
/// <param name="Records">Page of these records.</param>
public sealed record IndicatorView(string Indicator, Words Name, decimal? Value, ValueOrigin? Origin, decimal? Counted, string? Records);

/// <param name="Intake">New students; null when not known.</param>
/// <param name="Edition">Of what was entered; a form carries it back.</param>
public sealed record IndicatorYearView(string Code, int Year, int? Intake, IReadOnlyList<IndicatorView> Values, string Source, int? Edition);

internal static class IndicatorsApi
{
    public static void MapIndicators(this IEndpointRouteBuilder routes)
    {
        var indicators = routes.MapGroup("/api/programmes/{code:length(6)}/indicators").WithTags("监测指标 Indicators").CheckForms();

        indicators.MapGet("/{year:int}", async Task<Results<Ok<IndicatorYearView>, NotFound>> (string code, int year, TongpinDb db, IndicatorBook book, CurrentActor actor, CancellationToken ct) =>
            {
                if (!await Programme.VisibleTo(db.Programmes, actor.Value).AnyAsync(p => p.Code == code, ct) || (await book.Read(year, year, code, ct)).GetValueOrDefault((code, year)) is not { } known) return TypedResults.NotFound();
                var sheet = await db.Indicators.AsNoTracking().FirstOrDefaultAsync(s => s.ProgrammeCode == code && s.Year == year, ct);
                return TypedResults.Ok(new IndicatorYearView(code, year, known.Intake,
                    [.. Indicator.Watched.Select(i => (Of: i, Known: known.Values.GetValueOrDefault(i.Key))).Select(i => new IndicatorView(i.Of.Key, i.Of.Name, i.Known?.Value, i.Known?.Origin, i.Known?.Counted, CountedFrom.All.GetValueOrDefault(i.Of.Key)?.Records(code, year)))], sheet?.Source ?? "", sheet?.Edition));
            })
            .RequireAuthorization(Permissions.See).WithSummary("The indicators of a programme in a year, each with its origin");

        indicators.MapPut("/{year:int}", async Task<Results<NoContent, NotFound>> (string code, int year, EnterIndicators.Form form, EnterIndicators enter, CancellationToken ct) =>
                await enter.Run(code, year, form, ct) ? TypedResults.NoContent() : TypedResults.NotFound())
            .RequireAuthorization(Permissions.EnterIndicators).WithSummary("Enter indicators by hand; null empties one, what is not named stays").ProducesProblem(StatusCodes.Status409Conflict);
    }
}
