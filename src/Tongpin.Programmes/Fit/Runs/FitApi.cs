using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Tongpin.Kernel;
using Tongpin.Kernel.Papers;

namespace Tongpin.Programmes.Fit.Runs;

/// <summary>The fit of a year as numbers, for the API and the command line.</summary>
public sealed record FitSummary(
    int Year, DateTimeOffset ComputedAt, int Enrolling, int Aligned, decimal ByProgrammes, decimal? ByStudents, int Students, int Adverts, int FirstAdvertYear,
    decimal? TotalAlignment, decimal? Deviation, decimal? StructureDeviation, double? Cosine, double? CouplingC, double? CouplingT, double? CouplingD,
    IReadOnlyList<FitClusterSummary> Clusters, IReadOnlyList<FitProgrammeSummary> Programmes, IReadOnlyList<FitRegulation> Regulations)
{
    internal static FitSummary Of(FitYear fit) => new(
        fit.Run.Year, fit.Run.At, fit.Run.Enrolling, fit.Run.Aligned, Round(fit.Run.ByProgrammes), Round(fit.Run.ByStudents), fit.Run.Students, fit.Run.Adverts, fit.Run.FirstAdvertYear,
        Round(fit.Run.TotalAlignment), Round(fit.Run.Deviation), Round(fit.Run.StructureDeviation), fit.Run.Cosine, fit.Run.CouplingC, fit.Run.CouplingT, fit.Run.CouplingD,
        [.. fit.Clusters.Select(c => new FitClusterSummary(c.Code, c.Words, Round(c.Supply), Round(c.Demand), Round(c.Balance.Specific), Round(c.Balance.Deviation(DeviationSign.SupplyOverDemand)), c.Adverts, c.Programmes))],
        [.. fit.Programmes.Select(p => new FitProgrammeSummary(p.Fit.Code, p.Name, p.Group, p.Fit.Students, Round(p.Fit.OnTargets), p.Fit.Aligned, p.Fit.Adverts, p.Fit.Weights.ToDictionary(w => w.Key, w => Round(w.Value))))],
        [.. fit.Run.Regulations.Select(r => new FitRegulation(r.Code, r.Version, r.Value))]);

    internal static decimal Round(decimal value) => Math.Round(value, 6, MidpointRounding.AwayFromZero);

    private static decimal? Round(decimal? value) => value is { } v ? Round(v) : null;
}

/// <param name="Deviation">Structure deviation, supply ÷ demand − 1.</param>
public sealed record FitClusterSummary(string Code, Words Name, decimal Supply, decimal Demand, decimal? Alignment, decimal? Deviation, int Adverts, int Programmes);

public sealed record FitProgrammeSummary(string Code, Words Name, Words Group, int Students, decimal TargetWeight, bool Aligned, int Adverts, IReadOnlyDictionary<string, decimal> Weights);

public sealed record FitRegulation(string Code, int Version, string Value);

internal static class FitApi
{
    public static void MapFit(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/programmes/fit").WithTags("契合度 Fit");

        group.MapGet("/{year:int}", async Task<Results<Ok<FitSummary>, NotFound>> (int year, FitBook fits, CancellationToken ct) =>
                await fits.Within(await fits.Read(year, ct), ct) is { } fit ? TypedResults.Ok(FitSummary.Of(fit)) : TypedResults.NotFound())
            .RequireAuthorization(Permissions.See).WithSummary("The fit of a year with its clusters and regulations, and the programmes within the reader's reach");

        group.MapGet("/{year:int}/report", Report).RequireAuthorization(Permissions.See).WithSummary("The yearly report as a Word document, for who sees the whole college");
        routes.MapGet("/export/fit-report-{year:int}.docx", Report).RequireAuthorization(Permissions.See).ExcludeFromDescription();

        group.MapPost("/{year:int}", async Task<Created> (int year, ComputeFit compute, CancellationToken ct) =>
            {
                await compute.Run(year, ct);
                return TypedResults.Created($"/api/programmes/fit/{year}");
            })
            .RequireAuthorization(Permissions.Compute).WithSummary("Compute the fit of a year anew");
    }

    private static async Task<Results<FileStreamHttpResult, NotFound>> Report(int year, FitReport reports, CancellationToken ct)
    {
        if (await reports.Of(year, ct) is not { } paper) return TypedResults.NotFound();
        var file = new MemoryStream();
        await paper.Write(file, ct);
        file.Position = 0;
        return TypedResults.Stream(file, OfficialPaper.ContentType, FitReport.FileName(year));
    }
}
