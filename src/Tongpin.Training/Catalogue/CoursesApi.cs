using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Tongpin.Training.Projects;

namespace Tongpin.Training.Catalogue;

internal static class CoursesApi
{
    public static void MapCourses(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/training/courses", async (string? q, TrainingKind? kind, Audience? audience, bool? free, bool? bookable, int? page, CourseBook book, CancellationToken ct) =>
                TypedResults.Ok(await book.Find(new(q?.Trim() ?? "", kind, audience, free == true, bookable == true, page ?? 1), ct)))
            .AllowAnonymous().CacheOutput("public").WithTags("培训 Training").WithSummary("The public catalogue of open courses; no account is needed");
}
