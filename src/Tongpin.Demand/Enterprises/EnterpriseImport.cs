using Microsoft.EntityFrameworkCore;
using Tongpin.Demand.Reference;
using Tongpin.Foundation;
using Tongpin.Kernel;

namespace Tongpin.Demand.Enterprises;

internal sealed class EnterpriseImport(TongpinDb db, IRegulations regulations, TimeProvider clock) : ImportKind<Enterprise>
{
    private ClusterFinder clusters = default!;
    private HashSet<string> districts = [];
    /// <summary>In 10,000 yuan: ten trillion yuan, more than any enterprise has.</summary>
    private const decimal MostYuan = 1_000_000_000;

    public override string Key => "enterprises";
    public override Words Title => ("企业", "Enterprises");
    public override string Permission => Permissions.Import;
    public override string Href => "/demand/enterprises";
    public override IReadOnlyList<ImportColumn> Columns { get; } =
    [
        new("name", ("企业名称", "Name"), true) { Example = "重庆某某机电有限公司" },
        new("credit_code", ("统一社会信用代码", "Credit code"), false, ("18 位", "18 characters")),
        new("industry_code", ("行业代码", "Industry code"), false, ("GB/T 4754 代码，用来判断规模和集群", "GB/T 4754 code; decides size class and cluster"), "industry") { Example = "3612" },
        new("district_code", ("区县代码", "District code"), false, null, "district") { Example = "500112" },
        new("staff", ("从业人员", "Employees")) { Example = "1200" },
        new("revenue", ("营业收入（万元）", "Revenue (10,000 yuan)"), false, null, "revenue_10k_yuan") { Fields = [nameof(Enterprise.Revenue)], Example = "56000" },
        new("assets", ("资产总额（万元）", "Assets (10,000 yuan)"), false, null, "assets_10k_yuan") { Fields = [nameof(Enterprise.Assets)] },
    ];

    protected override async Task Prepare(CancellationToken ct)
    {
        clusters = await ClusterFinder.Load(db, regulations, clock.GetUtcNow().BeijingDay(), ct);
        districts = [.. await db.Districts.Select(d => d.Code).ToListAsync(ct)];
    }

    protected override Enterprise? Read(ImportLine line)
    {
        var credit = line["credit_code"].ToUpperInvariant();
        if (credit.Length > 0 && credit.Length != 18) line.Refuse("credit_code", ("统一社会信用代码应为 18 位。", "A credit code has 18 characters."));
        var district = line["district_code"];
        if (district.Length > 0 && districts.Count > 0 && !districts.Contains(district)) line.Refuse("district_code", ("没有这个行政区划代码。", "There is no such district code."), Nearness.Nearest(district, districts));
        var industry = line["industry_code"];
        var (staff, revenue, assets) = (line.Whole("staff"), line.Number("revenue", 0, MostYuan), line.Number("assets", 0, MostYuan));
        return new()
        {
            Name = line.Need("name"),
            CreditCode = credit,
            IndustryCode = industry,
            DistrictCode = district,
            ClusterCode = clusters.OfIndustry(industry),
            Staff = staff,
            Revenue = revenue,
            Assets = assets,
            Size = SizeOf(industry, staff, revenue, assets),
        };
    }

    // Of a known enterprise the file may tell a part only.
    protected override void Rewritten(Enterprise record) =>
        (record.ClusterCode, record.Size) = (clusters.OfIndustry(record.IndustryCode), SizeOf(record.IndustryCode, record.Staff, record.Revenue, record.Assets));

    private static EnterpriseSize? SizeOf(string industry, int? staff, decimal? revenue, decimal? assets) =>
        industry.Length == 0 ? null : SizeRule.Of(industry, staff, revenue, assets);

    protected override string KeyOf(Enterprise record) => record.Name;

    protected override IQueryable<Enterprise> With(IReadOnlyCollection<string> keys) => db.Enterprises.Where(e => EF.Parameter(keys).Contains(e.Name));
}
