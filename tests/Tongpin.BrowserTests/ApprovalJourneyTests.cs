namespace Tongpin.BrowserTests;

public sealed class ApprovalJourneyTests(Stage stage)
{
    [Fact]
    public async Task A_request_is_submitted_returned_submitted_again_and_approved()
    {
        var matter = "";
        await stage.Visit("academic-office", async page =>
        {
            await page.GotoAsync("/matters/new");
            await page.Locator("select[name='Form.Domain']").SelectOptionAsync("Personnel");
            await page.Locator("select[name='Form.Unit']").SelectOptionAsync(new SelectOptionValue { Label = "S01 智能制造学院" });
            await page.Locator("input[name='Form.Title']").FillAsync("聘请产业教授");
            await page.Locator("textarea[name='Form.Text']").FillAsync("聘请一名产业教授。");
            await page.Button("提交审批").ClickAsync();
            await Expect(page.Locator("#approval")).ToContainTextAsync("审批中");
            // He asked, so he gets no form.
            await Expect(page.Locator("textarea[name=ApprovalWhy]")).ToHaveCountAsync(0);
            matter = new Uri(page.Url).AbsolutePath;
        });

        await stage.Visit("school-dean", async page =>
        {
            await Open(page);
            await page.Locator("textarea[name=ApprovalWhy]").FillAsync("请写明工作量");
            await page.Button("退回修改").ClickAsync();
            await Expect(page.Locator("#approval")).ToContainTextAsync("已退回");
        });

        await stage.Visit("academic-office", async page =>
        {
            await page.GotoAsync(matter);
            await Expect(page.Locator("#approval")).ToContainTextAsync("请写明工作量");
            await page.Locator("textarea[name='Form.Text']").FillAsync("聘请一名产业教授，每学期 32 学时。");
            await page.Button("提交审批").ClickAsync();
            await Expect(page.Locator("#approval")).ToContainTextAsync("审批中");
            await Expect(page.Locator(".tp-main")).ToContainTextAsync("每学期 32 学时");
        });

        foreach (var role in new[] { "school-dean", "leadership" })
        {
            await stage.Visit(role, async page =>
            {
                await Open(page);
                await Expect(page.Locator("#approval")).ToContainTextAsync("因为每个申请都经过这一步");
                await page.Locator("textarea[name=ApprovalWhy]").FillAsync("同意");
                await page.GetByRole(AriaRole.Button, new() { Name = "同意", Exact = true }).ClickAsync();
                await Expect(page.Locator("#approval form")).ToHaveCountAsync(0);
            });
        }

        await stage.Visit("academic-office", async page =>
        {
            await page.GotoAsync(matter);
            await Expect(page.Locator("#approval")).ToContainTextAsync("已通过");
            await page.Link("打开审批").ClickAsync();
            await page.Link("审批单").ClickAsync();
            await Expect(page.Locator(".tp-sheet")).ToContainTextAsync("请写明工作量");
        });

        // From the tasks of whoever it waits for.
        static async Task Open(IPage page)
        {
            await page.GotoAsync("/tasks");
            await page.Link("聘请产业教授").ClickAsync();
            await Expect(page.Locator("#approval")).ToContainTextAsync("审批中");
        }
    }
}
