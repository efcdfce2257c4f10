using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Tongpin.Kernel.Sheets;
using Tongpin.Training;
using Tongpin.Training.Roster;

namespace Tongpin.Bench;

/// <summary>Training over ten years of the source's volume: its pages, a class that checks in by phone, a roster of 5,000, certificates of 1,000.</summary>
internal static partial class Training
{
    private static readonly SheetColumn[] Columns = [new("project"), new("name"), new("id_number"), new("phone"), new("company")];
    private const string Office = "continuing-education", Staff = "training-staff";

    /// <param name="keep">A data folder to fill and to leave; null makes one and removes it.</param>
    /// <param name="filled">It was filled by an earlier run.</param>
    /// <param name="only">pages, phones, import or certificates.</param>
    /// <param name="requests">Of each page.</param>
    public static async Task Run(Setting setting, string? keep, bool filled, string? only, int requests)
    {
        var folder = keep ?? Directory.CreateTempSubdirectory("tongpin-bench-").FullName;
        try
        {
            if (!filled)
            {
                await using (var made = await Product.Start(setting, folder)) await made.Rest();
                var clock = Stopwatch.StartNew();
                await new TrainingYears(folder, setting.Postgres).Fill(default);
                Machine.Say($"Filled in {clock.Elapsed.TotalSeconds:F0} s; {Machine.Load}");
            }
            var years = new TrainingYears(folder, setting.Postgres);
            await using var product = await Product.Start(setting, folder);
            await product.Rest();
            if (only is null or "pages") await Pages(product, years, requests);
            if (only is null or "phones") await Phones(product, years);
            if (only is null or "import") await Import(product);
            if (only is null or "certificates") await Certificates(product, years);
            Machine.Say($"Memory of the app: {product.MemoryMiB:F0} MiB, at most {product.PeakMiB:F0} MiB");
        }
        finally
        {
            if (keep is null) Directory.Delete(folder, true);
        }
    }

