using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Tongpin.Kernel;

namespace Tongpin.Programmes.Fit.Runs;

/// <summary><c>tongpin fit --year Y --format json|table --report FILE</c>: computes the fit of a year, prints it and writes its report.</summary>
internal static class FitCommand
{
    public static Command Create(OpenHouse open)
    {
        var year = new Option<int?>("--year") { Description = "Year of the fit; the running year without it." };
        var format = new Option<string>("--format") { Description = "json or table.", DefaultValueFactory = _ => "table" };
        format.AcceptOnlyFromAmong("json", "table");
        var report = new Option<FileInfo?>("--report") { Description = "Word file to write the yearly report to." };
        var command = new Command("fit", "Compute the fit (契合度) of a year and print it.") { year, format, report };
        command.SetAction(async (parse, ct) =>
        {
            // Before the minutes of a computation, not after them.
            if (parse.GetValue(report) is { Directory.Exists: false } nowhere)
            {
                await Console.Error.WriteLineAsync(Words.L($"没有文件夹 {nowhere.DirectoryName}，请先建立。", $"There is no folder {nowhere.DirectoryName}; make it first."));
                return 1;
            }
            await using var house = await open(ct);
            var services = house.ServiceProvider;
            var wanted = parse.GetValue(year) ?? services.GetRequiredService<TimeProvider>().GetUtcNow().BeijingDay().Year;
            try
            {
                await services.GetRequiredService<ComputeFit>().Run(wanted, ct);
            }
            catch (RuleBroken broken)
            {
                await Console.Error.WriteLineAsync(broken.Words.ToString());
                return 1;
            }
            var fit = FitSummary.Of((await services.GetRequiredService<FitBook>().Read(wanted, ct))!);
            await Console.Out.WriteLineAsync(parse.GetValue(format) == "json" ? JsonSerializer.Serialize(fit, Pretty) : Table(fit));
            if (parse.GetValue(report) is { } file)
            {
                var paper = (await services.GetRequiredService<FitReport>().Of(wanted, ct))!;
                try
                {
                    await using var to = file.Create();
                    await paper.Write(to, ct);
                }
                catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
                {
                    await Console.Error.WriteLineAsync(refused.Message);
                    return 1;
                }
            }
            return 0;
        });
        return command;
    }

    private static readonly JsonSerializerOptions Pretty = new(Json.Plain) { WriteIndented = true };

    private static string Table(FitSummary fit) => string.Join(Environment.NewLine,
    [
        $"{fit.Year}  {FitText.ByProgrammes} {Show.Percent(fit.ByProgrammes)} ({fit.Aligned}/{fit.Enrolling})  {FitText.ByStudents} {Show.Percent(fit.ByStudents)}  {FitText.TotalAlignment} {Show.Percent(fit.TotalAlignment)}",
        .. fit.Clusters.Select(c => string.Create(CultureInfo.InvariantCulture, $"  {c.Code,-6} {Show.Percent(c.Supply),7} {Show.Percent(c.Demand),7}  {c.Name}")),
    ]);
}
