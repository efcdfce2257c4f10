using System.Globalization;
using System.Text.RegularExpressions;

namespace Tongpin.BrowserTests;

/// <summary>From a card to its end: the year is judged, the lead appeals, the committee refuses, the school rectifies and is accepted.</summary>
public sealed class CardJourneyTests(Stage stage)
{
    private const string Card = "/programmes/510207/cards/2026";

    [Fact]
    public async Task A_card_is_announced_appealed_upheld_rectified_and_stands_in_the_decision_book()
    {
        await stage.Visit("academic-office", async page =>
        {
            await page.GotoAsync("/programmes/510207");
            await Expect(page.Locator("#distances")).ToContainTextAsync("最小的改变");
            await page.GotoAsync("/programmes/cards");
            await page.Button("冻结 2026 年数据").ClickAsync();
            await page.Button("评价").First.ClickAsync();
            await Expect(page.Locator("p.text-secondary").First).ToContainTextAsync("已评价，待下达");
            await page.Button("下达").ClickAsync();
            await Expect(page.Locator("p.text-secondary").First).ToContainTextAsync("2026 年 · 已下达");
            Assert.True(await page.Figure("黄牌") > 0);
        });

        await stage.Visit("programme-lead", async page =>
        {
            await page.Until("/notices", page.GetByText("510207", new() { Exact = false }).First);
            await page.GotoAsync(Card);
            await Expect(page.Locator("#reasons")).ToContainTextAsync("毕业去向落实率居全校后 10%");
            await page.Locator("input[name=EvidenceFile]").SetInputFilesAsync(Files.Text("就业名单.txt", "升学未计入"));
            await page.Button("上传").ClickAsync();
            await Expect(page.Link("就业名单.txt")).ToBeVisibleAsync();
            await page.Locator("#appeal textarea").FillAsync("升学学生没有计入落实率。");
            await page.Button("提交申诉").ClickAsync();
            await Expect(page.Locator(".tp-steps li.now")).ToHaveTextAsync([new Regex("申诉"), new Regex("教务处核对")]);
        });

        await Decide("academic-office", "同意", "已核对");
        await Decide("programme-committee", "反对", "名单已计入，维持黄牌");

        await stage.Visit("programme-lead", async page =>
        {
            await page.Until(Card, page.GetByText("申诉未成立").First);
            await Expect(page.Locator("#reasons")).ToContainTextAsync("毕业去向落实率居全校后 10%");
            await page.Link("制定整改方案").ClickAsync();
            var day = DateTime.Today.AddDays(60).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            await page.Locator("textarea[name='Form.Goal']").FillAsync("落实率达到 92%。");
            await page.Locator("input[name='Form.Due']").FillAsync(day);
            await page.Locator("input[name='Form.Tasks[0].Title']").FillAsync("一人一策帮扶台账");
            await page.Locator("input[name='Form.Tasks[0].Owner']").FillAsync("何静怡");
            await page.Locator("input[name='Form.Tasks[0].Due']").FillAsync(day);
            await page.Button("保存方案").ClickAsync();
            await page.Link("一人一策帮扶台账").ClickAsync();
            await page.Locator("input[name='Form.Progress']").FillAsync("100");
            await page.Locator("textarea[name='Form.Result']").FillAsync("台账已建立，落实 48 人。");
            await page.Button("保存").ClickAsync();
            await Expect(page.GetByText("100%").First).ToBeVisibleAsync();
            await page.GotoAsync(Card);
            await page.Locator("#plan textarea").FillAsync("落实率 93%。");
            await page.Button("申请验收").ClickAsync();
            await Expect(page.Locator("#plan")).ToContainTextAsync("验收中");
        });

        await Decide("academic-office", "同意", "数据已核实", "整改验收");
        await Decide("programme-committee", "赞成", "达到目标", "整改验收");

        await stage.Visit("leadership", async page =>
        {
            await page.Until(Card, page.GetByText("整改通过").First);
            await page.GotoAsync("/programmes/decisions?q=510207");
            await Expect(page.Locator("tbody tr")).ToHaveCountAsync(3);
            await Expect(page.Locator("tbody")).ToContainTextAsync("名单已计入，维持黄牌");
        });
    }

    private Task Decide(string role, string button, string why, string section = "申诉审议") => stage.Visit(role, async page =>
    {
        await page.GotoAsync(Card);
        var form = page.Locator("section").Filter(new() { Has = page.Locator("h2", new() { HasText = section }) }).Locator("form").First;
        await form.Locator("textarea").FillAsync(why);
        await form.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
        await Expect(page.GetByText(why).First).ToBeVisibleAsync();
    });
}
