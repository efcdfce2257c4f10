using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Tongpin.Kernel;

namespace Tongpin.Foundation.Matters;

internal static class MattersApi
{
    public static void MapMatters(this IEndpointRouteBuilder routes)
    {
        var matters = routes.MapGroup("/api/foundation/matters").WithTags("审批 Approvals").RequireAuthorization(Permissions.AskMatters).CheckForms();

        matters.MapPost("/", async (AskMatter.Form form, AskMatter ask, CancellationToken ct) =>
            TypedResults.Created($"/matters/{(await ask.Run(form, ct)).Value}")).WithSummary("Ask for a decision of a matter of one's unit").ProducesProblem(StatusCodes.Status409Conflict);

        matters.MapPut("/{id:guid}", async Task<Results<NoContent, NotFound>> (Guid id, AskMatter.Form form, AskMatter ask, CancellationToken ct) =>
            await ask.Again(new(id), form, ct) ? TypedResults.NoContent() : TypedResults.NotFound()).WithSummary("Correct a returned matter and submit it again").ProducesProblem(StatusCodes.Status409Conflict);
    }
}
