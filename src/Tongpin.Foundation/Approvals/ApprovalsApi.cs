using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Tongpin.Kernel;

namespace Tongpin.Foundation.Approvals;

internal static class ApprovalsApi
{
    public static void MapApprovals(this IEndpointRouteBuilder routes)
    {
        // Who may see or decide a request is asked of the request: no permission opens or closes this door.
        var requests = routes.MapGroup("/api/foundation/approvals").WithTags("审批 Approvals").RequireAuthorization().CheckForms();

        requests.MapGet("/{id:guid}", async Task<Results<Ok<ApprovalView>, NotFound>> (Guid id, ApprovalDesk desk, CancellationToken ct) =>
            await desk.Open(new(id), ct) is { } request ? TypedResults.Ok(request) : TypedResults.NotFound())
            .WithSummary("One request: state, route with reasons, who is waited for, and its history");

        requests.MapPost("/{id:guid}/decisions", async Task<Results<Ok<Decided>, NotFound>> (Guid id, DecideApproval.Form form, ApprovalDesk desk, DecideApproval decide, CancellationToken ct) =>
            await desk.MaySee(new(id), ct) && await decide.Run(new(id), form, ct) is { } state ? TypedResults.Ok(new Decided(state)) : TypedResults.NotFound())
            .WithSummary("Decide the step that holds the request, or give an opinion in its panel").WithDescription("Only people decide, never their own request; a substitute names the seat when he holds several. Refused with 409 and the rule.").ProducesProblem(StatusCodes.Status409Conflict);

        requests.MapPost("/{id:guid}/withdrawal", async Task<Results<NoContent, NotFound>> (Guid id, WithdrawForm form, ApprovalDesk desk, WithdrawApproval withdraw, CancellationToken ct) =>
        {
            if (!await desk.MaySee(new(id), ct)) return TypedResults.NotFound();
            await withdraw.Run(new(id), form.Why ?? "", ct);
            return TypedResults.NoContent();
        }).WithSummary("Take back one's own request; the reason is needed").ProducesProblem(StatusCodes.Status409Conflict);
    }

    internal sealed record Decided(ApprovalState State);

    internal sealed class WithdrawForm
    {
        [Needed, AtMost(1000)] public string? Why { get; set; }
    }
}
