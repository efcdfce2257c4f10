using System.Text.RegularExpressions;

namespace Tongpin.BrowserTests;

/// <summary>Mechanism two of the college: propose, blocked by a gate, add evidence, submit, committee, filed.</summary>
public sealed class ProposalJourneyTests(Stage stage)
{
    private const string Code = "510203", Enterprise = "兴龙湖数据服务（示例）有限公司";

    [Fact]
    public async Task A_proposal_is_blocked_by_a_gate_gets_its_evidence_passes_the_committee_and_is_filed()
    {
        await stage.Visit("administrator", GiveTheSchoolItsDean);
        var address = "";
        await stage.Visit("programme-lead", async page =>
        {
            await Write(page);
            address = new Uri(page.Url).AbsolutePath;

            await page.Button("提交审批").ClickAsync();
            await Expect(page.Locator("[data-rule='programmes.proposal.gate']")).ToContainTextAsync("必须与大企业深度合作");
            await Expect(page.Locator("[data-gate=Enterprise]")).ToContainTextAsync("未达到");
            await TakePictures(page, "proposal-blocked");

            await page.Locator("[data-gate=Enterprise] a").ClickAsync();
            await Expect(page.Locator("h1")).ToContainTextAsync("必须与大企业深度合作");
            await page.Locator("input[name=EvidenceFile]").SetInputFilesAsync(Files.Text("agreement.txt", "校企合作协议"));
            await page.Button("上传").ClickAsync();
            await Expect(page.Locator("#evidence")).ToContainTextAsync("agreement.txt");
            await TakePictures(page, "gate-met");

            await page.GotoAsync(address);
            await Expect(page.Locator("[data-gate=Enterprise]")).ToContainTextAsync("达到");
            await page.Button("提交审批").ClickAsync();
            await Expect(page.Locator("#approval")).ToContainTextAsync("审批中");
        }, refusals: true);

        foreach (var (role, word) in new[] { ("school-dean", "同意"), ("academic-office", "同意"), ("expert", "赞成"), ("programme-committee", "赞成"), ("leadership", "同意") })
            await stage.Visit(role, async page =>
            {
                await page.GotoAsync(address);
                Assert.True(await page.Locator("textarea[name=ApprovalWhy]").CountAsync() == 1, $"{role}: {await page.Locator("#approval").InnerTextAsync()}");
                await page.Locator("textarea[name=ApprovalWhy]").FillAsync("同意设置");
                await page.GetByRole(AriaRole.Button, new() { Name = word, Exact = true }).ClickAsync();
                await Expect(page.Locator(".alert-success")).ToBeVisibleAsync();
            });

        await stage.Visit("academic-office", async page =>
        {
            await page.Until(address, page.Locator("#filing"));
            await TakePictures(page, "proposal-approved");
            await page.GetByLabel("文号").FillAsync("示例备〔2026〕9号");
            await page.Button("登记").ClickAsync();
            await Expect(page.Locator(".tp-main")).ToContainTextAsync("已备案");
            await page.Link("打开专业").ClickAsync();
            await Expect(page.Locator("h1")).ToContainTextAsync(Code);
            await page.Link("申报与论证报告").ClickAsync();
            await Expect(page).ToHaveURLAsync(new Regex(Regex.Escape(address)));

            var report = await page.RunAndWaitForDownloadAsync(() => page.Link("论证报告（Word）").ClickAsync());
            var content = await File.ReadAllBytesAsync((await report.PathAsync())!);
            Assert.Equal((byte[])[0x50, 0x4B], content[..2]);
        });
    }

    /// <summary>The dean with a card heads another school; an administrator gives him this one, too.</summary>
    private static async Task GiveTheSchoolItsDean(IPage page)
    {
        await page.GotoAsync("/people?q=T0003");
        await page.Locator("tbody a").First.ClickAsync();
        await page.Locator("select[name='Form.Role']").SelectOptionAsync("school-dean");
        await page.Locator("select[name='Form.Unit']").SelectOptionAsync(new SelectOptionValue { Label = "S04 信息工程学院" });
        await page.Button("授予").ClickAsync();
        await Expect(page.Locator(".tp-main")).ToContainTextAsync("信息工程学院");
    }

    private static async Task Write(IPage page)
    {
        await page.GotoAsync("/programmes/proposals/new");
        await page.GetByLabel("类型").SelectOptionAsync("Change");
        await page.GetByLabel("专业代码", new() { Exact = false }).First.FillAsync(Code);
        await page.GetByLabel("被改造的专业").FillAsync(Code);
        await page.GetByLabel("所属专业群").FillAsync("软件与人工智能");
        foreach (var text in new[] { "Industry", "Forecast", "Similar", "Positioning", "Jobs", "GroupRelation", "TalentPlan", "Risk", "Exit" }) await Field(page, text, "写明的内容");
        await Field(page, "SurveyEnterprises", "12");
        await Field(page, "Posts[0].Name", "软件测试");
        await Field(page, "Posts[0].Now", "40");
        await Field(page, "Siblings[0].Code", "510205");
        await Field(page, "Siblings[0].Courses", "程序设计基础");
        await Field(page, "Team[0].Name", "教师甲");
        // The row before is left empty: what stands behind it must not be lost.
        await Field(page, "Rooms[1].Name", "软件实训室");
        await Field(page, "Agreements[0].Enterprise", Enterprise);
        await Field(page, "Agreements[0].From", "2026-01-01");
        await Field(page, "Agreements[0].To", "2029-12-31");
        await page.Locator("[name='Form.Dossier.Agreements[0].OrderClass']").CheckAsync();
        await page.Locator("[name='Form.Dossier.Agreements[0].SharedBase']").CheckAsync();
        await Field(page, "Budget[0].Item", "设备");
        await Field(page, "Budget[0].Amount", "120.5");
        await Field(page, "IntakeFirst", "60");
        await TakePictures(page, "proposal-edit", reload: false);
        await page.Button("保存").ClickAsync();
        await Expect(page.Locator("#gates")).ToBeVisibleAsync();
        await Expect(page.Locator("#missing")).Not.ToBeVisibleAsync();
    }

    private static Task Field(IPage page, string name, string value) => page.Locator($"[name='Form.Dossier.{name}']").FillAsync(value);

    private static async Task TakePictures(IPage page, string name, bool reload = true)
    {
        if (Components.Setting("TONGPIN_SCREENSHOTS") != "1") return;
        var at = new Uri(page.Url).PathAndQuery;
        foreach (var width in (int[])[1366, 390])
        {
            await page.SetViewportSizeAsync(width, 844);
            await page.ScreenshotAsync(new() { Path = Path.Combine(Stage.Pictures, $"{name}.zh.light.{width}.png"), FullPage = true });
        }
        await page.SetViewportSizeAsync(1366, 768);
        if (!reload) return;
        await page.GotoAsync($"/preferences?language=en&theme=dark&r={Uri.EscapeDataString(at)}");
        foreach (var width in (int[])[1366, 390])
        {
            await page.SetViewportSizeAsync(width, 844);
            await page.ScreenshotAsync(new() { Path = Path.Combine(Stage.Pictures, $"{name}.en.dark.{width}.png"), FullPage = true });
        }
        await page.SetViewportSizeAsync(1366, 768);
        await page.GotoAsync($"/preferences?language=zh-CN&theme=light&r={Uri.EscapeDataString(at)}");
    }
}
