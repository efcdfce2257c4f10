using System.Text;

namespace Tongpin.BrowserTests;

/// <summary>What goes wrong is said in clear words, changes nothing and runs nothing.</summary>
public sealed class BadInputTests(Stage stage)
{
    private const string Role = "academic-office";

    [Fact]
    public Task A_PDF_that_calls_itself_a_table_is_not_taken() => ChangesNothing(async page =>
    {
        await page.Upload("adverts", Files.Bytes("岗位.xlsx", "%PDF-1.7\n1 0 obj\n<< >>\nendobj\n%%EOF"u8.ToArray()), ends: "不能读取");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("PDF");
        await Expect(page.Button("确认导入")).ToHaveCountAsync(0);
    });

    [Fact]
    public Task Half_a_row_is_named_with_its_line_and_stops_the_whole_file() => ChangesNothing(async page =>
    {
        await page.Upload("adverts", Files.Text("半行.csv", "ad_id,title,company,posted_at\nB1,装配钳工,甲公司,2026-05-01\nB2,质检\n"), ends: "不能读取");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("第 3 行");
        await Expect(page.Button("确认导入")).ToHaveCountAsync(0);
    });

    [Fact]
    public Task A_cell_that_cannot_be_is_named_with_line_column_and_reason() => ChangesNothing(async page =>
    {
        await page.Upload("adverts", Files.Text("日期.csv", "ad_id,title,company,posted_at\nB1,装配钳工,甲公司,2026-05-01\nB2,质检员,乙公司,2026-13-45\n"));
        Assert.Equal(1, await page.Figure("问题"));
        var problem = page.Locator("table", new() { HasText = "原因" }).Locator("tbody tr");
        await Expect(problem).ToHaveCountAsync(1);
        await Expect(problem.Locator("td").First).ToHaveTextAsync("3");
        await Expect(problem).ToContainTextAsync("2026-13-45");
        await Expect(page.Button("确认导入")).ToHaveCountAsync(0);
    });

    [Fact]
    public Task Chinese_of_an_old_code_page_is_read_as_it_was_written() => ChangesNothing(async page =>
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        await page.Upload("adverts", Files.Bytes("国标.csv", Encoding.GetEncoding("GB18030").GetBytes("岗位编号,岗位名称,企业,发布日期\nG1,数控车工,重庆甲机械有限公司,2026-05-01\n")));
        await Expect(page.Locator("main")).ToContainTextAsync("GB18030");
        await Expect(page.GetByRole(AriaRole.Cell, new() { Name = "数控车工", Exact = true })).ToBeVisibleAsync();
        Assert.Equal(1, await page.Figure("新增"));
    });

    [Fact]
    public Task A_script_in_a_title_stays_text_and_its_import_can_be_taken_back() => ChangesNothing(async page =>
    {
        const string title = "<script>alert(1)</script><img src=x onerror=alert(2)>质检员";
        await page.Upload("adverts", Files.Text("脚本.csv", $"ad_id,title,company,posted_at\nS1,{title},\"<b>甲</b>\",2026-05-01\n"));
        await page.Button("确认导入").ClickAsync();
        await page.State("已导入");
        var import = page.Url;
        await page.AtRest();

        await page.GotoAsync("/demand/adverts?q=onerror");
        await page.GetByRole(AriaRole.Link, new() { Name = title }).ClickAsync();
        await Expect(page.Locator("h1")).ToContainTextAsync(title);
        await page.GotoAsync("/search?q=onerror");
        Assert.Equal(0, await page.Locator("main img, main script").CountAsync());

        await page.GotoAsync(import);
        await page.Link("撤销…").ClickAsync();
        await page.Button("撤销这次导入").ClickAsync();
        await page.State("已撤销");
    });

    private Task ChangesNothing(Func<IPage, Task> attempt) => stage.Visit(Role, async page =>
    {
        await page.GotoAsync("/demand/adverts");
        var before = await page.Total();
        await attempt(page);
        await page.GotoAsync("/demand/adverts");
        Assert.Equal(before, await page.Total());
    });
}
