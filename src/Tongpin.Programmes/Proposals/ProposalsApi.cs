using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Kernel.Papers;
using Tongpin.Kernel.Sheets;

namespace Tongpin.Programmes.Proposals;

/// <summary>A proposal for programs: what was typed, what the platform knows, and what gates and limits say.</summary>
/// <param name="Missing">Sections of the report still to be filled in.</param>
public sealed record ProposalView(
    Guid Id, int Year, ProposalKind Kind, string Code, Words Name, string Replaces, string Group, string SchoolName, string StudyYears, bool StateControlled, Words Route, ProposalState State, string By, DateTimeOffset At, DateTimeOffset? SubmittedAt,
    DateOnly? FiledOn, string FilingNumber, string WaiverAsked, Dossier Dossier, IReadOnlyList<Section> Missing, IReadOnlyList<GateView> Gates, IReadOnlyList<LimitView> Limits, ProposalFigures Known, IReadOnlyList<RegulationView> Regulations, bool IsSample, int Edition)
{
    internal static ProposalView Of(ProposalReading r) => new(
        r.Proposal.Id.Value, r.Proposal.Year, r.Proposal.Kind, r.Proposal.Code, r.Proposal.Words, r.Proposal.Replaces, r.Proposal.Group, r.Proposal.SchoolName, r.Proposal.StudyYears, r.Proposal.StateControlled, Proposal.RouteOf(r.Proposal.StateControlled), r.Proposal.State,
        r.Proposal.By, r.Proposal.At, r.Proposal.SubmittedAt, r.Proposal.FiledOn, r.Proposal.FilingNumber, r.Proposal.WaiverAsked, r.Proposal.Dossier, [.. r.Proposal.Dossier.Missing()],
        [.. r.Check.GateResults.Select(g => GateView.Of(g, r.Waivers.FirstOrDefault(w => w.Gate == g.Gate)))],
        [.. r.Check.LimitResults.Select(l => new LimitView(l.Kind, Proposals.Limits.NameOf(l.Kind), l.Broken, l.Severity, l.Finding))],
        new(r.Known.Adverts, r.Known.FirstAdvertYear, r.Known.Points, r.Known.PointsYear, r.Known.GroupStudents),
        [.. r.Check.Regulations.Select(v => new RegulationView(v.Code, v.Version, v.Value))], r.Proposal.IsSample, r.Proposal.Edition);
}

public sealed record GateView(Gate Gate, Words Name, bool Met, IReadOnlyList<Words> Found, IReadOnlyList<Words> Missing, WaiverView? Waiver)
{
    internal static GateView Of(GateResult result, Waiver? waiver) => new(result.Gate, Gates.NameOf(result.Gate), result.Met, result.Found, result.Missing, waiver is null ? null : new(waiver.Gate, waiver.Why, waiver.By, waiver.At));
}

public sealed record WaiverView(Gate Gate, string Why, string By, DateTimeOffset At);

public sealed record LimitView(LimitKind Kind, Words Name, bool Broken, Severity Severity, Words Finding);

/// <param name="Points">Points of the programme in the province.</param>
public sealed record ProposalFigures(int Adverts, int FirstAdvertYear, int Points, int PointsYear, int GroupStudents);

public sealed record RegulationView(string Code, int Version, string Value);

