using System.Runtime.CompilerServices;

namespace Tongpin.BrowserTests;

/// <summary>What a run needs beside the SDK, and where it is.</summary>
internal static class Components
{
    /// <summary>The repository.</summary>
    public static string Root { get; } = FindRoot();

    public static string Chromium { get; } = Setting("TONGPIN_CHROMIUM") ?? "/usr/bin/chromium";

    /// <summary>Connection text of a PostgreSQL server, or null: SQLite.</summary>
    public static string? Postgres { get; } = Setting("TONGPIN_TEST_POSTGRES");

    /// <summary>Skips the test where a component is missing; in CI, where everything is installed, that is a failure.</summary>
    public static void Need(bool there, string reason)
    {
        if (there) return;
        if (Setting("CI") == "true") Assert.Fail(reason);
        Assert.Skip(reason);
    }

    /// <summary>A file of the data folder beside the repository, or null where there is none.</summary>
    public static string? Shared(string file)
    {
        var path = Path.Combine(Setting("TONGPIN_SHARED") ?? Path.Combine(Root, "../shared"), "data", file);
        return File.Exists(path) ? path : null;
    }

    public static string? Setting(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;

    private static string FindRoot([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../.."));
}
