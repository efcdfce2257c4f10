using System.Globalization;
using System.Text.RegularExpressions;

namespace Tongpin.BrowserTests;

/// <summary>A class from its application to a certificate that verifies: unit, office, and a trainee with a phone who has no account.</summary>
public sealed partial class ClassJourneyTests(Stage stage)
{
    [Fact]
    public async Task Somebody_signs_up_on_a_phone_checks_in_and_shows_a_certificate_that_verifies()
    {
        // The class is today, by the product's own clock; one session fills the day.
        var today = DateTime.UtcNow.AddHours(8).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var (project, number, code, scan, verify) = ("", "", "", "", "");

        await stage.Visit("training-staff", async page =>
        {
            await page.GotoAsync("/training/projects/new");
            await page.Locator("input[name='Form.Name']").FillAsync("急救常识公益班");
            await page.Locator("select[name='Form.Category']").SelectOptionAsync("D");
            await page.Locator("select[name='Form.Unit']").SelectOptionAsync("S01");
            await page.Locator("input[name='Form.Starts']").FillAsync(today);
            await page.Locator("input[name='Form.Ends']").FillAsync(today);
            await page.Locator("select[name='Form.Payer']").SelectOptionAsync("Free");
            foreach (var (field, value) in new[] { ("Hours", "8"), ("Days", "1"), ("Heads", "10"), ("Fee", "0") }) await page.Locator($"input[name='Form.{field}']").FillAsync(value);
            await page.Locator("main form button.btn-primary").First.ClickAsync();
            await page.WaitForURLAsync(Project());
            project = new Uri(page.Url).AbsolutePath.Replace("/budget", "", StringComparison.Ordinal);
            await page.APIRequest.PutAsync($"/api{project}/budget", new() { DataObject = new { lines = new[] { new { item = "Printing", price = 100 } } } });
            foreach (var paper in new[] { "Plan", "Purpose" })
            {
                await page.GotoAsync($"{project}/papers/{paper}");
                await page.Locator("input[name=EvidenceFile]").SetInputFilesAsync(Files.Text($"{paper}.txt", "公益培训材料"));
                await page.Button("上传").ClickAsync();
                await Expect(page.Link($"{paper}.txt")).ToBeVisibleAsync();
            }
            await page.GotoAsync(project);
            number = Number().Match(await page.Locator("main").InnerTextAsync()).Value;
            await page.Button("提交审批").ClickAsync();
            await Expect(page.Locator("#approval")).ToBeVisibleAsync();
        });
        foreach (var role in new[] { "school-dean", "continuing-education" })
            await stage.Visit(role, async page =>
            {
                await page.GotoAsync(project);
                await page.Locator("textarea[name=ApprovalWhy]").FillAsync("同意举办");
                await page.GetByRole(AriaRole.Button, new() { Name = "同意", Exact = true }).ClickAsync();
                await Expect(page.GetByText("同意举办").First).ToBeVisibleAsync();
            });

        await stage.Visit("training-staff", async page =>
        {
            await page.Until(project, page.GetByRole(AriaRole.Button, new() { Name = "开班", Exact = true }));
            await page.GetByRole(AriaRole.Button, new() { Name = "开班", Exact = true }).ClickAsync();
            await page.GotoAsync($"{project}/roster");
            await page.Locator("input[name='Class.SignUp']").CheckAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "保存", Exact = true }).ClickAsync();
            await Expect(page.Link("打开报名页")).ToBeVisibleAsync();
            await page.GotoAsync($"{project}/timetable");
            await page.Locator("input[name='Form.Begins']").FillAsync("00:00");
            await page.Locator("input[name='Form.Ends']").FillAsync("23:59");
            await page.Locator("input[name='Form.Hours']").FillAsync("8");
            await page.Locator("input[name='Form.Topic']").FillAsync("心肺复苏");
            await page.Button("加入课表").ClickAsync();
            await page.Link("心肺复苏").ClickAsync();
        });

        await stage.Visit(null, async page =>
        {
            await page.GotoAsync($"/training/sign-up/{number}");
            await page.Locator("input[name='Form.Name']").FillAsync("韩梅梅");
            await page.Locator("input[name='Form.IdNumber']").FillAsync("11010519491231002X");
            await page.Locator("input[name='Form.Phone']").FillAsync("13900000001");
            await page.Locator("input[name='Form.Agree']").CheckAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "报名", Exact = true }).ClickAsync();
            await page.WaitForURLAsync(new Regex("/training/ticket/"));
            code = new Uri(page.Url).AbsolutePath.Split('/')[^1];
            await Expect(page.GetByText(code)).ToBeVisibleAsync();
        }, width: 390);
        await stage.Visit("training-staff", async page =>
        {
            await page.GotoAsync($"{project}/timetable");
            await page.Link("心肺复苏").ClickAsync();
            await page.Link("投屏签到码").ClickAsync();
            scan = (await page.Link("不能扫码").GetAttributeAsync("href"))!;
        });
        await stage.Visit(null, async page =>
        {
            await page.GotoAsync(scan);
            await page.Locator("#who").FillAsync(code);
            await page.GetByRole(AriaRole.Button, new() { Name = "签到", Exact = true }).ClickAsync();
            await Expect(page.GetByText("签到成功")).ToBeVisibleAsync();
        }, width: 390);

        await stage.Visit("training-staff", async page =>
        {
            await page.GotoAsync(project);
            await page.Locator("input[name='Finished.Heads']").FillAsync("1");
            await page.Button("登记结课").ClickAsync();
            await Expect(page.Button("提交结算审批")).ToBeVisibleAsync();
        });
        await stage.Visit("continuing-education", async page =>
        {
            await page.GotoAsync($"{project}/certificates");
            await page.Button("为 1 人编号发证").ClickAsync();
            await page.Until($"{project}/certificates", page.Link("查验"));
            verify = (await page.Link("查验").GetAttributeAsync("href"))!;
        });
        await stage.Visit(null, async page =>
        {
            await page.GotoAsync(verify);
            await Expect(page.GetByText("证书真实、有效。")).ToBeVisibleAsync();
            await Expect(page.GetByText("韩梅梅")).ToBeVisibleAsync();
        }, width: 390);
    }

    [GeneratedRegex("/training/projects/[0-9a-f-]{36}")]
    private static partial Regex Project();

    [GeneratedRegex(@"PX\d{4}-\d{4}")]
    private static partial Regex Number();
}
