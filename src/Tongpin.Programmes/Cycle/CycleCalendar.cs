using System.Globalization;
using Tongpin.Foundation;
using Tongpin.Kernel;
using static Tongpin.Foundation.BuiltInRoles;

namespace Tongpin.Programmes.Cycle;

/// <summary>The stages of the yearly cycle (专业动态调整周期) in the order of the year.</summary>
public enum CycleStage { Freeze, Fit, Judge, Appeals, Proposals, Committee, Decision, Publicity, Filing, Execution }

/// <summary>One stage with its window in a year, both days included.</summary>
internal sealed record CycleWindow(CycleStage Stage, DateOnly From, DateOnly To)
{
    public bool IsOn(DateOnly day) => From <= day && day <= To;
    public bool IsOver(DateOnly day) => To < day;

    /// <summary>Role that holds the stage.</summary>
    public string Role => Stage switch
    {
        CycleStage.Freeze or CycleStage.Fit or CycleStage.Judge or CycleStage.Filing or CycleStage.Execution => AcademicOffice,
        CycleStage.Appeals or CycleStage.Proposals => SchoolDean,
        CycleStage.Committee => ProgrammeCommittee,
        CycleStage.Decision => PartyCommittee,
        _ => Leadership,
    };
}

/// <summary>The calendar of the cycle: windows by stage, kept as one regulation.</summary>
internal static class CycleCalendar
{
    /// <summary>As it ships: written as first and last day, month-day each. Colleges take proposals in August; the rest is a proposal.</summary>
    public const string Shipped = """
        {"Freeze":"03-01/03-31","Fit":"04-01/04-30","Judge":"05-06/05-20","Appeals":"05-21/06-05","Proposals":"07-15/09-15","Committee":"09-16/09-30","Decision":"10-08/10-15","Publicity":"10-16/10-25","Filing":"10-26/11-30","Execution":"12-01/12-31"}
        """;

    public static Words NameOf(CycleStage stage) => stage switch
    {
        CycleStage.Freeze => ("数据冻结", "Data frozen"),
        CycleStage.Fit => ("契合度计算与发布", "Fit computed and published"),
        CycleStage.Judge => ("年度评价", "Yearly judgement"),
        CycleStage.Appeals => ("二级学院申诉", "Appeals of the schools"),
        CycleStage.Proposals => ("专业申报", "Proposals"),
        CycleStage.Committee => ("专业建设指导委员会审议", "Programme committee"),
        CycleStage.Decision => ("学校决策（校长办公会、党委会）", "Decision of leadership and party committee"),
        CycleStage.Publicity => ("公示", "Publicity"),
        CycleStage.Filing => ("省平台备案", "Filing with the province"),
        _ => ("执行：招生计划与安置", "Execution: intake plan and placement"),
    };

    /// <summary>The windows of a year in the order of their days; a stage whose text is no window is left out.</summary>
    public static IReadOnlyList<CycleWindow> Of(int year, RegulationVersion calendar) =>
        [.. calendar.Json<Dictionary<CycleStage, string>>().Select(s => Read(year, s.Key, s.Value)).OfType<CycleWindow>().OrderBy(w => w.From).ThenBy(w => w.Stage)];

    /// <exception cref="RuleBroken">A stage has no window.</exception>
    public static void MustRead(string value)
    {
        foreach (var (stage, text) in System.Text.Json.JsonSerializer.Deserialize<Dictionary<CycleStage, string>>(value, Json.Plain)!)
            if (Read(2024, stage, text) is null) throw Rules.NoWindow.Broken(text);
    }

    /// <returns>Null when the text is no window within a year.</returns>
    public static CycleWindow? Read(int year, CycleStage stage, string text) =>
        text.Split('/') is [var from, var to] && Day(year, from) is { } first && Day(year, to) is { } last && first <= last ? new(stage, first, last) : null;

    private static DateOnly? Day(int year, string text) =>
        DateOnly.TryParseExact($"{year:0000}-{text.Trim()}", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        // 29 February stands for the last day of the month in other years.
        : text.Trim() == "02-29" ? new DateOnly(year, 2, 28) : null;
}
