using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using Npgsql;

namespace Tongpin.Bench;

/// <summary>The xAPI store of the running product: writing one by one and in batches, reading by each filter, memory under a long load, growth.</summary>
internal static class Records
{
    /// <summary>Single statements and batches of 50; rates, latency and CPU time all told.</summary>
    /// <param name="only">One line of the table: statements × connections.</param>
    public static async Task Write(Setting setting, TimeSpan time, string? only)
    {
        await using var product = await Product.Start(setting, settings: Unlimited);
        var headers = await KeyOf(product);
        var server = await DatabaseServer.Of(setting.Postgres);
        Console.WriteLine("| request | connections | statements/s | p50 ms | p95 ms | CPU µs/statement, app | database | all told | load of the machine |");
        Console.WriteLine("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | --- |");
        await Load(product, headers, 16, 1, TimeSpan.FromSeconds(8));
        foreach (var (size, connections) in ((int, int)[])[(1, 1), (1, 8), (1, 32), (50, 2), (50, 4), (500, 2)])
        {
            if (only is not null && only != string.Create(CultureInfo.InvariantCulture, $"{size}x{connections}")) continue;
            await Load(product, headers, connections, size, TimeSpan.FromSeconds(4));
            // What is compiled anew in the background is no part of a request.
            await product.Rest();
            var (app, database) = (product.Cpu, server?.Cpu ?? default);
            var (times, elapsed) = await Load(product, headers, connections, size, time);
            var statements = times.Count * size;
            var (appCost, databaseCost) = ((product.Cpu - app).TotalMicroseconds / statements, ((server?.Cpu ?? default) - database).TotalMicroseconds / statements);
            Machine.Say($"| {(size == 1 ? "one statement" : $"{size} statements")} | {connections} | {statements / elapsed.TotalSeconds:N0} | {Part(times, 0.5):F1} | {Part(times, 0.95):F1} | {appCost:F0} | {databaseCost:F0} | {appCost + databaseCost:F0} | {Machine.Load} |");
        }
        Machine.Say($"Memory of the app: {product.MemoryMiB:F0} MiB, at most {product.PeakMiB:F0} MiB");
    }

    /// <summary>The queries of a store that holds so many statements, 25 results each.</summary>
    /// <param name="filled">The database holds them already.</param>
    /// <param name="people">How many of the people act.</param>
    public static async Task Read(Setting setting, int statements, int queries, bool filled, int people)
    {
        await using var product = await Product.Start(setting, settings: Unlimited);
        var headers = await KeyOf(product);
        if (!filled) await Fill(product, headers, statements, people);
        if (!filled && setting.Postgres is { } postgres) await Analyse(postgres);
        Machine.Say($"Memory of the app after filling: {product.MemoryMiB:F0} MiB");
        await Ask(product, headers, statements, queries, people);
    }

    /// <summary>The same queries over few and over many statements: what growth costs. A store grows with its people, each of whom has 2,000 statements, 20 in each course: then an answer is as long here as there.</summary>
    public static async Task Growth(Setting setting, int few, int many, int queries)
    {
        await using var product = await Product.Start(setting, settings: Unlimited);
        var headers = await KeyOf(product);
        List<IReadOnlyDictionary<string, double>> seen = [];
        foreach (var (more, all) in ((int, int)[])[(few, few), (many - few, many)])
        {
            await Fill(product, headers, more, PeopleOf(all));
            if (setting.Postgres is { } postgres) await Analyse(postgres);
            seen.Add(await Ask(product, headers, all, queries, PeopleOf(all)));
        }
        if (setting.Postgres is { } server) await ReadOnce(server);
        seen.Add(await Ask(product, headers, many, queries, PeopleOf(many)));
        Machine.Say($"| query | p95 ms over {few:N0} | over {many:N0}, as filled | times | read once before | times |");
        Console.WriteLine("| --- | ---: | ---: | ---: | ---: | ---: |");
        foreach (var (name, before) in seen[0]) Machine.Say($"| {name} | {before:F1} | {seen[1][name]:F1} | {seen[1][name] / before:F1} | {seen[2][name]:F1} | {seen[2][name] / before:F1} |");
        Machine.Say($"Memory of the app: {product.MemoryMiB:F0} MiB, at most {product.PeakMiB:F0} MiB");

        static int PeopleOf(int statements) => Math.Clamp(statements / 2000, 1, Statements.People);
    }

