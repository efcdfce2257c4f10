using System.Text.Json;

namespace Tongpin.Bench;

/// <summary>Pages of the running product at 1, 16 and 64 connections: rate, latency, CPU time a request, size and memory.</summary>
internal static class Pages
{
    public static async Task Run(Setting setting, TimeSpan time, string? only)
    {
        await using var product = await Product.Start(setting);
        await product.Rest();
        Machine.Say($"Idle after the start: {product.MemoryMiB:F0} MiB; {Machine.Load}");
        await product.SignIn();
        var school = JsonDocument.Parse(await product.Http.GetStringAsync("/api/foundation/units")).RootElement.EnumerateArray().First(u => u.GetProperty("code").GetString() == "S04").GetProperty("id").GetString();
        (string Name, string Path)[] pages =
        [
            ("list of people, by unit, sorted", $"/people?unit={school}&sort=name"),
            ("the same, never asked before", $"/people?unit={school}&sort=name{Load.Counted}"),
            ("list of people, all", "/people"),
            ("list of adverts", "/demand/adverts"),
            ("list of programmes", "/programmes"),
            ("cockpit", "/"),
            ("about, anonymous, cached", "/about"),
            ("sign-in, anonymous, not cacheable", "/sign-in"),
        ];

        Console.WriteLine("| page | connections | requests/s | p50 ms | p99 ms | CPU µs/request | KB | KB compressed | load of the machine |");
        Console.WriteLine("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | --- |");
        foreach (var (name, path) in pages.Where(p => only is null || p.Path.StartsWith(only, StringComparison.Ordinal)))
        {
            var address = new Uri(product.Http.BaseAddress!, path);
            var cookies = name.Contains("anonymous", StringComparison.Ordinal) ? "" : product.Cookies.GetCookieHeader(address);
            var (plain, packed) = (await Size(address, cookies, null), await Size(address, cookies, "gzip, br"));
            // The first requests belong to the compiler: on until they grow no cheaper.
            for (double last = double.MaxValue, now; (now = (await Cost(16, TimeSpan.FromSeconds(4))).Cpu) < last * 0.95; last = now) { }
            foreach (var connections in (int[])[1, 16, 64])
            {
                var (load, cpu) = await Cost(connections, time);
                Machine.Say($"| {name} | {connections} | {load.PerSecond:N0} | {load.P50:F1} | {load.P99:F1} | {cpu:F0} | {plain / 1000.0:F1} | {packed / 1000.0:F1} | {Machine.Load}{(load.Failed > 0 ? $", {load.Failed} failed" : "")} |");
            }

            async Task<(Load Load, double Cpu)> Cost(int connections, TimeSpan seconds)
            {
                var before = product.Cpu;
                var load = await Load.Of(address, cookies, connections, seconds);
                return (load, (product.Cpu - before).TotalMicroseconds / load.Requests);
            }
        }
        await product.Rest();
        Machine.Say($"After the load: {product.MemoryMiB:F0} MiB, at most {product.PeakMiB:F0} MiB");
    }

    private static async Task<long> Size(Uri address, string cookies, string? encodings)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false });
        if (cookies.Length > 0) http.DefaultRequestHeaders.Add("Cookie", cookies);
        if (encodings is not null) http.DefaultRequestHeaders.Add("Accept-Encoding", encodings);
        using var answer = await http.GetAsync(address);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadAsByteArrayAsync()).Length;
    }
}