    private static async Task Pages(Product product, TrainingYears years, int requests)
    {
        await product.SignIn(Office);
        await using var db = years.Open();
        var projects = await db.Projects.AsNoTracking().Where(p => p.Number.CompareTo("PX2026-") < 0).OrderBy(p => p.Number).Select(p => new { Id = p.Id.Value, p.Number, Unit = p.UnitId.Value, p.Group }).ToListAsync();
        var persons = await db.Members.AsNoTracking().Select(m => m.PersonId.Value).ToListAsync();
        var random = new Random(7);
        var sessions = await db.Sessions.AsNoTracking().Where(s => s.Day.Year == TrainingYears.Last).OrderBy(s => s.Id).Select(s => s.Id.Value).Take(2000).ToListAsync();
        var never = 0;
        (string Name, Func<string> Path)[] pages =
        [
            ("projects", () => $"/training/projects?{Never()}"),
            ("projects, searched", () => $"/training/projects?q={Escaped("机器人")}&{Never()}"),
            ("a project", () => $"/training/projects/{Project().Id}?{Never()}"),
            ("trainees", () => $"/training/trainees?{Never()}"),
            ("trainees, by name", () => $"/training/trainees?sort=name&{Never()}"),
            ("trainees, of a class", () => $"/training/trainees?project={Project().Number}&{Never()}"),
            ("trainees, who passed", () => $"/training/trainees?test=Passed&{Never()}"),
            ("trainees, searched by name", () => $"/training/trainees?q={Escaped("王芳")}&{Never()}"),
            ("trainees, searched by pinyin", () => $"/training/trainees?q=wangf&{Never()}"),
            ("roster of a class", () => $"/training/projects/{Project().Id}/roster?{Never()}"),
            ("timetable of a class", () => $"/training/projects/{Project().Id}/timetable?{Never()}"),
            ("attendance of a session", () => $"/training/sessions/{Pick(sessions)}?{Never()}"),
            ("certificates", () => $"/training/certificates?{Never()}"),
            ("certificates, searched", () => $"/training/certificates?q={Escaped("王芳")}&{Never()}"),
            ("certificates of a class", () => $"/training/projects/{Project().Id}/certificates?{Never()}"),
            ("ledger, money of a year", () => $"/ledger?book=training.money&year={Year()}&{Never()}"),
            ("ledger, all", () => $"/ledger?{Never()}"),
            ("ledger, sums", () => $"/ledger/sums?book=training.money&year={Year()}&{Never()}"),
            ("linkages, groups", () => $"/training/linkages?by=Group&year={Year()}&{Never()}"),
            ("linkages, units", () => $"/training/linkages?by=Unit&year={Year()}&{Never()}"),
            ("linkages, people", () => $"/training/linkages?by=Person&year={Year()}&{Never()}"),
            ("statement of a person", () => $"/training/linkages/person/{Pick(persons)}?year={Year()}&{Never()}"),
            ("statement of a unit", () => $"/training/linkages/unit/{Project().Unit}?year={Year()}&{Never()}"),
            ("statement of a group", () => $"/training/linkages/group/{Escaped(Project().Group)}?year={Year()}&{Never()}"),
            ("team of a project", () => $"/training/projects/{Project().Id}/team?{Never()}"),
            ("teams", () => $"/training/teams?year={Year()}&{Never()}"),
            ("reform", () => $"/training/reform?{Never()}"),
            ("filing sheet of a year", () => $"/training/filing?year={Year()}&{Never()}"),
        ];
        // The first requests belong to the compiler.
        foreach (var (_, path) in pages) for (var i = 0; i < 15; i++) await Ask(path());
        await product.Rest();

        Console.WriteLine("| page | p50 ms | p95 ms | p99 ms | CPU ms of the app | load of the machine |");
        Console.WriteLine("| --- | ---: | ---: | ---: | ---: | --- |");
        foreach (var (name, path) in pages)
        {
            var (cpu, times) = (product.Cpu, new List<double>());
            for (var i = 0; i < requests; i++)
            {
                var (address, start) = (path(), Stopwatch.GetTimestamp());
                await Ask(address);
                times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }
            Machine.Say($"| {name} | {Records.Part(times, 0.5):F0} | {Records.Part(times, 0.95):F0} | {Records.Part(times, 0.99):F0} | {(product.Cpu - cpu).TotalMilliseconds / requests:F1} | {Machine.Load} |");
        }

        string Never() => string.Create(CultureInfo.InvariantCulture, $"never={++never}");
        int Year() => random.Next(TrainingYears.First, TrainingYears.Last + 1);
        T Pick<T>(IReadOnlyList<T> from) => from[random.Next(from.Count)];
        (Guid Id, string Number, Guid Unit, string Group) Project() => Pick(projects) is var p ? (p.Id, p.Number, p.Unit, p.Group) : default;
        static string Escaped(string text) => Uri.EscapeDataString(text);
        async Task Ask(string path)
        {
            using var answer = await product.Http.GetAsync(path);
            if (answer.StatusCode != HttpStatusCode.OK) throw new InvalidOperationException($"{answer.StatusCode} for {path}");
            await answer.Content.CopyToAsync(Stream.Null);
        }
    }

