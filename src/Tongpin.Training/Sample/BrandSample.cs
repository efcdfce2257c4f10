using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Training.Brands;
using Tongpin.Training.Projects;

namespace Tongpin.Training.Sample;

/// <summary>The ten brands of the sample college (示例数据): one for each topic, with all projects of it.</summary>
internal sealed class BrandSample(TongpinDb db, IConfiguration settings) : ISample
{
    public async Task Create(CancellationToken ct)
    {
        if (!settings.GetValue("Tongpin:Sample", true) || await db.Brands.AnyAsync(ct)) return;
        var projects = await db.Projects.AsNoTracking().Where(p => p.ImportId == IImported.SampleImport && p.State != ProjectState.Cancelled && p.State != ProjectState.Draft).OrderBy(p => p.Number).ToListAsync(ct);

        var (brands, links) = (new List<Brand>(), new List<BrandProject>());
        foreach (var (i, topic) in projects.GroupBy(p => p.Keywords.Split(' ')[0]).OrderBy(g => g.Key, StringComparer.Ordinal).Index())
        {
            var lead = topic.First();
            var brand = new Brand
            {
                Name = $"{topic.Key}培训（示例）",
                UnitId = lead.UnitId,
                UnitName = lead.UnitName,
                UnitNameEn = lead.UnitNameEn,
                Audience = i % 3 == 0 ? Audience.Professionals : Audience.Employees,
                Level = (BrandLevel)(i % 4),
                Brief = $"面向区域企业开展{topic.Key}培训，按岗位能力分级设课。",
                // The first three are due for their review.
                Since = i < 3 ? new(2024, 3, 1) : new(2025, 1, 1),
                ImportId = IImported.SampleImport,
            };
            brands.Add(brand);
            links.AddRange(topic.Select(p => new BrandProject { BrandId = brand.Id, ProjectId = p.Id }));
        }
        await db.Atomically(async () =>
        {
            await db.Insert(brands, ct);
            await db.Insert(links, ct);
        }, ct);
    }
}
