namespace Tongpin.BrowserTests;

/// <summary>What holds for every page: it fits a phone and a laptop, and a reader who cannot see it is told the same.</summary>
public sealed class EveryPageTests(Stage stage)
{
    public static TheoryData<string> Addresses =>
    [
        "/", "/programmes", "/programmes/460103", "/programmes/evidence", "/programmes/points", "/programmes/clusters/C04",
        "/programmes/460312/years", "/programmes/proposals", "/programmes/proposals/new", "/programmes/filings?year=2026", "/programmes/weights", "/programmes/weights/2026/510211", "/programmes/reviews", "/programmes/reviews/2025/1", "/programmes/reviews/2025/1/what-if", "/programmes/evidence/460103/2026/Agreements", "/programmes/calendar",
        "/programmes/cards", "/programmes/cards/what-if", "/programmes/cards/compare", "/programmes/440501/cards/2025", "/programmes/indicators", "/programmes/440501/indicators/2025", "/programmes/440501/indicators/2025/placed", "/programmes/exits", "/programmes/exits/new", "/programmes/decisions", "/regulations/programmes.cards.own", "/regulations/programmes.cards.weights",
        "/demand/adverts", "/demand/enterprises", "/demand/clusters", "/demand/clusters/C04", "/demand/catalogue", "/demand/reference", "/demand/industries", "/demand/industry-labels", "/demand/occupations", "/demand/districts",
        "/imports", "/imports/new", "/imports/new/adverts", "/jobs", "/people", "/people/new", "/units", "/units/new", "/roles", "/roles/new", "/api-keys",
        "/training/leads", "/training/leads/new", "/training/projects", "/training/projects/new", "/training/trainees", "/training/certificates", "/training/own", "/imports/new/trainees", "/training/categories", "/training/categories?scheme=Organiser", "/training/filing?year=2025", "/training/reform", "/training/reform/new", "/ledger", "/ledger/sums", "/training/teams", "/training/teams/new", "/training/linkages?year=2025&by=Person", "/training/brands?year=2025", "/training/brands/new", "/training/courses", "/delegations/decided?area=training",
        "/regulations", "/regulations/programmes.fit.evidence-weights", "/regulations/programmes.fit.targets", "/notices", "/tasks", "/tasks?view=asked", "/approvals", "/approvals/flows", "/approvals/flows/foundation.matter.finance", "/delegations", "/delegations/decided", "/matters/new", "/regulations/foundation.approval.remind-before", "/regulations/foundation.approval.remind-before/compare", "/history", "/self-check", "/search?q=数控", "/account", "/sign-in", "/activate",
    ];

    private const string Faults = """
        () => {
          const faults = [], all = s => [...document.querySelectorAll(s)], show = e => e.outerHTML.slice(0, 120);
          const named = e => e.getAttribute('aria-label') || e.getAttribute('aria-labelledby') || e.title;
          if (all('h1').length !== 1) faults.push(`${all('h1').length} h1`);
          if (all('main').length !== 1) faults.push(`${all('main').length} main`);
          if (!document.documentElement.lang) faults.push('no lang');
          if (!document.title.trim()) faults.push('no title');
          for (const e of all('input:not([type=hidden]), select, textarea')) if (!e.labels?.length && !named(e)) faults.push('no label: ' + show(e));
          for (const e of all('button, a[href]')) if (!e.textContent.trim() && !named(e)) faults.push('no name: ' + show(e));
          for (const e of all('img')) if (!e.hasAttribute('alt')) faults.push('no alt: ' + show(e));
          const ids = all('[id]').map(e => e.id);
          for (const id of new Set(ids.filter((id, i) => ids.indexOf(id) !== i))) faults.push('id twice: ' + id);
          return faults;
        }
        """;

    [Theory, MemberData(nameof(Addresses))]
    public Task A_page_fits_its_window_and_names_its_parts(string address) => stage.Visit("administrator", async page =>
    {
        var answer = await page.GotoAsync(address);
        Assert.Equal(200, answer!.Status);
        await page.WaitForFunctionAsync("() => [...document.querySelectorAll('e-chart')].every(c => c.shadowRoot?.querySelector('svg'))");
        Assert.Empty(await page.EvaluateAsync<string[]>(Faults));
        foreach (var width in (int[])[1366, 390])
        {
            await page.SetViewportSizeAsync(width, 844);
            Assert.InRange(await page.EvaluateAsync<int>("() => document.scrollingElement.scrollWidth"), 1, width);
        }
        if (Components.Setting("TONGPIN_SCREENSHOTS") == "1") await TakePictures(page, address);
    });

    [Fact]
    public Task An_address_that_nobody_serves_says_so_with_a_way_back() => stage.Visit("administrator", async page =>
    {
        // The browser itself reports a 404 on its console; asked beside the page it does not.
        var answer = await page.APIRequest.GetAsync("/no-such-page", new() { Headers = [new("Accept", "text/html")] });
        Assert.Equal(404, answer.Status);
        Assert.Contains("没有这个页面", await answer.TextAsync(), StringComparison.Ordinal);
    });

    [Fact]
    public Task The_drawer_of_a_phone_opens_and_leads_on() => stage.Visit("academic-office", async page =>
    {
        await page.GotoAsync("/");
        await Expect(page.Locator("#side")).Not.ToBeVisibleAsync();
        await page.Button("菜单").ClickAsync();
        await page.Locator("#side").GetByRole(AriaRole.Link, new() { Name = "招聘岗位" }).ClickAsync();
        await Expect(page.Locator("h1")).ToContainTextAsync("招聘岗位");
        await Expect(page.Locator("#side")).Not.ToBeVisibleAsync();
    }, width: 390);

    // By cookies, which come before the language that the person has kept only where nobody has signed in; hence by the links.
    private static async Task TakePictures(IPage page, string address)
    {
        foreach (var language in (string[])["zh-CN", "en"])
            foreach (var theme in (string[])["light", "dark"])
            {
                await page.GotoAsync($"/preferences?language={language}&theme={theme}&r={Uri.EscapeDataString(address)}");
                foreach (var width in (int[])[1366, 390])
                {
                    await page.SetViewportSizeAsync(width, 844);
                    var name = address == "/" ? "start" : string.Join('-', address.Split('/', '?', '=').Where(part => part.Length > 0));
                    await page.ScreenshotAsync(new() { Path = Path.Combine(Stage.Pictures, $"{name}.{language[..2]}.{theme}.{width}.png"), FullPage = true });
                }
            }
        await page.GotoAsync("/preferences?language=zh-CN&theme=light&r=/");
    }
}
