using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace Tongpin.Bench;

/// <summary>The built product as a process of its own, on a free loopback port, with the sample college in a folder of its own (Linux: figures come from /proc).</summary>
internal sealed partial class Product : IAsyncDisposable
{
    private static readonly double TicksPerSecond = 100;
    private readonly Process process;
    private readonly string folder;
    private readonly bool ownsFolder;

    private Product(Process process, string folder, bool ownsFolder, HttpClient http, CookieContainer cookies) =>
        (this.process, this.folder, this.ownsFolder, Http, Cookies) = (process, folder, ownsFolder, http, cookies);

    /// <summary>Follows no redirects; keeps cookies.</summary>
    public HttpClient Http { get; }
    public CookieContainer Cookies { get; }

    /// <summary>From the start of the process to the end of the first page.</summary>
    public TimeSpan FirstPage { get; private set; }

    /// <summary>User and system time of the process so far.</summary>
    public TimeSpan Cpu
    {
        get
        {
            var stat = File.ReadAllText($"/proc/{process.Id}/stat");
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            return TimeSpan.FromSeconds((long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture)) / TicksPerSecond);
        }
    }

    /// <summary>Resident memory now, MiB.</summary>
    public double MemoryMiB => MemoryOf("VmRSS");

    /// <summary>The most resident memory there has been, MiB.</summary>
    public double PeakMiB => MemoryOf("VmHWM");

    /// <param name="keep">A data folder to use and to leave; null makes one and removes it.</param>
    public static async Task<Product> Start(Setting setting, string? keep = null, IReadOnlyDictionary<string, string>? settings = null)
    {
        var folder = keep ?? Directory.CreateTempSubdirectory("tongpin-bench-").FullName;
        var address = $"http://127.0.0.1:{FreePort()}";
        var dll = Path.Combine(setting.App, "tongpin.dll");
        var start = File.Exists(Path.Combine(setting.App, "tongpin")) ? new ProcessStartInfo(Path.Combine(setting.App, "tongpin")) : new ProcessStartInfo("dotnet", [dll]);
        start.ArgumentList.Add("--urls");
        start.ArgumentList.Add(address);
        start.Environment["TONGPIN_DATA"] = folder;
        if (setting.Postgres is { } postgres) start.Environment["Tongpin__Database"] = postgres;
        foreach (var (name, value) in settings ?? new Dictionary<string, string>()) start.Environment[name] = value;
        start.RedirectStandardOutput = true;

        var cookies = new CookieContainer();
        var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = cookies }) { BaseAddress = new(address), Timeout = TimeSpan.FromMinutes(10) };
        http.DefaultRequestHeaders.Add("Accept-Language", "en");
        var clock = Stopwatch.StartNew();
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        var product = new Product(process, folder, keep is null, http, cookies);
        while (true)
        {
            if (process.HasExited) throw new InvalidOperationException($"The product ended with {process.ExitCode}.");
            try
            {
                (await http.GetAsync("/sign-in")).EnsureSuccessStatusCode();
                product.FirstPage = clock.Elapsed;
                return product;
            }
            catch (HttpRequestException e) when (e.StatusCode is null && clock.Elapsed < TimeSpan.FromMinutes(2))
            {
                await Task.Delay(10);
            }
        }
    }

    /// <summary>Through the sample door. The role keeps the whole college in reach.</summary>
    public async Task SignIn(string role = "academic-office")
    {
        var page = await Http.GetStringAsync("/sign-in");
        using var form = new FormUrlEncodedContent([new("_handler", "sample"), new("__RequestVerificationToken", AntiforgeryToken().Match(page).Groups[1].Value), new("Role", role)]);
        using var answer = await Http.PostAsync("/sign-in", form);
        if (answer.StatusCode != HttpStatusCode.Found) throw new InvalidOperationException($"The sample door answered {answer.StatusCode}.");
    }

    /// <summary>Waits until the process has used next to no time for two seconds: start-up work and jobs are over.</summary>
    public async Task Rest()
    {
        for (var quiet = 0; quiet < 4;)
        {
            var before = Cpu;
            await Task.Delay(500);
            quiet = Cpu - before <= TimeSpan.FromMilliseconds(20) ? quiet + 1 : 0;
        }
    }

    /// <summary>As a power cut would: without a word (SIGKILL).</summary>
    public async Task Kill()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (!process.HasExited) process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        if (ownsFolder) Directory.Delete(folder, true);
    }

    private double MemoryOf(string line) => long.Parse(File.ReadLines($"/proc/{process.Id}/status").First(l => l.StartsWith(line, StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024.0;

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex AntiforgeryToken();
}

/// <summary>What a run of the product rests on.</summary>
/// <param name="App">Folder of the published or built product.</param>
/// <param name="Postgres">Connection text of an empty database; null for SQLite.</param>
internal sealed record Setting(string App, string? Postgres)
{
    /// <summary>Reads <c>--app FOLDER</c> and <c>--postgres CONNECTION</c>; without a folder the newest Release publish or build under artifacts.</summary>
    public static Setting Of(string[] args) => new(ValueOf(args, "--app") ?? Newest(), ValueOf(args, "--postgres"));

    public static string? ValueOf(string[] args, string name) => Array.IndexOf(args, name) is var at and >= 0 && at + 1 < args.Length ? args[at + 1] : null;

    private static string Newest()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (!File.Exists(Path.Combine(at.FullName, "Tongpin.slnx"))) continue;
            var built = Directory.EnumerateFiles(Path.Combine(at.FullName, "artifacts"), "tongpin.dll", SearchOption.AllDirectories)
                .Where(f => f.Contains("release", StringComparison.Ordinal) && f.Contains("Tongpin.Web", StringComparison.Ordinal) && !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));
            return Path.GetDirectoryName(built.MaxBy(File.GetLastWriteTimeUtc)) ?? throw new FileNotFoundException("Publish the product first: dotnet publish src/Tongpin.Web -c Release -r linux-x64 --no-self-contained");
        }
        throw new DirectoryNotFoundException("Run it inside the repository, or name the product with --app.");
    }
}
