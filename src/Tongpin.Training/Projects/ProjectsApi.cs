using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Training.Categories;
using Tongpin.Training.Funds;

namespace Tongpin.Training.Projects;

/// <summary>A project with its path and its sums, as programs read it; the phone is masked.</summary>
internal sealed record ProjectView(Guid Id, string Number, string Name, TrainingCategory Category, ProjectState State, Words Unit, DateOnly Starts, DateOnly Ends, Payer Payer, int Hours, int Days, int Heads, decimal Fee, decimal FeeTotal, string Partner, string Leader, string Phone,
    decimal Contract, string FeeFiling, decimal SchoolFee, decimal Spending, decimal Balance, decimal? StandardCost, int PersonHours, IReadOnlyDictionary<string, decimal> Sums, IReadOnlyList<BudgetLine> Budget, IReadOnlyList<Words> Missing, int Edition);

internal static class ProjectsApi
{
    public static void MapProjects(this IEndpointRouteBuilder routes)
    {
        routes.MapListing<ProjectsList, ProjectRow>("/api/training/projects", Permissions.See, "training.projects");
        var group = routes.MapGroup("/api/training/projects").WithTags("培训 Training").CheckForms();

        group.MapGet("/{id:guid}", async Task<Results<Ok<ProjectView>, NotFound>> (Guid id, ProjectDesk desk, ILedger ledger, CancellationToken ct) =>
        {
            if (await desk.Find(new(id), Permissions.See, ct) is not { } p) return TypedResults.NotFound();
            var policy = await desk.PolicyOf(p, ct);
            var sheet = new BudgetSheet(p.Budget, BudgetStage.Planned, p.FeeTotal, policy.SchoolFee, p.Heads, p.Hours);
            var missing = p.State == ProjectState.Draft ? (await desk.Check(p, ct)).Findings.Where(f => f.Blocks || p.SoftReason.Length == 0).Select(f => f.Broken.Words) : [];
            return TypedResults.Ok(new ProjectView(id, p.Number, p.Name, p.Category, p.State, p.Unit, p.Starts, p.Ends, p.Payer, p.Hours, p.Days, p.Heads, p.Fee, p.FeeTotal, p.Partner, p.LeaderName, PersonalText.Mask(p.Phone), p.Contract, p.FeeFiling,
                sheet.SchoolFee, sheet.Spending, sheet.Balance, sheet.StandardCost, sheet.PersonHours, await ledger.OfProject(p.Id, ct), p.Budget, [.. missing], p.Edition));
        }).RequireAuthorization(Permissions.See).WithSummary("A project with its sums and what is missing");

        group.MapPost("/", async (SaveProject.Form form, SaveProject save, CancellationToken ct) => TypedResults.Created($"/api/training/projects/{(await save.Add(form, ct)).Value}")).RequireAuthorization(Permissions.Run).WithSummary("Write an application");
        Act("", Permissions.Run, "Change a draft", (ProjectId id, SaveProject.Form form, SaveProject act, CancellationToken ct) => act.Change(id, form, ct), put: true);
        Act("budget", Permissions.Run, "Plan income and spending", (ProjectId id, SaveBudget.Form form, SaveBudget act, CancellationToken ct) => act.Run(id, form, ct), put: true);
        Act("change", Permissions.Run, "Ask to change an approved project", (ProjectId id, AskChange.Form form, AskChange act, CancellationToken ct) => act.Run(id, form, ct));
        Act("fee-filing", Permissions.Money, "Enter the fee filing", (ProjectId id, FileFee.Form form, FileFee act, CancellationToken ct) => act.Run(id, form, ct));
        Act("contract", Permissions.Run, "Enter the contract", (ProjectId id, SignContract.Form form, SignContract act, CancellationToken ct) => act.Run(id, form, ct));
        Act("insurance", Permissions.Run, "Enter the insurance of the trainees", (ProjectId id, InsureClass.Form form, InsureClass act, CancellationToken ct) => act.Run(id, form, ct));
        Act("receipts", Permissions.Money, "Enter money that arrived; a refund is negative", (ProjectId id, RecordReceipt.Form form, RecordReceipt act, CancellationToken ct) => act.Run(id, form, ct));
        Act("finish", Permissions.Run, "Teaching is done: heads and person-hours go into the ledger", (ProjectId id, FinishTeaching.Form form, FinishTeaching act, CancellationToken ct) => act.Run(id, form, ct));
        Act("settlement", Permissions.Run, "Hand in what was spent", (ProjectId id, SubmitSettlement.Form form, SubmitSettlement act, CancellationToken ct) => act.Run(id, form, ct));

        Plain("submit", Permissions.Run, "Submit for approval", (ProjectId id, SubmitProject act, CancellationToken ct) => act.Run(id, ct));
        Plain("open", Permissions.Run, "Open the class", (ProjectId id, OpenClass act, CancellationToken ct) => act.Run(id, ct));
        Plain("close", Permissions.Manage, "Close a project whose archive is complete", (ProjectId id, EndProject act, CancellationToken ct) => act.Close(id, ct));
        Act("cancel", Permissions.Run, "Cancel a project that has no money", (ProjectId id, WhyForm form, EndProject act, CancellationToken ct) => act.Cancel(id, form.Why, ct));
        Plain("distribution", Permissions.Money, "Distribute what was earned", (ProjectId id, Distribute act, CancellationToken ct) => act.Run(id, ct));

        group.MapPost("/{id:guid}/receipts/{entry:guid}/reversal", async Task<Results<NoContent, NotFound>> (Guid id, Guid entry, WhyForm form, ReverseReceipt act, CancellationToken ct) =>
            await act.Run(new(id), new(entry), form.Why, ct) ? TypedResults.NoContent() : TypedResults.NotFound()).RequireAuthorization(Permissions.Money).WithSummary("Take a receipt back by its opposite");
        group.MapPost("/{id:guid}/distribution/reversal", async Task<Results<NoContent, NotFound>> (Guid id, WhyForm form, Distribute act, CancellationToken ct) =>
            await act.Reverse(new(id), form.Why, ct) ? TypedResults.NoContent() : TypedResults.NotFound()).RequireAuthorization(Permissions.Money).WithSummary("Take the distribution back");
        routes.MapPost("/api/training/years/{year:int}/closing", async (int year, CloseYear act, CancellationToken ct) => TypedResults.Ok(new YearClosed(year, await act.Run(year, ct))))
            .RequireAuthorization(Permissions.Manage).WithTags("培训 Training").WithSummary("Close a year; false when it was closed before");

#pragma warning disable RDG011 // Generic in their forms: these few are compiled at the start.
        void Act<TForm, TAct>(string path, string permission, string summary, Func<ProjectId, TForm, TAct, CancellationToken, Task<bool>> run, bool put = false) where TForm : class where TAct : class =>
            group.MapMethods($"/{{id:guid}}{(path.Length > 0 ? "/" : "")}{path}", [put ? "PUT" : "POST"], async Task<Results<NoContent, NotFound>> (Guid id, TForm form, TAct act, CancellationToken ct) =>
                await run(new(id), form, act, ct) ? TypedResults.NoContent() : TypedResults.NotFound()).RequireAuthorization(permission).WithSummary(summary);

#pragma warning restore RDG011

        void Plain<TAct>(string path, string permission, string summary, Func<ProjectId, TAct, CancellationToken, Task<bool>> run) where TAct : class =>
            Door(path, permission, summary, (http, id, ct) => run(id, http.RequestServices.GetRequiredService<TAct>(), ct));

        void Door(string path, string permission, string summary, Func<HttpContext, ProjectId, CancellationToken, Task<bool>> run) =>
            group.MapPost($"/{{id:guid}}/{path}", async Task<Results<NoContent, NotFound>> (Guid id, HttpContext http, CancellationToken ct) => await run(http, new(id), ct) ? TypedResults.NoContent() : TypedResults.NotFound()).RequireAuthorization(permission).WithSummary(summary);
    }

    /// <summary>The reason of an act.</summary>
    internal sealed class WhyForm
    {
        [Needed, AtMost(1000)] public string? Why { get; set; }
    }

    /// <param name="Closed">False: it was closed before, nothing has changed.</param>
    internal sealed record YearClosed(int Year, bool Closed);
}
