using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Tongpin.Bench;

/// <summary>What a page bore under so many connections.</summary>
/// <param name="Failed">Answers other than 2xx, and broken connections.</param>
/// <param name="P50">Milliseconds.</param>
/// <param name="P99">Milliseconds.</param>
internal sealed record Load(long Requests, long Failed, double PerSecond, double P50, double P99)
{
    private static readonly bool HasWrk = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(p => File.Exists(Path.Combine(p, "wrk")));

    /// <summary>End of an address whose every request is to be another: a number is written behind it.</summary>
    public const string Counted = "&never=";

    private static readonly Lazy<string> Script = new(() =>
    {
        var path = Path.Combine(Path.GetTempPath(), "tongpin-counted.lua");
        File.WriteAllText(path, "local n = math.random(1000000000)\nrequest = function() n = n + 1; return wrk.format('GET', wrk.path .. n) end\n");
        return path;
    });

    /// <summary>Asks for one address again and again, as one browser does that takes compressed pages: by wrk where there is one, else from here.</summary>
    public static Task<Load> Of(Uri address, string cookies, int connections, TimeSpan time) => HasWrk ? ByWrk(address, cookies, connections, time) : FromHere(address, cookies, connections, time);

    private static async Task<Load> ByWrk(Uri address, string cookies, int connections, TimeSpan time)
    {
        using var wrk = Process.Start(new ProcessStartInfo("wrk", [.. address.Query.EndsWith(Counted, StringComparison.Ordinal) ? ["-s", Script.Value] : Array.Empty<string>(), "-t1", $"-c{connections}", $"-d{time.TotalSeconds}s", "--latency", "-H", $"Cookie: {cookies}", "-H", "Accept-Encoding: gzip, br", "-H", "Accept-Language: en", address.ToString()]) { RedirectStandardOutput = true })!;
        var text = await wrk.StandardOutput.ReadToEndAsync();
        await wrk.WaitForExitAsync();
        var failed = Regex.Match(text, @"Non-2xx or 3xx responses: (\d+)") is { Success: true } bad ? long.Parse(bad.Groups[1].Value, CultureInfo.InvariantCulture) : 0;
        if (Regex.Match(text, @"Socket errors: connect (\d+), read (\d+), write (\d+)") is { Success: true } broken) failed += broken.Groups.Values.Skip(1).Sum(g => long.Parse(g.Value, CultureInfo.InvariantCulture));
        return new(long.Parse(Regex.Match(text, @"(\d+) requests in").Groups[1].Value, CultureInfo.InvariantCulture), failed,
            double.Parse(Regex.Match(text, @"Requests/sec:\s+([\d.]+)").Groups[1].Value, CultureInfo.InvariantCulture), Milliseconds(text, "50"), Milliseconds(text, "99"));
    }

    private static double Milliseconds(string text, string percent)
    {
        var match = Regex.Match(text, $@"{percent}%\s+([\d.]+)(us|ms|s|m)\b");
        var value = double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
        return match.Groups[2].Value switch { "us" => value / 1000, "ms" => value, "s" => value * 1000, _ => value * 60_000 };
    }

    private static async Task<Load> FromHere(Uri address, string cookies, int connections, TimeSpan time)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, MaxConnectionsPerServer = connections });
        if (cookies.Length > 0) http.DefaultRequestHeaders.Add("Cookie", cookies);
        http.DefaultRequestHeaders.Add("Accept-Encoding", "gzip, br");
        http.DefaultRequestHeaders.Add("Accept-Language", "en");
        var clock = Stopwatch.StartNew();
        var lanes = await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(async () =>
        {
            var (times, failed) = (new List<double>(), 0L);
            while (clock.Elapsed < time)
            {
                var start = clock.Elapsed;
                using var answer = await http.GetAsync(address.Query.EndsWith(Counted, StringComparison.Ordinal) ? new(address.OriginalString + Guid.NewGuid().ToString("N")) : address);
                await answer.Content.CopyToAsync(Stream.Null);
                if (!answer.IsSuccessStatusCode) failed++;
                times.Add((clock.Elapsed - start).TotalMilliseconds);
            }
            return (times, failed);
        })));
        var seconds = clock.Elapsed.TotalSeconds;
        double[] all = [.. lanes.SelectMany(l => l.times).Order()];
        return new(all.Length, lanes.Sum(l => l.failed), all.Length / seconds, all[all.Length / 2], all[(int)(all.Length * 0.99)]);
    }
}
