using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Tongpin.Kernel;
using Tongpin.Training.Categories;
using Tongpin.Training.Projects;

namespace Tongpin.Training.Linkages;

/// <summary>A line of a statement as programs read it.</summary>
internal sealed record LineView(LineKind Kind, Words Title, decimal Amount, Words Basis, string? Project, string? Href);

/// <summary>A statement as programs read it.</summary>
internal sealed record StatementView(int Year, StatementOf Of, string Key, Words Name, CategoryScheme Scheme, string Regulation, int Version, StatementSums Sums, Grade? Grade, decimal? Target, IReadOnlyList<LineView> Lines);

internal static class LinkagesApi
{
    public static void MapLinkages(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/training/linkages/{year:int:range(2000,2100)}").WithTags("培训 Training");

        group.MapGet("/{of}", async Task<Results<Ok<IReadOnlyList<StatementSums>>, NotFound>> (int year, StatementOf of, CategoryScheme? scheme, int? version, LinkageBook book, CurrentActor actor, CancellationToken ct) =>
                await book.Of(year, scheme, version, new(of), ct) is { } linked ? TypedResults.Ok(LinkageBook.Sums(LinkageBook.VisibleTo(linked.Lines, actor.Value), of)) : TypedResults.NotFound())
            .RequireAuthorization(Permissions.Statements).WithSummary("What training brought to each programme group, unit or person");

        group.MapGet("/{of}/{key}", async Task<Results<Ok<StatementView>, NotFound>> (int year, StatementOf of, string key, CategoryScheme? scheme, int? version, SeeStatement see, CancellationToken ct) =>
                await see.Run(year, of, key, scheme, version, ct) is { } s
                    ? TypedResults.Ok(new StatementView(year, of, key, s.Name, s.Linked.Scheme, s.Linked.Version.Code, s.Linked.Version.Version, s.Sums, s.Grade, s.Target, [.. s.Lines.Select(l => new LineView(l.Kind, LinkageWords.Of(l.Kind), l.Amount, l.Basis, l.Project?.Name, l.Project?.Href))]))
                    : TypedResults.NotFound())
            .RequireAuthorization().WithSummary("A statement with its lines; everybody may read his own");

        group.MapPost("/closing", async (int year, CloseLinkages act, CancellationToken ct) => TypedResults.Ok(new ProjectsApi.YearClosed(year, await act.Run(year, ct)))).RequireAuthorization(Permissions.Manage).WithSummary("Close the linkages of a year; false when they were closed before");

        routes.MapGet("/export/training-statement-{of}-{year:int:range(2000,2100)}.xlsx", async Task<Results<EmptyHttpResult, NotFound>> (StatementOf of, int year, string key, CategoryScheme? scheme, int? version, SeeStatement see, HttpContext http, CancellationToken ct) =>
        {
            if (await see.Run(year, of, key, scheme, version, ct) is not { } s) return TypedResults.NotFound();
            http.Response.Announce(StatementSheet.FileName(s));
            await StatementSheet.Write(s, http.Response.Body, ct);
            return TypedResults.Empty;
        }).RequireAuthorization().ExcludeFromDescription();

        routes.MapGet("/export/training-linkages-{of}-{year:int:range(2000,2100)}.xlsx", async Task<Results<EmptyHttpResult, NotFound>> (StatementOf of, int year, CategoryScheme? scheme, int? version, LinkageBook book, CurrentActor actor, HttpContext http, CancellationToken ct) =>
        {
            if (await book.Of(year, scheme, version, new(of), ct) is not { } linked) return TypedResults.NotFound();
            http.Response.Announce(StatementSheet.FileName(year, of));
            await StatementSheet.Write(year, of, LinkageBook.Sums(LinkageBook.VisibleTo(linked.Lines, actor.Value), of), http.Response.Body, ct);
            return TypedResults.Empty;
        }).RequireAuthorization(Permissions.Statements).ExcludeFromDescription();
    }
}