    /// <returns>p95 in ms by query.</returns>
    private static async Task<IReadOnlyDictionary<string, double>> Ask(Product product, string headers, int statements, int queries, int people)
    {
        Machine.Say($"| query over {statements:N0} statements, 25 results | p50 ms | p95 ms | p99 ms | CPU µs of the app | load of the machine |");
        Console.WriteLine("| --- | ---: | ---: | ---: | ---: | --- |");
        var random = new Random(7);
        (string Name, Func<string> Path)[] kinds =
        [
            ("no filter", () => "limit=25"),
            ("agent", () => $"limit=25&agent={Agent(random)}"),
            ("activity", () => $"limit=25&activity={Uri.EscapeDataString(Statements.ActivityIri(random.Next(Statements.Activities)))}"),
            ("verb + since", () => $"limit=25&verb={Uri.EscapeDataString(Statements.VerbIri(random.Next(10)))}&since=2026-01-01T00:00:00Z"),
            ("related_activities", () => $"limit=25&related_activities=true&activity={Uri.EscapeDataString(Statements.CourseIri(random.Next(Statements.Courses)))}"),
            ("related_agents", () => $"limit=25&related_agents=true&agent={Agent(random)}"),
            ("registration", () => $"limit=25&registration={Statements.Registration(random.Next(people), random.Next(Statements.Courses))}"),
            ("agent + verb", () => $"limit=25&agent={Agent(random)}&verb={Uri.EscapeDataString(Statements.VerbIri(random.Next(10)))}"),
            ("activity + verb, ascending", () => $"limit=25&ascending=true&activity={Uri.EscapeDataString(Statements.ActivityIri(random.Next(Statements.Activities)))}&verb={Uri.EscapeDataString(Statements.VerbIri(random.Next(10)))}"),
        ];
        using var lane = new Lane(product.Http.BaseAddress!, headers);
        Dictionary<string, double> p95 = [];
        foreach (var (_, path) in kinds) for (var i = 0; i < 60; i++) await One(path());
        await product.Rest();
        foreach (var (name, path) in kinds)
        {
            var app = product.Cpu;
            List<double> times = [];
            for (var i = 0; i < queries; i++)
            {
                var start = Stopwatch.GetTimestamp();
                await One(path());
                times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }
            Machine.Say($"| {name} | {Part(times, 0.5):F1} | {Part(times, 0.95):F1} | {Part(times, 0.99):F1} | {(product.Cpu - app).TotalMicroseconds / queries:F0} | {Machine.Load} |");
            p95[name] = Part(times, 0.95);
        }
        return p95;

        async Task One(string query)
        {
            if (await lane.Send("GET", $"/xapi/statements?{query}", default) is not 200 and var status) throw new InvalidOperationException($"{status} for {query}: {Encoding.UTF8.GetString(lane.Body.Span)}");
        }
        string Agent(Random random) => Uri.EscapeDataString($$$"""{"account":{"homePage":"http://localhost:5080/people","name":"{{{Statements.PersonName(random.Next(people))}}}"}}""");
    }

    /// <summary>The same load for a long time; memory minute by minute.</summary>
    public static async Task Soak(Setting setting, TimeSpan time)
    {
        await using var product = await Product.Start(setting, settings: Unlimited);
        var headers = await KeyOf(product);
        Console.WriteLine("| second | statements so far | memory MiB |");
        Console.WriteLine("| ---: | ---: | ---: |");
        long done = 0;
        for (var passed = TimeSpan.Zero; passed < time; passed += TimeSpan.FromSeconds(20))
        {
            done += (await Load(product, headers, 4, 10, TimeSpan.FromSeconds(20))).Times.Count * 10;
            Machine.Say($"| {passed.TotalSeconds + 20} | {done:N0} | {product.MemoryMiB:F0} |");
        }
    }

    private static readonly Dictionary<string, string> Unlimited = new() { ["Tongpin__Records__MostPerMinute"] = "100000000", ["Tongpin__Sample"] = "true" };

