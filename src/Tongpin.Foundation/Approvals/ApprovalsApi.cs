using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Tongpin.Kernel;
using Tongpin.Kernel.Papers;

namespace Tongpin.Foundation.Approvals;

internal static class ApprovalsApi
{
    public static void MapApprovals(this IEndpointRouteBuilder routes)
    {
        routes.MapListing<AllRequestsList, RequestRow>("/api/foundation/approvals", Permissions.SeeApprovals, "foundation.approvals");
        routes.MapListing<TasksList, RequestRow>("/api/foundation/tasks", null, "foundation.tasks");

        MapGrants(routes);
        MapFlows(routes);

        // Who may see or decide a request is asked of the request: no permission opens or closes this door.
        var requests = routes.MapGroup("/api/foundation/approvals").WithTags("审批 Approvals").RequireAuthorization().CheckForms();

        requests.MapGet("/{id:guid}", async Task<Results<Ok<ApprovalView>, NotFound>> (Guid id, ApprovalDesk desk, CancellationToken ct) =>
            await desk.Open(new(id), ct) is { } request ? TypedResults.Ok(request) : TypedResults.NotFound())
            .WithSummary("One request: state, route with reasons, who is waited for, and its history");

        requests.MapGet("/{id:guid}/sheet.docx", async Task<Results<FileStreamHttpResult, NotFound>> (Guid id, ApprovalDesk desk, TimeProvider clock, CancellationToken ct) =>
            await desk.Open(new(id), ct) is { } request ? TypedResults.Stream(await ApprovalSheet.Write(request, clock.GetUtcNow().BeijingDay(), ct), OfficialPaper.ContentType, Words.L($"审批单-{id}.docx", $"approval-{id}.docx")) : TypedResults.NotFound())
            .WithSummary("The sheet of a request with its chain of signatures, as Word");

        requests.MapPost("/{id:guid}/decisions", async Task<Results<Ok<Decided>, NotFound>> (Guid id, DecideApproval.Form form, ApprovalDesk desk, DecideApproval decide, CancellationToken ct) =>
            await desk.MaySee(new(id), ct) && await decide.Run(new(id), form, ct) is { } state ? TypedResults.Ok(new Decided(state)) : TypedResults.NotFound())
            .WithSummary("Decide the step that holds the request, or give an opinion in its panel").WithDescription("Only people decide, never their own request; a substitute names the seat when he holds several. Refused with 409 and the rule.").ProducesProblem(StatusCodes.Status409Conflict);

        requests.MapPost("/{id:guid}/withdrawal", async Task<Results<NoContent, NotFound>> (Guid id, WhyForm form, ApprovalDesk desk, WithdrawApproval withdraw, CancellationToken ct) =>
        {
            if (!await desk.MaySee(new(id), ct)) return TypedResults.NotFound();
            await withdraw.Run(new(id), form.Why ?? "", ct);
            return TypedResults.NoContent();
        }).WithSummary("Take back one's own request; the reason is needed").ProducesProblem(StatusCodes.Status409Conflict);
    }

    private static void MapGrants(IEndpointRouteBuilder routes)
    {
        routes.MapListing<DelegationsList, DelegationRow>("/api/foundation/delegations", Permissions.SeeDelegations, "foundation.delegations");
        routes.MapListing<DelegatedList, DelegatedRow>("/api/foundation/delegations/decided", Permissions.SeeDelegations, "foundation.delegated");
        var grants = routes.MapGroup("/api/foundation/delegations").WithTags("授权 Delegations").RequireAuthorization(Permissions.GrantDelegations).CheckForms();

        grants.MapPost("/", async (GrantDelegation.Form form, GrantDelegation grant, CancellationToken ct) =>
            TypedResults.Created($"/api/foundation/delegations#{(await grant.Run(form, ct)).Value}")).WithSummary("Delegate: a request of the unit then ends at the unit's own step");

        grants.MapPost("/{id:guid}/revocation", async Task<Results<NoContent, NotFound>> (Guid id, WhyForm form, GrantDelegation grant, CancellationToken ct) =>
            await grant.Revoke(new(id), form.Why, ct) ? TypedResults.NoContent() : TypedResults.NotFound()).WithSummary("Revoke a grant, at once and for running requests too; the reason is needed").ProducesProblem(StatusCodes.Status409Conflict);

        var substitutes = routes.MapGroup("/api/foundation/substitutes").WithTags("代理 Substitutes").RequireAuthorization().CheckForms();

        substitutes.MapGet("/", async (NameSubstitute name, CancellationToken ct) => TypedResults.Ok(await name.Mine(ct))).WithSummary("Who stands in for oneself, and for whom one does");

        substitutes.MapPost("/", async (NameSubstitute.Form form, NameSubstitute name, CancellationToken ct) =>
            TypedResults.Created($"/api/foundation/substitutes/{(await name.Run(form, ct)).Value}")).WithSummary("Name a substitute for oneself").ProducesProblem(StatusCodes.Status409Conflict);

        substitutes.MapDelete("/{id:guid}", async Task<Results<NoContent, NotFound>> (Guid id, NameSubstitute name, CancellationToken ct) =>
            await name.End(new(id), ct) ? TypedResults.NoContent() : TypedResults.NotFound()).WithSummary("End one's own substitution");
    }

    private static void MapFlows(IEndpointRouteBuilder routes)
    {
        var flows = routes.MapGroup("/api/foundation/flows").WithTags("审批 Approvals").CheckForms();

        flows.MapGet("/{kind}", async Task<Results<Ok<FlowView>, NotFound>> (string kind, ChangeFlow change, CancellationToken ct) =>
            await change.InForce(kind, ct) is (var known, var version, var steps) ? TypedResults.Ok(new FlowView(known.Key, known.Title, version, known.Domain, steps)) : TypedResults.NotFound())
            .RequireAuthorization().WithSummary("The flow of a kind of business that is in force");

        flows.MapPut("/{kind}", async Task<Results<NoContent, NotFound>> (string kind, ChangeFlow.Form form, ChangeFlow change, CancellationToken ct) =>
            await change.Run(kind, form, ct) is not null ? TypedResults.NoContent() : TypedResults.NotFound())
            .RequireAuthorization(Permissions.EditFlows).WithSummary("Set a version of a flow; running requests keep their steps").ProducesProblem(StatusCodes.Status409Conflict);
    }

    internal sealed record FlowView(string Kind, Words Title, int Version, DelegationDomain? Domain, IReadOnlyList<ApprovalStep> Steps);

    internal sealed record Decided(ApprovalState State);

    internal sealed class WhyForm
    {
        [Needed, AtMost(1000)] public string? Why { get; set; }
    }
}
