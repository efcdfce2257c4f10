using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Tongpin.Kernel;

namespace Tongpin.Foundation.Approvals;

/// <summary>A grant as its readers see it.</summary>
public sealed record DelegationRow(Guid Id, DelegationDomain Domain, string? Kind, string Unit, string UnitEn, decimal? UpTo, DateOnly From, DateOnly? Until, string Why, string By, DateTimeOffset? RevokedAt, string? RevokedBy, string? RevokedWhy, int Uses, bool Sample) : IFiled
{
    public int Files { get; set; }
    string IFiled.Record() => Id.ToString();

    public bool InForce(DateOnly day) => RevokedAt is null && From <= day && (Until is not { } until || until >= day);
}

/// <summary>What the college has delegated to its units (授权清单), also what is over.</summary>
internal sealed class DelegationsList(TongpinDb db, CurrentActor actor, IMemoryCache cache, IEnumerable<ApprovalKind> kinds, IEvidence evidence, TimeProvider clock) : FiledListing<Delegation, DelegationRow>(db, actor, cache, evidence, Delegation.Table)
{
    private readonly Dictionary<string, Words> titles = kinds.DistinctBy(k => k.Key).ToDictionary(k => k.Key, k => k.Title);

    public override string Key => "foundation.delegations";
    public override Words Title => ("授权下放", "Delegations");
    public override string Permission => Permissions.SeeDelegations;
    protected override string DefaultSort => "-from";
    protected override string ScopeStamp => $"{base.ScopeStamp} {clock.GetUtcNow().BeijingDay():yyyyMMdd}";

    protected override IReadOnlyList<Column<Delegation, DelegationRow>> ColumnsOf() =>
    [
        new("domain", ("领域", "Domain"), r => Domains.Of(r.Domain)),
        new("unit", ("单位", "Unit"), r => Words.Of(r.Unit, r.UnitEn)),
        new("kind", ("事项", "Business"), r => r.Kind is { } kind ? titles.GetValueOrDefault(kind, Words.Same(kind)) : new Words("全部", "All")),
        new("upTo", ("金额上限（元）", "Up to (yuan)"), r => r.UpTo, CellKind.Decimal),
        new Column<Delegation, DelegationRow>("from", ("起", "From"), r => r.From, CellKind.Date).SortBy(d => d.From),
        new("until", ("止", "Until"), r => r.Until, CellKind.Date),
        new("state", ("状态", "State"), r => r.RevokedAt is not null ? new Words("已收回", "Revoked") : r.InForce(clock.GetUtcNow().BeijingDay()) ? new Words("生效中", "In force") : r.From > clock.GetUtcNow().BeijingDay() ? new Words("未开始", "Not begun") : new Words("已到期", "Over"))
        { Tone = r => r.RevokedAt is not null ? "danger" : r.InForce(clock.GetUtcNow().BeijingDay()) ? "success" : "secondary" },
        new("uses", ("已用", "Uses"), r => r.Uses, CellKind.Integer),
        FilesOf(Delegation.Table),
        new("why", ("理由", "Why"), r => r.RevokedWhy is { } why ? $"{r.Why} / {r.RevokedBy}: {why}" : r.Why) { Minor = true },
        new("by", ("授权人", "Granted by"), r => r.By) { Minor = true },
        new("sample", ("数据", "Data"), r => r.Sample ? new Words("示例数据", "Sample data") : default) { Minor = true, Tone = r => r.Sample ? "warning" : null },
    ];

    protected override Expression<Func<Delegation, DelegationRow>> Row => d => new(d.Id.Value, d.Domain, d.Kind, d.Unit!.Name, d.Unit!.NameEn, d.UpTo, d.From, d.Until, d.Why, d.By, d.RevokedAt, d.RevokedBy, d.RevokedWhy, d.Uses, d.Sample);

