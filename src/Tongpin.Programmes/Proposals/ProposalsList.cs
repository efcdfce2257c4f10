using System.Globalization;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Tongpin.Kernel;

namespace Tongpin.Programmes.Proposals;

/// <param name="Waivers">Gates waived by the party committee.</param>
/// <param name="WaiverAsked">The school asks for a waiver that has not been given.</param>
public sealed record ProposalRow(
    Guid Id, int Year, string Code, string Name, string NameEn, ProposalKind Kind, ProposalState State, bool StateControlled, string SchoolName, string SchoolNameEn, string Group, string GroupEn,
    int Waivers, bool WaiverAsked, string By, DateTimeOffset At, DateTimeOffset? SubmittedAt, DateOnly? FiledOn, string FilingNumber, bool IsSample);

/// <summary>Proposals of new and changed programmes.</summary>
internal sealed class ProposalsList(TongpinDb db, CurrentActor actor, IMemoryCache cache) : Listing<Proposal, ProposalRow>(db, actor, cache)
{
    private static readonly IReadOnlyList<Column<Proposal, ProposalRow>> Shown =
    [
        new Column<Proposal, ProposalRow>("code", ("专业代码", "Code"), r => r.Code) { Link = r => $"/programmes/proposals/{r.Id}" }.SortBy(p => p.Code),
        new("name", ("专业名称", "Programme"), r => Words.Of(r.Name, r.NameEn)) { Link = r => $"/programmes/proposals/{r.Id}" },
        new("kind", ("类型", "Kind"), r => Proposal.NameOf(r.Kind)),
        new("route", ("路径", "Route"), r => Proposal.RouteOf(r.StateControlled)) { Minor = true },
        new("state", ("状态", "State"), r => Proposal.NameOf(r.State)) { Tone = r => Proposal.ToneOf(r.State) },
        new("waiver", ("豁免", "Waivers"), r => r.Waivers > 0 ? new Words($"已豁免 {r.Waivers} 项", $"{r.Waivers} waived") : r.WaiverAsked ? new Words("申请豁免", "Asked for") : null) { Tone = r => r.Waivers > 0 ? "danger" : r.WaiverAsked ? "warning" : null },
        new("sample", ("数据", "Data"), r => r.IsSample ? new Words("示例", "Sample") : null) { Tone = _ => "warning" },
        new("school", ("二级学院", "School"), r => Words.Of(r.SchoolName, r.SchoolNameEn)) { Minor = true },
        new("group", ("专业群", "Group"), r => Words.Of(r.Group, r.GroupEn)) { Minor = true },
        new Column<Proposal, ProposalRow>("year", ("申报年份", "Year"), r => r.Year.ToString(CultureInfo.InvariantCulture)).SortBy(p => p.Year),
        new("by", ("申报人", "By"), r => r.By) { Minor = true },
        new Column<Proposal, ProposalRow>("at", ("建立时间", "Begun"), r => r.At, CellKind.Instant) { Minor = true }.SortBy(p => p.At),
        new("filed", ("备案", "Filed"), r => r.FiledOn, CellKind.Date) { Minor = true },
        new("number", ("文号", "Number"), r => r.FilingNumber) { Minor = true },
    ];

    public override string Key => "programmes.proposals";
    public override Words Title => ("专业申报", "Proposals");
    public override string Permission => Permissions.SeeProposals;
    protected override string DefaultSort => "-at";
    protected override IReadOnlyList<Column<Proposal, ProposalRow>> ColumnsOf() => Shown;

    protected override Expression<Func<Proposal, ProposalRow>> Row => p => new(
        p.Id.Value, p.Year, p.Code, p.Name, p.NameEn, p.Kind, p.State, p.StateControlled, p.SchoolName, p.SchoolNameEn, p.Group, p.GroupEn,
        Db.Set<Waiver>().Count(w => w.ProposalId == p.Id), p.WaiverAsked != "", p.By, p.At, p.SubmittedAt, p.FiledOn, p.FilingNumber, p.IsSample);

    public override async ValueTask<IReadOnlyList<Filter>> Filters(CancellationToken ct) =>
    [
        new("q", ("代码或名称", "Code or name"), []),
        new("year", ("申报年份", "Year"), await Choices<Proposal>("year", async () => [.. (await Db.Proposals.Select(p => p.Year).Distinct().OrderDescending().ToListAsync(ct)).Select(y => new Choice($"{y}", Words.Same($"{y}")))])),
        new("kind", ("类型", "Kind"), [.. Enum.GetValues<ProposalKind>().Select(k => new Choice(k.ToString(), Proposal.NameOf(k)))]),
        new("state", ("状态", "State"), [.. Enum.GetValues<ProposalState>().Select(s => new Choice(s.ToString(), Proposal.NameOf(s)))]),
        new("waiver", ("豁免", "Waiver"), [new("given", ("已豁免", "Given")), new("asked", ("申请中", "Asked for"))]),
    ];

    protected override IQueryable<Proposal> Find(ListRequest request)
    {
        var found = Proposal.VisibleTo(Db.Proposals, Actor);
        foreach (var text in request.Words("q")) found = found.Where(p => p.Code.StartsWith(text) || p.Name.Holds(text) || p.NameEn.Holds(text));
        if (request.Int("year") is { } year) found = found.Where(p => p.Year == year);
        if (request.Enum<ProposalKind>("kind") is { } kind) found = found.Where(p => p.Kind == kind);
        if (request.Enum<ProposalState>("state") is { } state) found = found.Where(p => p.State == state);
        if (request["waiver"] == "given") found = found.Where(p => Db.Set<Waiver>().Any(w => w.ProposalId == p.Id));
        if (request["waiver"] == "asked") found = found.Where(p => p.WaiverAsked != "" && !Db.Set<Waiver>().Any(w => w.ProposalId == p.Id) && (p.State == ProposalState.Draft || p.State == ProposalState.Returned));
        return found;
    }
}
