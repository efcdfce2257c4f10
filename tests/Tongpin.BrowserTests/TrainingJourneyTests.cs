using System.Globalization;
using System.Text.RegularExpressions;

namespace Tongpin.BrowserTests;

/// <summary>The business of a training project: lead, application, approval under delegation, money, hours, settlement, distribution, and what it is worth to a teacher.</summary>
public sealed partial class TrainingJourneyTests(Stage stage)
{
    [Fact]
    public async Task A_project_goes_from_its_lead_and_application_under_delegation_to_the_statement_of_a_teacher()
    {
        var today = DateTime.UtcNow.AddHours(8).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        const string name = "数控机床维护订制班";
        var (project, teacher) = ("", "");

        await stage.Visit("leadership", async page =>
        {
            await page.GotoAsync("/delegations");
            await page.Locator("select[name='Form.Domain']").SelectOptionAsync("Finance");
            await page.Locator("select[name='Form.Kind']").SelectOptionAsync("training.project");
            await page.Locator("select[name='Form.Unit']").SelectOptionAsync(new SelectOptionValue { Label = await Option(page, "select[name='Form.Unit']", "A08") });
            await page.Locator("input[name='Form.UpTo']").FillAsync("50000");
            await page.Locator("textarea[name='Form.Why']").FillAsync("五万元以内的培训立项由继续教育学院决定");
            await page.GetByRole(AriaRole.Button, new() { Name = "下放", Exact = true }).ClickAsync();
            await Expect(page.GetByText("五万元以内的培训立项由继续教育学院决定").First).ToBeVisibleAsync();
        });

        await stage.Visit("training-staff", async page =>
        {
            await page.GotoAsync("/training/leads/new");
            await page.Locator("input[name='Form.Title']").FillAsync("机床维护 20 人");
            await page.Locator("input[name='Form.Client']").FillAsync("示范机床厂");
            await page.Locator("input[name='Form.Heads']").FillAsync("20");
            await page.Locator("select[name='Form.Unit']").SelectOptionAsync("S01");
            await page.Locator("main form button.btn-primary").First.ClickAsync();
            await page.Link("转为立项申请").ClickAsync();
            await Expect(page.Locator("input[name='Form.Partner']")).ToHaveValueAsync("示范机床厂");
            await page.Locator("input[name='Form.Name']").FillAsync(name);
            await page.Locator("select[name='Form.Category']").SelectOptionAsync("B");
            await page.Locator("select[name='Form.Unit']").SelectOptionAsync("S01");
            await page.Locator("input[name='Form.Starts']").FillAsync(today);
            await page.Locator("input[name='Form.Ends']").FillAsync(today);
            foreach (var (field, value) in new[] { ("Hours", "8"), ("Days", "1"), ("Heads", "20"), ("Fee", "1000") }) await page.Locator($"input[name='Form.{field}']").FillAsync(value);
            await page.Locator("main form button.btn-primary").First.ClickAsync();
            await page.WaitForURLAsync(Project());
            project = new Uri(page.Url).AbsolutePath.Replace("/budget", "", StringComparison.Ordinal);
            await page.GotoAsync($"{project}/budget");
            await page.Locator("select[name='Form.Lines[0].Item']").SelectOptionAsync("Lecture");
            await page.Locator("input[name='Form.Lines[0].Price']").FillAsync("500");
            await page.Locator("input[name='Form.Lines[0].Count']").FillAsync("8");
            await page.Button("保存预算").ClickAsync();
            await Expect(page.Locator(".alert-success")).ToBeVisibleAsync();
            foreach (var paper in new[] { "Plan", "Contract" })
            {
                await page.GotoAsync($"{project}/papers/{paper}");
                await page.Locator("input[name=EvidenceFile]").SetInputFilesAsync(Files.Text($"{paper}.txt", "订制班材料"));
                await page.Button("上传").ClickAsync();
                await Expect(page.Link($"{paper}.txt")).ToBeVisibleAsync();
            }
            await page.GotoAsync(project);
            await page.Button("提交审批").ClickAsync();
            await Expect(page.Locator("#approval")).ToContainTextAsync("已下放给");
        });
        // Up to the limit the office decides; legal office and vice-president are not asked.
        foreach (var role in new[] { "school-dean", "continuing-education" }) await Approve(role, "同意举办");

        await stage.Visit("training-staff", async page =>
        {
            await page.Until(project, page.Button("登记合同"));
            await page.Locator("input[name='Contract.Number']").FillAsync("HT-2026-088");
            await page.Locator("input[name='Contract.Day']").FillAsync(today);
            await page.Button("登记合同").ClickAsync();
            await Expect(page.GetByText("HT-2026-088").First).ToBeVisibleAsync();
            await page.Locator("input[name='Insured.Number']").FillAsync("BX-2026-088");
            await page.Locator("input[name='Insured.Insurer']").FillAsync("示范财产保险");
            await page.Button("登记保险").ClickAsync();
            await Expect(page.GetByText("BX-2026-088").First).ToBeVisibleAsync();
        });
        await stage.Visit("finance-office", async page =>
        {
            await page.GotoAsync(project);
            await page.Locator("input[name='Receipt.Voucher']").FillAsync("PZ-0001");
            await page.Locator("input[name='Receipt.Day']").FillAsync(today);
            await page.Locator("input[name='Receipt.Amount']").FillAsync("20000");
            await page.Button("登记到账").ClickAsync();
            await Expect(page.Locator("main a[href^='/ledger/']").First).ToBeVisibleAsync();
        });
        await stage.Visit("training-staff", async page =>
        {
            await page.GotoAsync(project);
            await page.GetByRole(AriaRole.Button, new() { Name = "开班", Exact = true }).ClickAsync();
            await page.GotoAsync($"{project}/team");
            await page.Locator("select[name='Assigned.Number']").SelectOptionAsync(new SelectOptionValue { Index = 1 });
            teacher = (await page.Locator("select[name='Assigned.Number'] option:checked").InnerTextAsync()).Split(' ')[0];
            await page.Locator("select[name='Assigned.Role']").SelectOptionAsync("Teach");
            await page.Locator("input[name='Assigned.Hours']").FillAsync("8");
            await page.GetByRole(AriaRole.Button, new() { Name = "分工", Exact = true }).ClickAsync();
            await page.Locator("input[name='Worked.Day']").FillAsync(today);
            await page.Locator("input[name='Worked.Starts']").FillAsync("00:00");
            await page.Locator("input[name='Worked.Hours']").FillAsync("8");
            await page.Locator("select[name='Worked.Pay']").SelectOptionAsync("Fee");
            await page.Button("录入工时").ClickAsync();
            await Expect(page.GetByText("待归口确认").First).ToBeVisibleAsync();
            await page.GotoAsync(project);
            await page.Locator("input[name='Finished.Heads']").FillAsync("20");
            await page.Button("登记结课").ClickAsync();
            await page.Button("提交结算审批").ClickAsync();
            await Expect(page.Locator("#approval")).ToContainTextAsync("审批中");
        });
        await stage.Visit("continuing-education", async page =>
        {
            await page.GotoAsync($"{project}/team");
            await page.Button("确认全部工时").ClickAsync();
            await Expect(page.GetByText("已确认入账").First).ToBeVisibleAsync();
        });
        // The sample's grant of finance covers settlements of this size.
        foreach (var role in new[] { "school-dean", "continuing-education" }) await Approve(role, "结算无误");
        await stage.Visit("finance-office", async page =>
        {
            var share = page.GetByRole(AriaRole.Button, new() { Name = "分配", Exact = true });
            await page.Until(project, share);
            await share.ClickAsync();
            await Expect(page.Locator("summary").Filter(new() { HasText = "冲销分配" })).ToBeVisibleAsync();
        });

        await stage.Visit("continuing-education", async page =>
        {
            await page.GotoAsync("/training/linkages?by=Person");
            await page.GetByRole(AriaRole.Link, new() { Name = teacher, Exact = true }).First.ClickAsync();
            var line = page.GetByRole(AriaRole.Row).Filter(new() { HasText = name }).Filter(new() { HasText = "讲课费" });
            await Expect(line.First).ToBeVisibleAsync();
            await line.First.GetByRole(AriaRole.Link, new() { Name = name }).ClickAsync();
            await Expect(page.Locator("h1")).ToContainTextAsync(name);
        });
        await stage.Visit("leadership", async page =>
        {
            await page.GotoAsync("/delegations/decided?area=training");
            await Expect(page.Locator("main")).ToContainTextAsync(name);
        });

        async Task Approve(string role, string words) => await stage.Visit(role, async page =>
        {
            await page.GotoAsync(project);
            await page.Locator("textarea[name=ApprovalWhy]").FillAsync(words);
            await page.GetByRole(AriaRole.Button, new() { Name = "同意", Exact = true }).ClickAsync();
            await Expect(page.GetByText(words).First).ToBeVisibleAsync();
        });
    }

    private static async Task<string> Option(IPage page, string select, string part) =>
        (await page.Locator($"{select} option").AllInnerTextsAsync()).First(t => t.Contains(part, StringComparison.Ordinal));

    [GeneratedRegex("/training/projects/[0-9a-f-]{36}")]
    private static partial Regex Project();
}
