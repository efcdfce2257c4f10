using System.Text.RegularExpressions;

namespace Tongpin.BrowserTests;

public sealed class KeyboardTests(Stage stage)
{
    [Fact]
    public Task Rows_are_walked_and_opened_and_the_search_is_reached_by_keys() => stage.Visit("academic-office", async page =>
    {
        await page.GotoAsync("/demand/adverts");
        foreach (var key in (string[])["j", "j", "k"]) await page.Keyboard.PressAsync(key);
        await Expect(page.Locator("tbody tr").First).ToHaveClassAsync(new Regex(@"\bat\b"));
        await Expect(page.Locator("tbody tr.at")).ToHaveCountAsync(1);
        var title = await page.Locator("tbody tr.at a").First.InnerTextAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("h1")).ToContainTextAsync(title);

        await page.Keyboard.PressAsync("/");
        await Expect(page.Locator("#find")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("数控");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new Regex("/search"));
        await Expect(page.Locator("main")).ToContainTextAsync("数控技术");
    });
}
