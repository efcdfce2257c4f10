using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Tongpin.Demand.Matching;
using Tongpin.Demand.Reference;
using Tongpin.Foundation;
using Tongpin.Kernel;

namespace Tongpin.Demand.Adverts;

/// <summary>Job adverts as portals publish them. Contact data is stripped before anything is kept.</summary>
internal sealed class AdvertImport(TongpinDb db, IRegulations regulations, JudgeAnew judge, TimeProvider clock) : ImportKind<Advert>
{
    private ClusterFinder clusters = default!;
    private bool rewritten;
    private HashSet<string> industryCodes = [], districts = [];
    private static readonly DateOnly Earliest = new(2000, 1, 1);
    // Some portals post for the month to come.
    private readonly DateOnly latest = clock.GetUtcNow().BeijingDay().AddDays(31);

    public override string Key => "adverts";
    public override Words Title => ("招聘岗位", "Job adverts");
    public override string Permission => Permissions.Import;
    public override string Href => "/demand/adverts";
    public override IReadOnlyList<ImportColumn> Columns { get; } =
    [
        new("code", ("岗位编号", "Advert id"), false, ("来源网站的编号；没有则按内容识别重复", "The source's id; without one duplicates are recognised by content"), "ad_id"),
        new("source", ("来源", "Source")) { Example = "某招聘网" },
        new("posted_at", ("发布日期", "Posted on"), false, ("年月日或年月", "Day or month")) { Fields = [nameof(Advert.PostedOn), nameof(Advert.Year)], Example = "2026-09-01" },
        new("title", ("岗位名称", "Title"), true) { Example = "数控编程员" },
        new("company", ("企业", "Company")) { Example = "重庆某某机电有限公司" },
        new("company_size", ("企业规模", "Company size")),
        new("industry_code", ("行业代码", "Industry code"), false, ("GB/T 4754 代码；没有则按网站行业对照", "GB/T 4754 code; without one the portal's label is looked up")),
        new("portal_industry", ("网站行业", "Portal industry"), false, ("多个用 | 隔开", "Several are separated by |")),
        new("province", ("省份", "Province")),
        new("city", ("城市", "City")),
        new("district", ("区县", "District")),
        new("county_code", ("区县代码", "District code"), false, null, "district_code") { Fields = [nameof(Advert.DistrictCode)], Example = "500112" },
        new("salary_min", ("月薪下限（元）", "Monthly pay from (yuan)"), false, null, "salary_min_month_cny") { Fields = [nameof(Advert.SalaryFrom)], Example = "6000" },
        new("salary_max", ("月薪上限（元）", "Monthly pay to (yuan)"), false, null, "salary_max_month_cny") { Fields = [nameof(Advert.SalaryTo)], Example = "9000" },
        new("education", ("学历", "Education")) { Example = "大专" },
        new("experience", ("经验", "Experience")),
        new("headcount", ("人数", "Headcount")) { Example = "3" },
        new("tags", ("技能标签", "Tags"), false, ("多个用 | 隔开", "Several are separated by |")) { Example = "UG|CAM编程" },
        new("requirement", ("任职要求", "Requirement"), false, null, "requirement_text"),
        new("stated_major", ("要求专业", "Stated subjects"), false, null, "employer_stated_major"),
    ];

    protected override async Task Prepare(CancellationToken ct)
    {
        clusters = await ClusterFinder.Load(db, regulations, clock.GetUtcNow().BeijingDay(), ct);
        industryCodes = [.. await db.Industries.Select(i => i.Code).ToListAsync(ct)];
        districts = [.. await db.Districts.Select(d => d.Code).ToListAsync(ct)];
    }

