using System.Linq.Expressions;
using Microsoft.Extensions.Caching.Memory;
using Tongpin.Demand.Adverts;
using Tongpin.Demand.Reference;
using Tongpin.Foundation;
using Tongpin.Kernel;

namespace Tongpin.Demand.Enterprises;

public sealed record EnterpriseRow(Guid Id, string Name, string IndustryCode, string DistrictCode, string ClusterCode, int? Staff, decimal? Revenue, decimal? Assets, EnterpriseSize? Size, string CreditCode, bool IsSample) : IFiled
{
    public int Files { get; set; }
    string IFiled.Record() => Id.ToString();
}

internal sealed class EnterprisesList(TongpinDb db, CurrentActor actor, IMemoryCache cache, IEvidence evidence) : FiledListing<Enterprise, EnterpriseRow>(db, actor, cache, evidence, Enterprise.Table)
{
    private static readonly IReadOnlyList<Column<Enterprise, EnterpriseRow>> Shown =
    [
        new Column<Enterprise, EnterpriseRow>("name", ("企业名称", "Name"), r => r.Name) { Link = r => $"/demand/adverts?company={Uri.EscapeDataString(r.Name)}" }.SortBy(e => e.Name),
        new Column<Enterprise, EnterpriseRow>("size", ("规模", "Size"), r => r.Size is { } size ? NameOf(size) : null) { Tone = r => r.Size is null ? null : r.Size == EnterpriseSize.Large ? "primary" : "secondary" },
        new Column<Enterprise, EnterpriseRow>("cluster", ("产业集群", "Cluster"), r => r.ClusterCode) { Link = r => r.ClusterCode.Length > 0 ? $"/demand/clusters/{r.ClusterCode}" : null }.SortBy(e => e.ClusterCode),
        new Column<Enterprise, EnterpriseRow>("industry_code", ("行业代码", "Industry code"), r => r.IndustryCode).SortBy(e => e.IndustryCode),
        new Column<Enterprise, EnterpriseRow>("district_code", ("区县代码", "District code"), r => r.DistrictCode) { Minor = true }.SortBy(e => e.DistrictCode),
        new Column<Enterprise, EnterpriseRow>("staff", ("从业人员", "Employees"), r => r.Staff, CellKind.Integer) { Total = e => e.Staff ?? 0 }.SortBy(e => e.Staff ?? 0),
        new Column<Enterprise, EnterpriseRow>("revenue", ("营业收入（万元）", "Revenue (10,000 yuan)"), r => r.Revenue, CellKind.Decimal).SortBy(e => e.Revenue ?? 0),
        new("assets", ("资产总额（万元）", "Assets (10,000 yuan)"), r => r.Assets, CellKind.Decimal) { Minor = true },
        FilesOf(Enterprise.Table),
        new("credit_code", ("统一社会信用代码", "Credit code"), r => r.CreditCode) { Minor = true },
        new("sample", ("数据", "Data"), r => r.IsSample ? new Words("示例", "Sample") : null) { Tone = _ => "warning" },
    ];

    /// <summary>Who comes from an enterprise does not read what others earn: neither the columns, nor the numbers, nor the order by them.</summary>
    private static readonly IReadOnlyList<Column<Enterprise, EnterpriseRow>> Outside = [.. Shown.Where(c => c.Key is not ("staff" or "revenue" or "assets"))];

    private bool SeesFigures => Actor.May(Permissions.SeeFigures);

    public override string Key => "demand.enterprises";
    public override Words Title => ("企业", "Enterprises");
    public override string Permission => Permissions.See;
    protected override string ScopeStamp => $"{base.ScopeStamp}{SeesFigures}";
    protected override string DefaultSort => SeesFigures ? "-revenue" : "name";
    protected override IReadOnlyList<Column<Enterprise, EnterpriseRow>> ColumnsOf() => SeesFigures ? Shown : Outside;
    private static readonly Expression<Func<Enterprise, EnterpriseRow>> RowOf = e => new(e.Id.Value, e.Name, e.IndustryCode, e.DistrictCode, e.ClusterCode, e.Staff, e.Revenue, e.Assets, e.Size, e.CreditCode, e.ImportId == IImported.SampleImport);
    private static readonly Expression<Func<Enterprise, EnterpriseRow>> RowOutside = e => new(e.Id.Value, e.Name, e.IndustryCode, e.DistrictCode, e.ClusterCode, null, null, null, e.Size, e.CreditCode, e.ImportId == IImported.SampleImport);
    protected override Expression<Func<Enterprise, EnterpriseRow>> Row => SeesFigures ? RowOf : RowOutside;

    public override async ValueTask<IReadOnlyList<Filter>> Filters(CancellationToken ct) =>
    [
        new("q", ("企业名称", "Name"), []),
        new("size", ("规模", "Size"), [.. Enum.GetValues<EnterpriseSize>().Reverse().Select(s => new Choice(s.ToString(), NameOf(s)))]),
        new("cluster", ("产业集群", "Cluster"), await AdvertsList.ClusterChoices(Db, Choices<Cluster>, ct)),
    ];

    protected override IQueryable<Enterprise> Find(ListRequest request)
    {
        IQueryable<Enterprise> found = Db.Enterprises;
        foreach (var text in request.Words("q")) found = found.Where(e => e.Name.Holds(text));
        if (request.Enum<EnterpriseSize>("size") is { } size) found = found.Where(e => e.Size == size);
        if (request["cluster"] is { } cluster) found = found.Where(e => e.ClusterCode == (cluster == "-" ? "" : cluster));
        return found;
    }

    public static Words NameOf(EnterpriseSize size) => size switch
    {
        EnterpriseSize.Large => ("大型", "Large"),
        EnterpriseSize.Medium => ("中型", "Medium"),
        EnterpriseSize.Small => ("小型", "Small"),
        _ => ("微型", "Micro"),
    };
}
