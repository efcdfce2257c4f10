using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tongpin.Kernel;

namespace Tongpin.Training.Categories;

/// <summary>A category as programs read it.</summary>
internal sealed record CategorySummary(TrainingCategory Category, CategoryPolicy Policy, string Regulation, int Version);

internal static class CategoriesApi
{
    public static void MapCategories(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/training/categories", async (CategoryBook book, TimeProvider clock, CategoryScheme? scheme, CancellationToken ct) =>
            {
                var today = clock.GetUtcNow().BeijingDay();
                return TypedResults.Ok((await book.All(scheme ?? await book.Scheme(today, ct), today, ct)).Select(p => new CategorySummary(p.Category, p.Policy, p.Version.Code, p.Version.Version)));
            })
            .RequireAuthorization(Permissions.See).WithTags("培训 Training").WithSummary("The four categories of the scheme in force, or of another");
}