    protected override Advert? Read(ImportLine line)
    {
        var posted = line.Day("posted_at", orMonth: true);
        var advert = new Advert
        {
            Code = line["code"] is { Length: > 0 } id ? id : Fingerprint(line),
            Source = line.Text("source", 60),
            PostedOn = posted ?? default,
            Year = posted?.Year ?? 0,
            Title = Contacts.Strip(line.Text("title", 200) is var title && title.Length == 0 ? line.Need("title") : title),
            Company = line.Text("company", 120),
            CompanySize = line.Text("company_size", 40),
            PortalIndustry = line.Text("portal_industry", 200),
            IndustryCode = line["industry_code"],
            Province = line["province"],
            City = line["city"],
            District = line["district"],
            DistrictCode = line["county_code"],
            SalaryFrom = Pay(line, "salary_min"),
            SalaryTo = Pay(line, "salary_max"),
            Education = line.Text("education", 40),
            Experience = line.Text("experience", 60),
            Headcount = line.Whole("headcount", 0, 100_000),
            Tags = Contacts.Strip(line.Text("tags", 1000)),
            Requirement = Contacts.Strip(line.Text("requirement", 8000)),
            StatedMajor = line.Text("stated_major", 200),
        };
        if (posted > latest) line.Refuse("posted_at", ("发布日期在将来。", "The advert was posted in the future."));
        if (posted < Earliest) line.Refuse("posted_at", ("发布日期早于 2000 年。", "The advert was posted before 2000."));
        MustBeIn(industryCodes, line, "industry_code", IndustryCodes.LooksRight, ("国民经济行业分类中没有这个代码。", "The classification of industries has no such code."));
        MustBeIn(districts, line, "county_code", DistrictImport.LooksRight, ("没有这个行政区划代码。", "There is no such district code."));
        if (posted is null) line.Remark(("没有发布日期，不计入任何年份的契合度。", "without a day of posting, so they count in no year's fit."));
        if (advert.SalaryFrom > advert.SalaryTo) line.Refuse("salary_max", ("月薪上限低于下限。", "The upper end of the pay is below the lower one."));
        advert.JoinCluster(clusters.OfAdvert(advert.IndustryCode, advert.PortalIndustry) ?? "");
        return advert;
    }

    protected override string KeyOf(Advert record) => record.Code;

    protected override string NameOf(Advert record) => $"{record.Title} · {record.Company}";

    protected override IQueryable<Advert> With(IReadOnlyCollection<string> keys) => db.Adverts.Where(a => EF.Parameter(keys).Contains(a.Code));

    protected override void Rewritten(Advert record)
    {
        record.Forget();
        if (clusters.OfAdvert(record.IndustryCode, record.PortalIndustry) is { } cluster) record.JoinCluster(cluster);
        rewritten = true;
    }

    protected override async Task Written(ImportResult result, CancellationToken ct)
    {
        if (result.Added + result.Changed > 0) await judge.New(ct);
    }

    protected override async Task Undone(CancellationToken ct)
    {
        db.Tell(new AdvertsMatched(0), clock.GetUtcNow());
        if (rewritten) await judge.New(ct);
    }

    private static int? Pay(ImportLine line, string key) => line.Number(key, 0, 10_000_000) is { } yuan ? (int)Math.Round(yuan, MidpointRounding.AwayFromZero) : null;

    // A house without the list takes any code that looks like one.
    private static void MustBeIn(HashSet<string> codes, ImportLine line, string key, Func<string, bool> looksRight, Words why)
    {
        if (line[key] is not { Length: > 0 } code) return;
        if (codes.Count > 0 ? !codes.Contains(code) : !looksRight(code)) line.Refuse(key, why, Nearness.Nearest(code, codes));
        else if (codes.Count == 0) line.Remark(key == "industry_code" ? ("行业代码没有核对：还没有导入国民经济行业分类。", "their industry codes are not checked: the classification of industries is not imported yet.") : ("区县代码没有核对：还没有导入行政区划。", "their district codes are not checked: the districts are not imported yet."));
    }

    private static string Fingerprint(ImportLine line) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join('\n', line["source"], line["title"], line["company"], line["city"], line["posted_at"], line["requirement"]))).AsSpan(0, 12));
}
