using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Tongpin.Kernel;
using Tongpin.Training.Filing;
using Tongpin.Training.Projects;

namespace Tongpin.Training.Brands;

/// <summary>A brand in a year, as programs read it.</summary>
internal sealed record BrandView(Guid Id, string Name, Words Unit, Audience Audience, BrandLevel Level, DateOnly Since, DateOnly? EndedOn, DateOnly Due, int Year, int Projects, int Persons, decimal Received, decimal? Satisfied, int Edition, IReadOnlyList<BrandLineView> Lines);

internal sealed record BrandLineView(string Number, string Name, int Persons, decimal Received, Satisfaction Satisfaction, string Href);

internal static class BrandsApi
{
    public static void MapBrands(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/training/brands").WithTags("培训 Training").CheckForms();

        group.MapGet("/", async (int? year, BrandBook book, CancellationToken ct) => TypedResults.Ok((await book.Of(Year(year, book), ct)).Select(View).ToList())).RequireAuthorization(Permissions.See).WithSummary("The brands with what their projects brought in a year");
        group.MapGet("/{id:guid}", async Task<Results<Ok<BrandView>, NotFound>> (Guid id, int? year, BrandBook book, CancellationToken ct) =>
            await book.Of(new(id), Year(year, book), ct) is { } brand ? TypedResults.Ok(View(brand)) : TypedResults.NotFound()).RequireAuthorization(Permissions.See).WithSummary("One brand with its projects");
        group.MapPost("/", async (SaveBrand.Form form, SaveBrand save, CancellationToken ct) => TypedResults.Created($"/api/training/brands/{(await save.Add(form, ct)).Value}")).RequireAuthorization(Permissions.Manage).WithSummary("Record a brand");
        group.MapPut("/{id:guid}", async Task<Results<NoContent, NotFound>> (Guid id, SaveBrand.Form form, SaveBrand save, CancellationToken ct) =>
            await save.Change(new(id), form, ct) ? TypedResults.NoContent() : TypedResults.NotFound()).RequireAuthorization(Permissions.Manage).WithSummary("Correct what is recorded of it");
        group.MapPost("/{id:guid}/projects", async Task<Results<NoContent, NotFound>> (Guid id, LinkBrandProject.Form form, LinkBrandProject link, CancellationToken ct) =>
            await link.Add(new(id), form, ct) ? TypedResults.NoContent() : TypedResults.NotFound()).RequireAuthorization(Permissions.Manage).WithSummary("Put a project under the brand");
        group.MapPost("/{id:guid}/projects/{project:guid}/removal", async Task<Results<NoContent, NotFound>> (Guid id, Guid project, ProjectsApi.WhyForm form, LinkBrandProject link, CancellationToken ct) =>
            await link.Remove(new(id), new(project), form.Why, ct) ? TypedResults.NoContent() : TypedResults.NotFound()).RequireAuthorization(Permissions.Manage).WithSummary("Take a project out of the brand");
        group.MapPost("/{id:guid}/reviews", async Task<Results<NoContent, NotFound>> (Guid id, ReviewBrand.Form form, ReviewBrand review, CancellationToken ct) =>
            await review.Run(new(id), form, ct) ? TypedResults.NoContent() : TypedResults.NotFound()).RequireAuthorization(Permissions.Manage).WithSummary("Review a brand: it is kept, or it ends");

        foreach (var extension in BrandReport.Extensions)
            routes.MapGet($"/export/training-brands-{{year:int:range(2000,2100)}}.{extension}", async (int year, BrandReport report, CancellationToken ct) =>
            {
                var file = new MemoryStream();
                await report.Write(year, extension, file, ct);
                file.Position = 0;
                return TypedResults.Stream(file, ProjectForm.TypeOf(extension), BrandReport.FileName(year, extension));
            }).RequireAuthorization(Permissions.See).ExcludeFromDescription();
    }

    private static int Year(int? asked, BrandBook book) => asked is >= 2000 and <= 2100 and { } year ? year : book.Today.Year;

    private static BrandView View(BrandYear b) => new(b.Brand.Id.Value, b.Brand.Name, b.Brand.Unit, b.Brand.Audience, b.Brand.Level, b.Brand.Since, b.Brand.EndedOn, b.Due, b.Year, b.Projects, b.Persons, b.Received, b.Satisfied, b.Brand.Edition,
        [.. b.Lines.Select(l => new BrandLineView(l.Number, l.Name, l.Persons, l.Received, l.Satisfaction, l.Href))]);
}
