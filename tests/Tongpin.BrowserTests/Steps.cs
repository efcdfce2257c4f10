using System.Globalization;
using System.Text.RegularExpressions;

namespace Tongpin.BrowserTests;

/// <summary>What people do again and again, in the words of the pages.</summary>
internal static partial class Steps
{
    public static ILocator Button(this IPage page, string words) => page.GetByRole(AriaRole.Button, new() { NameRegex = new(Regex.Escape(words)) });
    public static ILocator Link(this IPage page, string words) => page.GetByRole(AriaRole.Link, new() { NameRegex = new(Regex.Escape(words)) });

    /// <summary>Uploads a file and waits until it was checked.</summary>
    /// <param name="ends">State in which the check ends.</param>
    public static async Task Upload(this IPage page, string kind, FilePayload file, string ends = "已检查")
    {
        await page.GotoAsync($"/imports/new/{kind}");
        await page.Locator("input[type=file]").SetInputFilesAsync(file);
        await page.Button("上传并检查").ClickAsync();
        await page.State(ends);
    }

    /// <summary>Waits until the import of this page has come to rest, in this state; the page renews itself.</summary>
    public static async Task State(this IPage page, string state)
    {
        var badge = page.Locator(".tp-main > p > .badge").First;
        await Expect(badge).ToHaveTextAsync(state == "已检查" ? Checked() : Written(), new() { Timeout = 300_000 });
        await Expect(badge).ToHaveTextAsync(state);
    }

    /// <summary>Opens a page again and again until something stands there that background work brings.</summary>
    public static async Task Until(this IPage page, string address, ILocator seen)
    {
        for (var attempt = 0; attempt < 60; attempt++)
        {
            await page.GotoAsync(address);
            if (await seen.CountAsync() > 0) break;
            await page.WaitForTimeoutAsync(1000);
        }
        await Expect(seen).ToBeVisibleAsync();
    }

    /// <summary>The value of the figure with this title.</summary>
    public static async Task<int> Figure(this IPage page, string title) =>
        Number(await page.Locator(".tp-figure").Filter(new() { Has = page.GetByText(title, new() { Exact = true }) }).Locator(".tp-number").EvaluateAsync<string>("e => [...e.childNodes].filter(n => n.nodeName !== 'SMALL').map(n => n.textContent).join('')"));

    /// <summary>How many records the list of this page says it has.</summary>
    public static async Task<int> Total(this IPage page) =>
        await page.Locator(".tp-list .card-footer").CountAsync() == 0 ? 0 : Number(OfAll().Match(await page.Locator(".tp-list .card-footer").InnerTextAsync()).Groups[1].Value);

    /// <summary>Counts the rows of a list by walking through its pages.</summary>
    public static async Task<int> CountRows(this IPage page)
    {
        for (var rows = 0; ;)
        {
            rows += await page.Locator(".tp-list tbody tr").CountAsync();
            if (await page.Locator("a[rel=next]").CountAsync() == 0) return rows;
            await page.GotoAsync((await page.Locator("a[rel=next]").GetAttributeAsync("href"))!);
        }
    }

    /// <summary>Waits until no job of this person is queued or running, ten minutes at most.</summary>
    public static async Task AtRest(this IPage page)
    {
        // Asked one after another: a promise that a waiting predicate hands back counts as true.
        for (var asked = 0; !await page.EvaluateAsync<bool>("""
            async () => {
              for (const state of ['Queued', 'Running'])
                if ((await (await fetch('/jobs?state=' + state)).text()).includes('<tbody')) return false;
              return true;
            }
            """); asked++)
        {
            Assert.True(asked < 2400, "There is still work after ten minutes.");
            await page.WaitForTimeoutAsync(250);
        }
    }

    public static int Number(string text) => int.Parse(text, NumberStyles.AllowThousands | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture);

    [GeneratedRegex("已检查|不能读取")]
    private static partial Regex Checked();

    [GeneratedRegex("已导入|已撤销|不能读取")]
    private static partial Regex Written();

    [GeneratedRegex(@"共 ([\d,]+) 条")]
    private static partial Regex OfAll();
}

/// <summary>Files that people bring.</summary>
internal static class Files
{
    public static FilePayload Text(string name, string text) => Bytes(name, System.Text.Encoding.UTF8.GetBytes(text));
    public static FilePayload Bytes(string name, byte[] content) => new() { Name = name, MimeType = "application/octet-stream", Buffer = content };

    /// <summary>The real file of the data folder, or a small one of the same shape.</summary>
    public static FilePayload SharedOr(string file, string small) =>
        Components.Shared(file) is { } path ? Bytes(file, File.ReadAllBytes(path)) : Text(Path.GetFileNameWithoutExtension(file) + ".csv", small);
}