    /// <summary>Each phone scans and sends once, at an instant of its own within a minute.</summary>
    private static async Task Phones(Product product, TrainingYears years)
    {
        await using var db = years.Open();
        var session = await db.Sessions.AsNoTracking().Where(s => s.Project!.Number == TrainingYears.Checked).Select(s => s.Id).SingleAsync();
        var codes = await db.Trainees.AsNoTracking().Where(t => t.Project!.Number == TrainingYears.Checked).Select(t => t.Code).ToListAsync();
        var random = new Random(7);
        for (var i = 0; i < 60; i++) (await product.Http.GetAsync($"/training/check-in/{session.Value:N}/{years.CodeOf(session)}")).Dispose();
        await product.Rest();

        var (cpu, scans, sends) = (product.Cpu, new List<double>(), new List<double>());
        await Task.WhenAll(codes.Select(code => Phone(code, TimeSpan.FromSeconds(random.NextDouble() * 60))));
        var there = await db.CheckIns.CountAsync(c => c.SessionId == session);
        Console.WriteLine("| 500 phones in a minute | p50 ms | p95 ms | p99 ms | longest ms | load of the machine |");
        Console.WriteLine("| --- | ---: | ---: | ---: | ---: | --- |");
        foreach (var (name, times) in new[] { ("scan", scans), ("check-in", sends) }) Machine.Say($"| {name} | {Records.Part(times, 0.5):F0} | {Records.Part(times, 0.95):F0} | {Records.Part(times, 0.99):F0} | {times.Max():F0} | {Machine.Load} |");
        Machine.Say($"{there} of {codes.Count} are checked in; {(product.Cpu - cpu).TotalMilliseconds / codes.Count:F1} ms CPU of the app a phone");

        async Task Phone(string code, TimeSpan after)
        {
            await Task.Delay(after);
            using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = product.Http.BaseAddress };
            var address = $"/training/check-in/{session.Value:N}/{years.CodeOf(session)}";
            var start = Stopwatch.GetTimestamp();
            var page = await http.GetStringAsync(address);
            var scan = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            using var form = new FormUrlEncodedContent([new("_handler", "check-in"), new("__RequestVerificationToken", Token().Match(page).Groups[1].Value), new("Form.Pass", Pass().Match(page).Groups[1].Value), new("Form.Who", code)]);
            start = Stopwatch.GetTimestamp();
            using var answer = await http.PostAsync(address, form);
            var text = await answer.Content.ReadAsStringAsync();
            lock (sends)
            {
                scans.Add(scan);
                sends.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }
            if (answer.StatusCode != HttpStatusCode.OK) throw new InvalidOperationException($"{answer.StatusCode}: {text}");
        }
    }

    private static async Task Import(Product product)
    {
        await product.SignIn(Staff);
        var project = JsonDocument.Parse(await product.Http.GetStringAsync($"/api/training/projects?q={Uri.EscapeDataString(TrainingYears.Importing)}")).RootElement.GetProperty("rows")[0].GetProperty("number").GetString()!;
        Console.WriteLine("| roster of 5,000 as XLSX | wall s | CPU s | rows | problems | load of the machine |");
        Console.WriteLine("| --- | ---: | ---: | ---: | ---: | --- |");
        var report = new Imports.Report(product);
        // Three times: the first runs code that is not yet compiled.
        for (var i = 0; i < 3; i++)
        {
            var file = await Roster(project, i * 5000);
            await product.Rest();
            await report.Confirm("write", await report.Check("check", "trainees", file, "xlsx"));
        }
    }

    private static async Task<byte[]> Roster(string project, int from)
    {
        using var file = new MemoryStream();
        await SheetWriter.WriteXlsx(file, "名单", Columns, Enumerable.Range(from, 5000).Select(n =>
        {
            var digits = string.Create(CultureInfo.InvariantCulture, $"990001{1960 + n / 1000}{1 + n % 12:00}{1 + n % 28:00}{n % 1000:000}");
            return (IReadOnlyList<object?>)[project, $"王芳{"明伟丽军敏"[n % 5]}", digits + IdentityNumber.Check(digits), string.Create(CultureInfo.InvariantCulture, $"1880{n:0000000}"), "示范企业"];
        }), default);
        return file.ToArray();
    }

    private static async Task Certificates(Product product, TrainingYears years)
    {
        await product.SignIn(Office);
        await using var db = years.Open();
        var id = (await db.Projects.AsNoTracking().Where(p => p.Number == TrainingYears.Certified).Select(p => p.Id).SingleAsync()).Value;
        await product.Rest();
        Console.WriteLine("| 1,000 certificates | wall s | CPU s | MB | load of the machine |");
        Console.WriteLine("| --- | ---: | ---: | ---: | --- |");
        var (whole, cpu) = (Stopwatch.StartNew(), product.Cpu);
        await Job("issue", $"/api/training/projects/{id}/certificates");
        await Job("draw, sign, pack", $"/api/training/projects/{id}/certificates/archive");
        var size = await Step("fetch", async () => (await product.Http.GetByteArrayAsync($"/export/training-certificates-{id}.zip")).Length);
        Line("as a whole", whole.Elapsed, product.Cpu - cpu, size);

        Task Job(string name, string address) => Step(name, async () =>
        {
            using var answer = await product.Http.PostAsync(address, null);
            answer.EnsureSuccessStatusCode();
            while (JsonDocument.Parse(await product.Http.GetStringAsync("/api/foundation/jobs?size=50")).RootElement.GetProperty("rows").EnumerateArray().Any(j => j.GetProperty("state").GetString() is "queued" or "running" or "Queued" or "Running")) await Task.Delay(100);
            return 0;
        });

        async Task<int> Step(string name, Func<Task<int>> step)
        {
            var (clock, before) = (Stopwatch.StartNew(), product.Cpu);
            var bytes = await step();
            Line(name, clock.Elapsed, product.Cpu - before, bytes);
            return bytes;
        }

        static void Line(string name, TimeSpan wall, TimeSpan cpu, int bytes) => Machine.Say($"| {name} | {wall.TotalSeconds:F1} | {cpu.TotalSeconds:F1} | {(bytes > 0 ? $"{bytes / 1e6:F1}" : "")} | {Machine.Load} |");
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();

    [GeneratedRegex("name=\"Form.Pass\" value=\"([^\"]+)\"")]
    private static partial Regex Pass();
}