    public override ValueTask<IReadOnlyList<Filter>> Filters(CancellationToken ct) => ValueTask.FromResult<IReadOnlyList<Filter>>(
        [new("domain", ("领域", "Domain"), [.. Enum.GetValues<DelegationDomain>().Select(d => new Choice(d.ToString(), Domains.Of(d)))]), new("state", ("状态", "State"), [new("now", ("生效中", "In force"))])]);

    protected override IQueryable<Delegation> Find(ListRequest request)
    {
        var (reach, today) = (Actor.ReachOf(Permission), clock.GetUtcNow().BeijingDay());
        var units = reach.Units.Select(u => new UnitId(u)).ToArray();
        var found = reach.All ? Db.Delegations : Db.Delegations.Where(d => units.Contains(d.UnitId));
        if (request.Enum<DelegationDomain>("domain") is { } domain) found = found.Where(d => d.Domain == domain);
        return request["state"] == "now" ? found.Where(d => d.RevokedAt == null && d.From <= today && (d.Until == null || d.Until >= today)) : found;
    }
}

/// <summary>A decision that a unit made for itself.</summary>
/// <param name="Grantee">The unit that holds the grant.</param>
/// <param name="Limit">The ceiling that applied, yuan; null: whatever the amount.</param>
/// <param name="Href">Page of the record.</param>
public sealed record DelegatedRow(Guid Id, Guid Request, Words Title, string Kind, DelegationDomain Domain, string Grantee, string GranteeEn, decimal? Amount, string Name, string SeatName, DateTimeOffset When, string Why, bool Sample, Did Did, decimal? Limit, string GrantWhy, string Href);

/// <summary>How much was decided in a domain.</summary>
/// <param name="Amount">Yuan, of those that state an amount.</param>
internal sealed record DomainSum(DelegationDomain Domain, int Decisions, decimal Amount);

/// <summary>What was decided under delegation in a year (授权决定登记), this year when none is asked for.</summary>
internal sealed class DelegatedList(TongpinDb db, CurrentActor actor, IMemoryCache cache, IEnumerable<ApprovalKind> kinds, IEnumerable<DelegationArea> areas, ApprovalBook book, TimeProvider clock) : Listing<ApprovalLine, DelegatedRow>(db, actor, cache)
{
    private readonly Dictionary<string, Words> titles = kinds.DistinctBy(k => k.Key).ToDictionary(k => k.Key, k => k.Title);
    private readonly Dictionary<string, UnitId?> managing = [];

    public override string Key => "foundation.delegated";
    public override Words Title => ("授权决定登记", "Decided under delegation");
    public override string Permission => Permissions.SeeDelegations;
    protected override string DefaultSort => "-when";
    private int ThisYear => clock.GetUtcNow().BeijingDay().Year;

    protected override IReadOnlyList<Column<ApprovalLine, DelegatedRow>> ColumnsOf() =>
    [
        new("title", ("事项", "Request"), r => r.Title) { Link = r => $"/approvals/{r.Request}" },
        new("domain", ("领域", "Domain"), r => Domains.Of(r.Domain)),
        new("kind", ("种类", "Kind"), r => titles.GetValueOrDefault(r.Kind, Words.Same(r.Kind))) { Minor = true },
        new("did", ("决定", "Decision"), r => Domains.Of(r.Did)) { Tone = r => r.Did == Did.Approved ? "success" : "warning" },
        new("unit", ("授权单位", "Delegated to"), r => Words.Of(r.Grantee, r.GranteeEn)),
        new("amount", ("金额（元）", "Amount (yuan)"), r => r.Amount, CellKind.Decimal) { Total = l => l.Approval.Amount ?? 0 },
        new("limit", ("授权上限（元）", "Limit (yuan)"), r => r.Limit is { } most ? most : new Words("不限", "none"), CellKind.Decimal),
        new("grant", ("授权依据", "Why delegated"), r => r.GrantWhy) { Minor = true },
        new("name", ("决定人", "Decided by"), r => r.SeatName.Length > 0 ? new Words($"{r.Name}（代 {r.SeatName}）", $"{r.Name} (for {r.SeatName})") : Words.Same(r.Name)),
        new Column<ApprovalLine, DelegatedRow>("when", ("时间", "When"), r => r.When, CellKind.Instant).SortBy(l => l.When),
        new("record", ("记录", "Record"), _ => new Words("打开", "Open")) { Link = r => r.Href },
        new("why", ("意见", "Words"), r => r.Why) { Minor = true },
        new("sample", ("数据", "Data"), r => r.Sample ? new Words("示例数据", "Sample data") : default) { Minor = true, Tone = r => r.Sample ? "warning" : null },
    ];

