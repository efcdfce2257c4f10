using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Tongpin.Demand.Matching;
using Tongpin.Foundation;
using Tongpin.Kernel;

namespace Tongpin.Demand.Sample;

/// <summary>Demand of the sample college (示例数据): invented enterprises and their adverts, a fifth of them settled by "people", the rest left to the matcher.</summary>
internal sealed class DemandSampleData(TongpinDb db, MatchAdverts match, IConfiguration settings) : ISample
{
    public async Task Create(CancellationToken ct)
    {
        if (!settings.GetValue("Tongpin:Sample", true) || await db.Adverts.AnyAsync(ct) || await db.Enterprises.AnyAsync(ct) || await db.Catalogue.AnyAsync(ct)) return;

        await db.Atomically(async () =>
        {
            await db.Insert([.. DemandSample.Catalogue.Select(c => new Reference.CatalogueEntry { Code = c.Code, Name = c.Name, NameEn = c.NameEn, Level = "高职专科", CategoryName = c.Category, ClassName = c.Class, StudyYears = "三年", StateControlled = c.StateControlled, ImportId = IImported.SampleImport })], ct);
            await db.Insert([.. DemandSample.Enterprises.Select(e => new Enterprise { Name = e.Name, IndustryCode = e.Industry, ClusterCode = e.Cluster ?? "", DistrictCode = e.District, Staff = e.Staff, Revenue = e.Revenue, Assets = e.Assets, Size = SizeRule.Of(e.Industry, e.Staff, e.Revenue, e.Assets), ImportId = IImported.SampleImport })], ct);
            await db.Insert([.. SampleAdverts.All.Select(AdvertOf)], ct);
        }, ct);
        await match.Match(everything: true, null, ct);
    }

    private static Advert AdvertOf(SampleAdvert sample)
    {
        var advert = new Advert
        {
            Code = $"SAMPLE-{sample.Number:00000}",
            Source = "示例",
            PostedOn = sample.PostedOn,
            Year = sample.PostedOn.Year,
            Title = sample.Title,
            Company = sample.Enterprise.Name,
            IndustryCode = sample.Enterprise.Industry,
            Province = "重庆市",
            City = "重庆市",
            DistrictCode = sample.Enterprise.District,
            SalaryFrom = sample.SalaryFrom,
            SalaryTo = sample.SalaryTo,
            Education = sample.Education,
            Headcount = sample.Headcount,
            Tags = string.Join('|', sample.Tags),
            ImportId = IImported.SampleImport,
        };
        advert.JoinCluster(sample.Cluster ?? "");
        if (sample.Number % 5 == 0)
        {
            advert.Take(sample.Programme, 1, "", 0, "");
            advert.Settle(sample.Programme);
        }
        return advert;
    }
}