internal static class ProposalsApi
{
    public static void MapProposals(this IEndpointRouteBuilder routes)
    {
        routes.MapListing<ProposalsList, ProposalRow>("/api/programmes/proposals", Permissions.SeeProposals, "programmes.proposals");
        var proposals = routes.MapGroup("/api/programmes/proposals").WithTags("专业申报 Proposals").CheckForms();

        proposals.MapGet("/{id:guid}", async Task<Results<Ok<ProposalView>, NotFound>> (Guid id, ProposalBook book, CancellationToken ct) =>
                await book.Read(new(id), ct) is { } reading ? TypedResults.Ok(ProposalView.Of(reading)) : TypedResults.NotFound())
            .RequireAuthorization(Permissions.SeeProposals).WithSummary("A proposal with its report, gates, limits and the regulations they used");

        proposals.MapPost("/{id:guid}/what-if", async Task<Results<Ok<WhatIfProposalView>, NotFound>> (Guid id, WhatIfProposal.Form form, WhatIfProposal act, CancellationToken ct) => await act.Run(new(id), form, ct) is { } view ? TypedResults.Ok(view) : TypedResults.NotFound())
            .RequireAuthorization(Permissions.SeeProposals).WithSummary("Its gates and limits under other versions of the regulations, beside what was found; nothing is saved");

        proposals.MapPost("/", async (SaveProposal.Form form, SaveProposal save, CancellationToken ct) => TypedResults.Created($"/api/programmes/proposals/{(await save.Add(form, ct)).Value}"))
            .RequireAuthorization(Permissions.Propose).WithSummary("Draft a proposal");

        proposals.MapPut("/{id:guid}", async Task<Results<NoContent, NotFound>> (Guid id, SaveProposal.Form form, SaveProposal save, CancellationToken ct) => Done(await save.Change(new(id), form, ct)))
            .RequireAuthorization(Permissions.Propose).WithSummary("Change a draft or a returned proposal");

        proposals.MapPost("/{id:guid}/submission", async Task<Results<NoContent, NotFound>> (Guid id, SubmitProposal submit, CancellationToken ct) => Done(await submit.Run(new(id), ct)))
            .RequireAuthorization(Permissions.Propose).WithSummary("Submit it: gates are met or waived, no limit blocks");

        proposals.MapPost("/{id:guid}/waiver-request", async Task<Results<NoContent, NotFound>> (Guid id, AskWaiver.Form form, AskWaiver ask, CancellationToken ct) => Done(await ask.Run(new(id), form, ct)))
            .RequireAuthorization(Permissions.Propose).WithSummary("Ask the party committee for a waiver");

        proposals.MapPost("/{id:guid}/waivers/{gate}", async Task<Results<NoContent, NotFound>> (Guid id, Gate gate, WaiveGate.Form form, WaiveGate waive, CancellationToken ct) => Done(await waive.Run(new(id), gate, form, ct)))
            .RequireAuthorization(Permissions.Waive).WithSummary("Waive a gate, with a reason");

        proposals.MapPost("/{id:guid}/filing", async Task<Results<NoContent, NotFound>> (Guid id, FileProposal.Form form, FileProposal file, CancellationToken ct) => Done(await file.Run(new(id), form, ct)))
            .RequireAuthorization(Permissions.FileProposals).WithSummary("Record the filing; the programme enters the register");

        proposals.MapGet("/{id:guid}/report", Report).RequireAuthorization(Permissions.SeeProposals).WithSummary("The feasibility report as a Word document");
        routes.MapGet("/export/proposal-{id:guid}.docx", Report).RequireAuthorization(Permissions.SeeProposals).ExcludeFromDescription();

        routes.MapGet("/api/programmes/filings/{year:int}", (int year, FilingTable table, CancellationToken ct) => table.Rows(year, ct))
            .RequireAuthorization(Permissions.SeeProposals).WithTags("专业申报 Proposals").WithSummary("Approved proposals of a year in the shape of the official register");
        routes.MapGet("/export/programmes.filings-{year:int}.{format:regex(^(xlsx|csv)$)}", Filings).RequireAuthorization(Permissions.SeeProposals).ExcludeFromDescription();
    }

    private static Results<NoContent, NotFound> Done(bool there) => there ? TypedResults.NoContent() : TypedResults.NotFound();

    private static async Task<Results<FileStreamHttpResult, NotFound>> Report(Guid id, ProposalReport reports, CancellationToken ct)
    {
        if (await reports.Of(new(id), ct) is not var (name, paper)) return TypedResults.NotFound();
        var file = new MemoryStream();
        await paper.Write(file, ct);
        file.Position = 0;
        return TypedResults.Stream(file, OfficialPaper.ContentType, name);
    }

    private static async Task Filings(int year, string format, FilingTable table, HttpContext http, CancellationToken ct)
    {
        var rows = await table.Rows(year, ct);
        http.Response.Announce($"{Words.L("专业备案表", "Programme filings")}-{year}.{format}");
        await (format == "csv"
            ? SheetWriter.WriteCsv(http.Response.Body, FilingTable.Columns, rows.Select(FilingTable.Cells).ToAsyncEnumerable(), ct)
            : SheetWriter.WriteXlsx(http.Response.Body, $"{year}", FilingTable.Columns, rows.Select(FilingTable.Cells), ct));
    }
}
