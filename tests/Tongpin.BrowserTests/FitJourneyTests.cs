using System.IO.Compression;
using System.Text.RegularExpressions;

namespace Tongpin.BrowserTests;

/// <summary>The main job: from files to the yearly fit, its records and its report.</summary>
public sealed class FitJourneyTests(Stage stage)
{
    private const string Adverts = """
        ad_id,source,posted_at,title,company,portal_industry,province,city,education,headcount,tags
        T1,测试,2026-03-01,数控编程工程师,重庆甲机械有限公司,机械/设备/重工,重庆市,重庆市,大专,2,UG|CAM编程
        T2,测试,2026-04-01,新能源汽车维修技师,重庆乙汽车有限公司,汽车及零配件,重庆市,重庆市,大专,3,电池
        T3,测试,2026-05-01,Java开发工程师,重庆丙软件有限公司,计算机软件,重庆市,重庆市,大专,1,Spring

        """;
    private const string Catalogue = "level,code,name,category_name,class_name,study_years,state_controlled\n高职专科,460199,测试专业,装备制造大类,机械设计制造类,三年,\n";
    private const string Register = "year,province,school_code,school_name,programme_code,programme_name,study_years,remark\n2025,重庆市,4150000000,测试职业学院,460103,数控技术,3,\n";

    [Fact]
    public Task From_files_to_the_fit_of_the_year_its_records_and_its_report() => stage.Visit(null, async page =>
    {
        await page.GotoAsync("/");
        await Expect(page).ToHaveURLAsync(new Regex("/sign-in"));
        await page.Button("教务处").ClickAsync();
        await Expect(page.Locator("h1")).ToContainTextAsync("契合度驾驶舱");

        await Import(page, "catalogue", Files.SharedOr("vocational_programme_catalogue.csv", Catalogue));
        await Import(page, "register", Files.SharedOr("programme_register_2025_finance_commerce.csv", Register));
        await Import(page, "adverts", Files.SharedOr("job_ads_cn.csv.gz", Adverts));
        await page.AtRest();

        await page.GotoAsync("/");
        await page.Button("重新计算").ClickAsync();
        await Expect(page.Link("查看结果")).ToBeVisibleAsync(new() { Timeout = 300_000 });
        await page.Link("查看结果").ClickAsync();
        await FigureIsItsList(page, "计入的岗位", @"^([\d,]+)$");
        await FigureIsItsList(page, "契合度（按专业）", @"(\d+) / \d+ 个专业");

        await page.GotoAsync("/demand/adverts?state=Matcher");
        await page.Locator("tbody tr a").First.ClickAsync();
        var matched = (await page.Locator("dd b").First.InnerTextAsync())[..6];
        var other = (await page.Locator("#candidates option").EvaluateAllAsync<string[]>("all => all.map(o => o.value)")).First(code => code != matched);
        await page.GetByLabel("改为").FillAsync(other);
        await page.Button("更正").ClickAsync();
        await Expect(page.Locator("h2", new() { HasText = "匹配结果" })).ToContainTextAsync("已更正");
        await Expect(page.Locator("dd b").First).ToContainTextAsync(other);

        await page.GotoAsync("/");
        var report = await Download(page, page.Link("年度报告"));
        Assert.Contains("契合度", await report.TextOf("word/document.xml"), StringComparison.Ordinal);

        await page.GotoAsync("/demand/adverts?state=Corrected");
        var corrected = await page.Total();
        var sheet = await Download(page, page.Link("XLSX"));
        Assert.Equal(corrected + 1, Regex.Count(await sheet.TextOf("xl/worksheets/sheet1.xml"), "<(x:)?row[ >]"));
    });

    private static async Task Import(IPage page, string kind, FilePayload file)
    {
        await page.Upload(kind, file);
        Assert.Equal(0, await page.Figure("问题"));
        var coming = await page.Figure("新增") + await page.Figure("更新");
        Assert.True(coming > 0);

        await page.Button("确认导入").ClickAsync();
        await page.State("已导入");
        Assert.Equal(coming, await page.Figure("新增") + await page.Figure("更新"));
    }

    /// <summary>The figure leads to its records: as many as it says, by the list's own count and by counting. Fit follows new matches by itself, within a minute.</summary>
    private static async Task FigureIsItsList(IPage page, string title, string says)
    {
        for (var attempt = 0; ; attempt++)
        {
            await page.GotoAsync("/");
            var figure = page.Locator(".tp-figure").Filter(new() { Has = page.GetByText(title, new() { Exact = true }) });
            var said = Regex.Match(await figure.Locator(".card-body").InnerTextAsync(), says, RegexOptions.Multiline);
            Assert.True(said.Success, $"{title}: {await figure.InnerTextAsync()}");
            await page.GotoAsync(await figure.Locator(".tp-number a").GetAttributeAsync("href") + "&size=200");
            if (Steps.Number(said.Groups[1].Value) != await page.Total() && attempt < 60)
            {
                await page.WaitForTimeoutAsync(1000);
                continue;
            }

            Assert.Equal(Steps.Number(said.Groups[1].Value), await page.Total());
            Assert.Equal(Steps.Number(said.Groups[1].Value), await page.CountRows());
            return;
        }
    }

    private static async Task<Zip> Download(IPage page, ILocator link)
    {
        var download = await page.RunAndWaitForDownloadAsync(() => link.First.ClickAsync());
        return new(await File.ReadAllBytesAsync((await download.PathAsync())!));
    }

    private sealed record Zip(byte[] Content)
    {
        public async Task<string> TextOf(string entry)
        {
            Assert.Equal("PK"u8, Content.AsSpan(0, 2));
            await using var zip = await ZipArchive.CreateAsync(new MemoryStream(Content), ZipArchiveMode.Read, leaveOpen: false, null);
            using var text = new StreamReader(await zip.GetEntry(entry)!.OpenAsync());
            return await text.ReadToEndAsync();
        }
    }
}
