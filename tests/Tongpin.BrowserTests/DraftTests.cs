namespace Tongpin.BrowserTests;

public sealed class DraftTests(Stage stage)
{
    [Fact]
    public async Task What_was_typed_survives_a_closed_browser_until_it_is_discarded_or_saved()
    {
        await stage.Visit("academic-office", async page =>
        {
            await page.GotoAsync("/units/new");
            await Expect(page.Locator("form-draft")).ToBeHiddenAsync();
            await page.Locator("input[name='Form.Code']").FillAsync("D900");
            await page.Locator("input[name='Form.Name']").FillAsync("草稿学院");
            await page.Locator("select[name='Form.Kind']").SelectOptionAsync("School");
            await Expect(page.Locator("form-draft")).ToContainTextAsync("草稿已保存");
        });

        // Another browser of the same person: nothing was kept in the first.
        await stage.Visit("academic-office", async page =>
        {
            await page.GotoAsync("/units/new");
            await Expect(page.Locator("form-draft")).ToContainTextAsync("已恢复");
            await Expect(page.Locator("input[name='Form.Name']")).ToHaveValueAsync("草稿学院");
            await Expect(page.Locator("select[name='Form.Kind']")).ToHaveValueAsync("School");

            await page.Button("放弃草稿").ClickAsync();
            await Expect(page.Locator("input[name='Form.Name']")).ToHaveValueAsync("");

            await page.Locator("input[name='Form.Code']").FillAsync("D901");
            await page.Locator("input[name='Form.Name']").FillAsync("草稿学院");
            await page.Locator("select[name='Form.Kind']").SelectOptionAsync("School");
            await Expect(page.Locator("form-draft")).ToContainTextAsync("草稿已保存");
            await page.Button("保存").ClickAsync();
            await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/units$"));

            await page.GotoAsync("/units/new");
            await Expect(page.Locator("form-draft")).ToBeHiddenAsync();
            await Expect(page.Locator("input[name='Form.Name']")).ToHaveValueAsync("");
        });
    }
}
