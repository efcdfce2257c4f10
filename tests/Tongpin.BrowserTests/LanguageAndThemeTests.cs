namespace Tongpin.BrowserTests;

/// <summary>The interface is whole in both languages and both themes.</summary>
public sealed class LanguageAndThemeTests(Stage stage)
{
    private static readonly string[] Addresses = ["/", "/programmes", "/demand/adverts", "/imports/new", "/jobs", "/people", "/account", "/regulations", "/history", "/self-check"];

    // Words of the interface, not of the records; a name may stand in a heading, and the switch names the other language in that language.
    private const string ChineseWords = """
        () => {
          const found = new Set(), chinese = /\p{Script=Han}/u;
          for (const e of document.querySelectorAll('header, header *, nav, nav *, label, label > span, button, th, th *, h1, h2, h3, summary, legend, dt, .form-text, .breadcrumb *')) {
            if (e.closest('body [lang="zh-CN"], [aria-hidden=true], .tp-person, [data-name]') || (location.pathname === '/account' && e.matches('h1'))) continue;
            for (const text of [...[...e.childNodes].filter(n => n.nodeType === 3).map(n => n.data), ...['placeholder', 'title', 'aria-label'].map(a => e.getAttribute(a) ?? '')])
              if (chinese.test(text)) found.add(`${e.tagName}: ${text.trim()}`);
          }
          return [...found];
        }
        """;

    [Fact]
    public Task English_and_dark_reach_every_page_and_go_back() => stage.Visit("administrator", async page =>
    {
        await page.GotoAsync("/");
        await page.Locator("header").GetByRole(AriaRole.Link, new() { Name = "EN", Exact = true }).ClickAsync();
        await page.Locator("header").GetByTitle("Dark").ClickAsync();
        try
        {
            var left = new List<string>();
            foreach (var address in Addresses)
            {
                await page.GotoAsync(address);
                await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "en");
                await Expect(page.Locator("html")).ToHaveAttributeAsync("data-bs-theme", "dark");
                left.AddRange((await page.EvaluateAsync<string[]>(ChineseWords)).Select(words => $"{address} {words}"));
            }
            Assert.Empty(left);
        }
        finally
        {
            // The language goes with the person, whom other tests meet again.
            await page.GotoAsync("/preferences?language=zh-CN&r=/account");
        }
        await page.Locator("header").GetByTitle("浅色").ClickAsync();
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "zh-CN");
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-bs-theme", "light");
        await page.GotoAsync("/");
        await Expect(page.Locator("h1")).ToContainTextAsync("契合度驾驶舱");
    });
}