    /// <summary>A key that the page gives, as headers of a request.</summary>
    internal static async Task<string> KeyOf(Product product)
    {
        await product.SignIn("administrator");
        using var answer = await product.Http.PostAsync("/api/records/keys", new StringContent("""{"name":"bench","scopes":["all"]}""", Encoding.UTF8, "application/json"));
        if (answer.StatusCode != HttpStatusCode.Created) throw new InvalidOperationException($"No key: {answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        var given = JsonDocument.Parse(await answer.Content.ReadAsStreamAsync()).RootElement;
        var basic = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{given.GetProperty("key").GetString()}:{given.GetProperty("secret").GetString()}"));
        return $"Authorization: Basic {basic}\r\nX-Experience-API-Version: 2.0.0\r\nContent-Type: application/json\r\n";
    }

    private static async Task<(List<double> Times, TimeSpan Elapsed)> Load(Product product, string headers, int connections, int size, TimeSpan time)
    {
        // Made beforehand: the one who measures shares the machine. Ids are written over, so that no statement comes twice.
        var start = Stopwatch.GetTimestamp();
        var lanes = await Task.WhenAll(Enumerable.Range(0, connections).Select(n => Task.Run(async () =>
        {
            using var lane = new Lane(product.Http.BaseAddress!, headers);
            var made = new Statements(Random.Shared.Next());
            byte[][] bodies = [.. Enumerable.Range(0, Math.Max(4, 400 / size)).Select(_ => made.Body(size))];
            var times = new List<double>();
            for (var i = 0; Stopwatch.GetElapsedTime(start) < time; i++)
            {
                var body = bodies[i % bodies.Length];
                Renew(body);
                var from = Stopwatch.GetTimestamp();
                if (await lane.Send("POST", "/xapi/statements", body) is not 200 and var status) throw new InvalidOperationException($"{status}: {Encoding.UTF8.GetString(lane.Body.Span)}");
                times.Add(Stopwatch.GetElapsedTime(from).TotalMilliseconds);
            }
            return times;
        })));
        return ([.. lanes.SelectMany(l => l)], Stopwatch.GetElapsedTime(start));
    }

    // Each id of the body anew.
    private static void Renew(byte[] body)
    {
        for (var at = 0; body.AsSpan(at).IndexOf("{\"id\":\""u8) is >= 0 and var found;)
        {
            at += found + 7;
            if (body[at + 36] != (byte)'"' || body[at + 8] != (byte)'-') continue;
            Guid.NewGuid().TryFormat(body.AsSpan(at, 36), out _);
        }
    }

    private static async Task Fill(Product product, string headers, int statements, int people)
    {
        var start = Stopwatch.GetTimestamp();
        var left = statements / 500;
        await Task.WhenAll(Enumerable.Range(0, 3).Select(n => Task.Run(async () =>
        {
            using var lane = new Lane(product.Http.BaseAddress!, headers);
            var made = new Statements(Random.Shared.Next(), people);
            while (Interlocked.Decrement(ref left) >= 0) if (await lane.Send("POST", "/xapi/statements", made.Body(500)) is not 200 and var status) throw new InvalidOperationException($"{status}: {Encoding.UTF8.GetString(lane.Body.Span)}");
        })));
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        Machine.Say($"Filled with {statements:N0} statements in {seconds:F0} s ({statements / seconds:N0}/s, made on the same machine)");
    }

    private static async Task Analyse(string postgres)
    {
        await using var connection = new NpgsqlConnection(postgres);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("VACUUM (ANALYZE) records_mark; VACUUM (ANALYZE) records_statement; CHECKPOINT;", connection) { CommandTimeout = 600 };
        foreach (var part in command.CommandText.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            await using var one = new NpgsqlCommand(part, connection) { CommandTimeout = 600 };
            await one.ExecuteNonQueryAsync();
        }
    }

    // Pages that nobody asked for since they were written may have left the memory; a store at work has them there as long as they fit.
    private static async Task ReadOnce(string postgres)
    {
        await using var connection = new NpgsqlConnection(postgres);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("CREATE EXTENSION IF NOT EXISTS pg_prewarm; SELECT sum(pg_prewarm(oid::regclass, 'read')) * 8 / 1024 FROM pg_class WHERE relname LIKE 'records%' AND relkind IN ('r', 'i')", connection) { CommandTimeout = 600 };
        Machine.Say($"Read {await command.ExecuteScalarAsync()} MB of pages once");
    }

    /// <summary>A percentile; 0.95 is the 95th.</summary>
    public static double Part(List<double> times, double part)
    {
        times.Sort();
        return times.Count == 0 ? 0 : times[Math.Min(times.Count - 1, (int)(times.Count * part))];
    }
}

/// <summary>The processes of a PostgreSQL server on this machine, for the CPU time that they use.</summary>
internal sealed class DatabaseServer
{
    private readonly int main;

    private DatabaseServer(int main) => this.main = main;

    public static async Task<DatabaseServer?> Of(string? connectionText)
    {
        if (connectionText is null) return null;
        await using var connection = new NpgsqlConnection(connectionText);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT current_setting('data_directory')", connection);
        var folder = (string)(await command.ExecuteScalarAsync())!;
        return new(int.Parse(File.ReadLines(Path.Combine(folder, "postmaster.pid")).First(), CultureInfo.InvariantCulture));
    }

    /// <summary>Of the main process, its children, and those that have ended.</summary>
    public TimeSpan Cpu
    {
        get
        {
            long ticks = 0;
            foreach (var folder in Directory.EnumerateDirectories("/proc").Where(d => int.TryParse(Path.GetFileName(d), out _)))
            {
                try
                {
                    var stat = File.ReadAllText(Path.Combine(folder, "stat"));
                    var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
                    var isMain = Path.GetFileName(folder) == main.ToString(CultureInfo.InvariantCulture);
                    if (!isMain && fields[1] != main.ToString(CultureInfo.InvariantCulture)) continue;
                    ticks += Enumerable.Range(11, isMain ? 4 : 2).Sum(i => long.Parse(fields[i], CultureInfo.InvariantCulture));
                }
                catch (IOException) { }
            }
            return TimeSpan.FromSeconds(ticks / 100.0);
        }
    }
}