    protected override Expression<Func<ApprovalLine, DelegatedRow>> Row => l => new(l.Id.Value, l.ApprovalId.Value, l.Approval.Title, l.Approval.Kind, l.Grant!.Domain,
        l.Grant.Unit!.Name, l.Grant.Unit!.NameEn, l.Approval.Amount, l.Name, l.SeatName, l.When, l.Why, l.Approval.Sample, l.Did, l.Grant.UpTo, l.Grant.Why, l.Approval.Href);

    public override ValueTask<IReadOnlyList<Filter>> Filters(CancellationToken ct) => ValueTask.FromResult<IReadOnlyList<Filter>>(
    [
        new("area", ("业务", "Business"), [.. areas.Select(a => new Choice(a.Key, a.Title))]),
        new("year", ("年份", "Year"), [.. Enumerable.Range(ThisYear - 9, 10).Reverse().Select(y => new Choice($"{y}", ($"{y} 年", $"{y}")))]),
        new("domain", ("领域", "Domain"), [.. Enum.GetValues<DelegationDomain>().Select(d => new Choice(d.ToString(), Domains.Of(d)))]),
    ]);

    protected override async ValueTask Prepare(CancellationToken ct)
    {
        foreach (var area in areas) managing[area.Key] = await book.UnitBy(area.UnitRegulation, ct);
    }

    /// <summary>Sums of the three domains under the other filters.</summary>
    public async Task<IReadOnlyList<DomainSum>> ByDomain(ListRequest request, CancellationToken ct)
    {
        await Prepare(ct);
        var decided = (await InYear(request).Select(l => new { l.Grant!.Domain, l.Approval.Amount }).ToListAsync(ct)).ToLookup(l => l.Domain);
        return [.. Enum.GetValues<DelegationDomain>().Select(d => new DomainSum(d, decided[d].Count(), decided[d].Sum(l => l.Amount ?? 0)))];
    }

    protected override IQueryable<ApprovalLine> Find(ListRequest request) => request.Enum<DelegationDomain>("domain") is { } domain ? InYear(request).Where(l => l.Grant!.Domain == domain) : InYear(request);

    private IQueryable<ApprovalLine> InYear(ListRequest request)
    {
        var year = request.Int("year") is { } asked and >= 2000 and < 3000 ? asked : ThisYear;
        var (from, to) = (new DateTimeOffset(year, 1, 1, 0, 0, 0, TimeSpan.FromHours(8)), new DateTimeOffset(year + 1, 1, 1, 0, 0, 0, TimeSpan.FromHours(8)));
        var reach = Actor.ReachOf(Permission);
        var units = reach.Units.Select(u => (UnitId?)new UnitId(u)).ToArray();
        var found = Db.Set<ApprovalLine>().Where(l => l.Under != null && l.When >= from && l.When < to);
        if (!reach.All) found = found.Where(l => units.Contains(l.Approval.UnitId));
        if (request["area"] is { } area && managing.TryGetValue(area, out var manages))
        {
            var prefix = $"{area}.";
            found = found.Where(l => l.Approval.Kind.StartsWith(prefix) || (manages != null && l.Grant!.UnitId == manages));
        }
        return found;
    }
}
