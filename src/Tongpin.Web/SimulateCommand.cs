using System.CommandLine;
using System.Globalization;
using System.Text;
using Tongpin.Dynamics;
using static Tongpin.Kernel.Words;
using Command = System.CommandLine.Command;

namespace Tongpin.Web;

/// <summary><c>tongpin simulate</c>: runs a line of the lab and writes its course. It opens no house and no database. Exit code 0 done, 2 for an input a person must correct; then nothing is written.</summary>
internal static class SimulateCommand
{
    public static Command Create()
    {
        var line = new Argument<string?>("line") { Arity = ArgumentArity.ZeroOrOne, Description = L("生产线，见 --list", "The line, see --list") };
        var list = new Option<bool>("--list") { Description = L("列出生产线", "List the lines") };
        var scenario = new Option<string?>("--scenario") { Description = L("场景 JSON 文件", "Scenario, a JSON file") };
        var hours = new Option<double?>("--hours") { Description = L("运行时长（小时）；不给则为整批", "Hours to run; the nominal batch without it") };
        var every = new Option<string?>("--every") { Description = L("输出间隔，如 1h、12min、30s", "Time between rows: 1h, 12min, 30s") };
        var columns = new Option<string>("--columns") { Description = L("model：符号与单位；reference：参考轨迹的表头", "model: symbols with units; reference: the header of the reference trajectories"), DefaultValueFactory = _ => "model" };
        columns.AcceptOnlyFromAmong("model", "reference");
        var grade = new Option<string>("--grade") { Description = L("exact：与参考相同的精度；live：在线运行所用", "exact: as the reference trajectories; live: as a live plant runs"), DefaultValueFactory = _ => "exact" };
        grade.AcceptOnlyFromAmong("exact", "live");
        var prepared = new Option<bool>("--prepared") { Description = L("先装料、灭菌、接种，再从该罐开始批次", "Begin in a vessel that was filled, sterilised and inoculated before") };
        var output = new Option<string?>("--out") { Description = L("结果 CSV；不给则输出到屏幕", "Result CSV; the screen without it") };
        var command = new Command("simulate", L("运行虚拟生产线", "Run a line of the virtual lab")) { line, list, scenario, hours, every, columns, grade, prepared, output };
        command.SetAction((parse, ct) =>
        {
            var (screen, errors) = (parse.InvocationConfiguration.Output, parse.InvocationConfiguration.Error);
            try
            {
                if (parse.GetValue(list)) foreach (var l in Lab.Lines) screen.WriteLine($"{l.Key,-20} {l.Name}  ({string.Create(CultureInfo.InvariantCulture, $"{l.Length} {l.TimeUnit}")})");
                else Run(FindLine(parse.GetValue(line)), parse.GetValue(scenario), parse.GetValue(prepared), parse.GetValue(hours), parse.GetValue(every), parse.GetValue(columns) == "reference", parse.GetValue(grade) == "live" ? Grade.Live : Grade.Exact, parse.GetValue(output), screen, ct);
                return Task.FromResult(0);
            }
            catch (Exception refused) when (refused is Refusal or IOException or UnauthorizedAccessException)
            {
                errors.WriteLine(refused is Refusal r ? r.Words.ToString() : refused.Message);
                return Task.FromResult(2);
            }
        });
        return command;
    }

    private static Line FindLine(string? key)
    {
        var known = string.Join(", ", Lab.Lines.Select(l => l.Key));
        return key is null ? throw new Refusal(($"须给出生产线：{known}", $"Name a line: {known}")) : Lab.Line(key) ?? throw new Refusal(($"没有生产线“{key}”，可用：{known}", $"There is no line \"{key}\"; known: {known}"));
    }

    private static void Run(Line line, string? scenarioFile, bool prepared, double? hours, string? every, bool reference, Grade grade, string? output, TextWriter screen, CancellationToken ct)
    {
        var scenario = scenarioFile is null ? new() : Scenario.Parse(File.ReadAllText(scenarioFile), line);
        if (prepared) scenario = line.Prepared(scenario);
        var length = hours is { } h ? h * PerHour(line.TimeUnit) : line.Length;
        var rows = every is null ? line.ReferenceColumns.Every : Time(every, line.TimeUnit);
        // The whole run first: a refusal leaves an old file as it was.
        var text = new StringWriter();
        line.WriteTrajectory(text, scenario, length, rows, reference, grade, ct);
        if (output is null) screen.Write(text);
        else File.WriteAllText(output, text.ToString(), new UTF8Encoding(false));
    }

    private static double Time(string text, string unit)
    {
        var number = text.TrimEnd("hmins".ToCharArray());
        return double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && text[number.Length..] is "" or "h" or "min" or "s" or "m"
            ? value * (text[number.Length..] is { Length: > 0 } written ? PerHour(unit) / PerHour(written) : 1)
            : throw new Refusal(($"--every：“{text}”不是时间，例如 1h、12min、30s", $"--every: \"{text}\" is not a time such as 1h, 12min, 30s"));
    }

    private static double PerHour(string unit) => unit switch { "h" => 1, "s" => 3600, _ => 60 };
}
