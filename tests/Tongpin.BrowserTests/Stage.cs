using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Tongpin.BrowserTests;

[assembly: AssemblyFixture(typeof(Stage))]
// One product and one browser for all; two cores are not faster with more.
[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.None)]

namespace Tongpin.BrowserTests;

/// <summary>The running product with its sample college, and a browser in front of it; started when the first visitor comes.</summary>
public sealed class Stage : IAsyncDisposable
{
    private readonly Dictionary<string, string> signedIn = [];
    private ProductData? data;
    private Product? product;
    private IPlaywright? playwright;
    private IBrowser? browser;

    internal ProductData Data => data!;

    /// <summary>Where pictures go: of the pages when TONGPIN_SCREENSHOTS=1, and of what failed.</summary>
    public static string Pictures { get; } = Path.Combine(Components.Root, "artifacts/screenshots");

    /// <summary>A visit to the product. It fails when a page complains: by a script error, a request that fails or a dialog.</summary>
    /// <param name="role">Key of the sample role that has signed in; null for nobody.</param>
    /// <param name="refusals">The journey meets refusals: they come with 409, of which the browser complains by itself.</param>
    /// <param name="width">Of the window, in CSS pixels: 1366 a laptop, 390 a phone.</param>
    public async Task Visit(string? role, Func<IPage, Task> journey, int width = 1366, bool scripts = true, bool refusals = false)
    {
        await Open();
        var complaints = new ConcurrentQueue<string>();
        await using var context = await browser!.NewContextAsync(new()
        {
            BaseURL = product!.Address.ToString(),
            Locale = "zh-CN",
            TimezoneId = "Asia/Shanghai",
            JavaScriptEnabled = scripts,
            ViewportSize = new() { Width = width, Height = width < 800 ? 844 : 768 },
            StorageState = role is null ? null : await SignedIn(role),
        });
        context.SetDefaultTimeout(30_000);
        context.Console += (_, message) => { if (message.Type == "error" && !(refusals && message.Text.Contains("409", StringComparison.Ordinal))) complaints.Enqueue($"{message.Page?.Url}: {message.Text}"); };
        context.WebError += (_, error) => complaints.Enqueue(error.Error);
        context.Dialog += async (_, dialog) =>
        {
            complaints.Enqueue($"dialog: {dialog.Message}");
            await dialog.DismissAsync();
        };
        var page = await context.NewPageAsync();
        try
        {
            await journey(page);
            Assert.True(complaints.IsEmpty, string.Join('\n', complaints));
        }
        catch (Exception e) when (e.GetType().Name != "SkipException")
        {
            await Keep(page);
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        playwright?.Dispose();
        if (product is not null) await product.DisposeAsync();
        data?.Dispose();
    }

    private async Task Open()
    {
        Components.Need(File.Exists(Components.Chromium), "Chromium is missing (apt-get install chromium fonts-noto-cjk, or TONGPIN_CHROMIUM).");
        if (browser is not null) return;
        SetDefaultExpectTimeout(20_000);
        data ??= new();
        product ??= await Product.Start(data);
        playwright ??= await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Components.Chromium, Args = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-dev-shm-usage"] });
    }

    /// <summary>The cookies of somebody who has entered by the one-click door; asked for once a run.</summary>
    private async Task<string> SignedIn(string role)
    {
        if (signedIn.TryGetValue(role, out var known)) return known;
        await using var context = await browser!.NewContextAsync(new() { BaseURL = product!.Address.ToString(), Locale = "zh-CN" });
        var page = await context.NewPageAsync();
        await page.GotoAsync("/sign-in");
        await page.Locator($"button[name=Role][value={role}]").ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("/sign-in", StringComparison.Ordinal));
        return signedIn[role] = await context.StorageStateAsync();
    }

    // What the page looked like when it failed, and what the product said.
    private async Task Keep(IPage page)
    {
        var name = Regex.Replace(TestContext.Current.Test?.TestDisplayName ?? "visit", @"[^\w.]+", "-");
        var file = Path.Combine(Pictures, "failed", name.Length <= 120 ? name : name[^120..]);
        await page.ScreenshotAsync(new() { Path = file + ".png", FullPage = true });
        await File.WriteAllTextAsync(file + ".log", $"{page.Url}\n{product!.Log}");
    }
}
