using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tongpin.Foundation.Jobs;
using Tongpin.Kernel;

namespace Tongpin.Foundation.Exchange;

/// <summary><c>tongpin import KIND FILE [--check] [--overwrite]</c>: 0 done, 1 refused, 2 used wrongly.</summary>
internal static class ImportCommand
{
    private const int MostShown = 50;

    public static Command Of(OpenHouse open)
    {
        var kind = new Argument<string>("kind") { Description = "What the file holds, such as units or people." };
        var file = new Argument<FileInfo>("file") { Description = "XLSX, CSV or TSV, also gzipped." };
        var check = new Option<bool>("--check") { Description = "Only look: say what is wrong and what would change." };
        var overwrite = new Option<bool>("--overwrite") { Description = "Also write over what was changed by hand." };
        var command = new Command("import", "Imports a table, all or nothing.") { kind, file, check, overwrite };
        command.SetAction(async (parsed, ct) =>
        {
            var path = parsed.GetRequiredValue(file);
            if (!path.Exists) return Fail(2, $"{Words.L("没有这个文件", "There is no such file")}: {path}");
            await using var scope = await open(ct);
            return await Run(scope.ServiceProvider, parsed.GetRequiredValue(kind), path, parsed.GetValue(check), parsed.GetValue(overwrite), ct);
        });
        return command;
    }

    private static async Task<int> Run(IServiceProvider services, string kindKey, FileInfo path, bool checkOnly, bool overwrite, CancellationToken ct)
    {
        var (desk, runner, db) = (services.GetRequiredService<ImportDesk>(), services.GetRequiredService<JobRunner>(), services.GetRequiredService<TongpinDb>());
        try
        {
            await using var content = path.OpenRead();
            var import = await desk.Take(desk.KindOf(kindKey), path.Name, content, ct);
            await runner.RunToEnd(await desk.StartCheck(import, ct), ct);
            import = await Reload(import.Id);
            if (import.Failure is { } failure) return Fail(1, failure.ToString());
            Print(import);
            if (import.Problems > 0) return Fail(1, ImportRules.HasProblems.Broken(import.Problems).Words.ToString());
            if (checkOnly) return 0;

            var job = await desk.Confirm(import.Id, overwrite, ct);
            await runner.RunToEnd(job, ct);
            import = await Reload(import.Id);
            if (import.State != ImportState.Done) return Fail(1, (await services.GetRequiredService<JobBoard>().Find(job, ct))?.Failure?.ToString() ?? "");
            // What the import set off, such as matching and counting anew, is done before the command ends.
            await runner.RunAll(ct);
            await services.GetRequiredService<Messenger>().DeliverAll(ct);
            await runner.RunAll(ct);
            foreach (var failed in await db.Jobs.AsNoTracking().Where(j => j.At >= import.At && j.State == JobState.Failed).ToListAsync(ct)) Console.Error.WriteLine($"{failed.Title}: {failed.Failure}");
            Console.WriteLine(Words.L($"已导入，编号 {import.Id}", $"Imported as {import.Id}"));
            return 0;
        }
        catch (RuleBroken broken)
        {
            return Fail(broken.Rule == ImportRules.UnknownKind ? 2 : 1, broken.Words.ToString());
        }

        async Task<Import> Reload(Guid id)
        {
            db.ChangeTracker.Clear();
            return await desk.Find(id, ct);
        }
    }

    private static void Print(Import import)
    {
        var report = import.ReportOf();
        Console.WriteLine($"{import.FileName}: {report.Format}");
        if (report.Ignored.Count > 0) Console.WriteLine($"{Words.L("不认识的列", "Unknown columns")}: {string.Join(", ", report.Ignored)}");
        Console.WriteLine(Words.L(
            $"共 {report.Lines} 行：新增 {report.Added}，更新 {report.Changed}，不变 {report.Unchanged}，保留人工修改 {report.Kept}，问题 {report.ProblemCount}",
            $"{report.Lines} lines: {report.Added} new, {report.Changed} changed, {report.Unchanged} unchanged, {report.Kept} kept as changed by hand, {report.ProblemCount} problems"));
        if (report.Skipped > 0) Console.WriteLine(Words.L($"{report.Skipped} 行没有新内容，已略过：第 {string.Join('、', report.SkippedLines.Take(MostShown))} 行{(report.Skipped > MostShown ? "…" : "")}", $"{report.Skipped} lines bring nothing new and are passed over: {string.Join(", ", report.SkippedLines.Take(MostShown))}{(report.Skipped > MostShown ? "…" : "")}"));
        foreach (var remark in report.Remarks) Console.WriteLine(Words.L($"{remark.Lines} 行：{remark.What}", $"{remark.Lines} lines: {remark.What}"));
        foreach (var problem in report.Problems.Take(MostShown))
            Console.WriteLine($"  {problem.Line}\t{problem.Column}\t{problem.Value}\t{problem.Why}{(problem.Nearest is { } near ? $" → {near}" : "")}");
    }

    private static int Fail(int code, string words)
    {
        Console.Error.WriteLine(words);
        return code;
    }
}
