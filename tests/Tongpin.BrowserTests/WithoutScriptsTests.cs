using System.Text.RegularExpressions;

namespace Tongpin.BrowserTests;

/// <summary>Browsers in which scripts are off: everything but charts and keys works.</summary>
public sealed class WithoutScriptsTests(Stage stage)
{
    [Fact]
    public Task A_password_opens_the_door() => stage.Visit(null, async page =>
    {
        // Somebody who goes on no other journey: a new password ends the sessions of its person.
        const string number = "T0013", password = "江南-春晓-2026";
        var (code, output) = await Product.Run(stage.Data, password, "user", "password", number);
        Assert.True(code == 0, output);

        await page.GotoAsync("/account");
        await page.GetByLabel("工号或学号").FillAsync(number);
        await page.GetByLabel("密码").FillAsync(password);
        await page.GetByRole(AriaRole.Button, new() { Name = "登录", Exact = true }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/account$"));
        await Expect(page.Locator(".tp-person")).ToHaveAttributeAsync("title", "许明远");
    }, scripts: false);

    [Fact]
    public Task A_list_is_filtered_sorted_and_paged() => stage.Visit(null, async page =>
    {
        await page.GotoAsync("/demand/adverts");
        await page.Button("教务处").ClickAsync();
        await Expect(page.Locator("h1")).ToContainTextAsync("招聘岗位");
        var all = await page.Total();

        await page.GetByLabel("产业集群").SelectOptionAsync("C04");
        await page.Button("筛选").ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("cluster=C04"));
        Assert.InRange(await page.Total(), 1, all - 1);

        await page.Locator("th a", new() { HasText = "企业" }).ClickAsync();
        await Expect(page.Locator("th[aria-sort=ascending]")).ToHaveCountAsync(1);
        await Expect(page).ToHaveURLAsync(new Regex("cluster=C04"));
        var first = await page.Locator("tbody tr").First.InnerTextAsync();
        await page.Locator("a[rel=next]").ClickAsync();
        await Expect(page.Locator(".tp-list .card-footer")).ToContainTextAsync("第 21–");
        await page.Locator("a[rel=prev]").ClickAsync();
        Assert.Equal(first, await page.Locator("tbody tr").First.InnerTextAsync());
    }, scripts: false);

    [Fact]
    public Task A_file_is_brought_and_checked() => stage.Visit("academic-office", async page =>
    {
        await page.Upload("adverts", Files.Text("岗位.csv", "ad_id,title,posted_at\nW1,装配钳工,2026-05-01\n"));
        Assert.Equal(1, await page.Figure("新增"));
        await Expect(page.Button("确认导入")).ToBeVisibleAsync();
    }, scripts: false);
}
