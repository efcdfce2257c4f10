using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Training.Leads;
using Tongpin.Training.Projects;

namespace Tongpin.Training.Sample;

/// <summary>Leads of the sample college (示例数据): new, followed up, become projects and dropped. Clients and contacts are invented.</summary>
internal sealed class LeadSample(TongpinDb db, IUnits units, IConfiguration settings, TimeProvider clock) : ISample
{
    private static readonly (string Title, string Client, LeadSource Source, Audience Audience, int Heads, string Talk)[] Told =
    [
        ("数控车工技能提升 40 人", "示范精密机械有限公司（示例）", LeadSource.Employer, Audience.Employees, 40, "希望周末上课，使用本厂机床图纸。"),
        ("工业机器人运维骨干班", "示范智能装备有限公司（示例）", LeadSource.Visit, Audience.Employees, 30, "走访时提出，需先做岗位能力测评。"),
        ("退役军人电工培训", "示范区退役军人事务局（示例）", LeadSource.Government, Audience.Veterans, 60, "任务书下月下达。"),
        ("新能源汽车检修师资班", "示范中等专业学校（示例）", LeadSource.Returning, Audience.Professionals, 25, "去年办过一期，今年加高压安全内容。"),
        ("社区智能手机课堂", "示范街道社区（示例）", LeadSource.Enquiry, Audience.Retired, 50, "公益班，场地由社区提供。"),
        ("班组长管理能力提升", "示范化工集团（示例）", LeadSource.Employer, Audience.Employees, 45, "对方改由总部统一组织。"),
    ];

    public async Task Create(CancellationToken ct)
    {
        if (!settings.GetValue("Tongpin:Sample", true) || await db.Leads.AnyAsync(ct)) return;
        List<UnitFacts> schools = [.. (await units.ByNameOrCode(ct)).Values.DistinctBy(u => u.Id).Where(u => u.Kind == UnitKind.School && u.Code.StartsWith('S')).OrderBy(u => u.Code)];
        if (schools.Count == 0) return;
        var today = clock.GetUtcNow().BeijingDay();
        var drafts = await db.Projects.Where(p => p.ImportId == IImported.SampleImport && p.State == ProjectState.Draft).OrderBy(p => p.Number).Take(1).ToListAsync(ct);
        foreach (var (i, told) in Told.Index())
        {
            var unit = schools[i % schools.Count];
            var lead = new Lead { Title = told.Title, Client = told.Client, Source = told.Source, Audience = told.Audience, Heads = told.Heads, UnitId = unit.Id, UnitName = unit.Name.Zh, UnitNameEn = unit.Name.En, Since = today.AddDays(-9 * (i + 1)), ImportId = IImported.SampleImport };
            if (i > 0) lead.Note(new(clock.GetUtcNow().AddDays(-4 * i), "示例人员", told.Talk), today.AddDays(i == 2 ? -2 : 5 + i));
            if (i == 3 && drafts is [var draft]) lead.Apply(draft.Id);
            if (i == 5) lead.Drop("对方改由总部统一组织");
            db.Leads.Add(lead);
        }
        await db.SaveChangesAsync(ct);
    }
}
