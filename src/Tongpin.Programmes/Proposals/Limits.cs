using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Programmes.Adjustments;

namespace Tongpin.Programmes.Proposals;

/// <summary>A ceiling or window that a proposal is held to; each is a regulation that warns or blocks.</summary>
public enum LimitKind { Window, NewAYear, Total, Points }

/// <summary>What the limits look at.</summary>
/// <param name="From">First day of the window of proposals; null when the calendar has none.</param>
/// <param name="NewOthers">Other new programmes proposed in the year and not refused.</param>
/// <param name="ProgrammesNext">Programmes that would enrol next year if this proposal is filed, it included.</param>
/// <param name="Students">Students of the college.</param>
/// <param name="ProvincePoints">Points of the programme in the province, in the newest register.</param>
public sealed record LimitFacts(ProposalKind Kind, DateOnly On, DateOnly? From, DateOnly? To, int NewOthers, int ProgrammesNext, int Students, int ProvincePoints);

/// <param name="NewAYear">Most new programmes a year.</param>
/// <param name="StudentsEach">Students a programme at least, on average.</param>
/// <param name="Points">With more points than this in the province nothing is added.</param>
public sealed record LimitRules(int NewAYear, int StudentsEach, int Points, IReadOnlyDictionary<LimitKind, Severity> Severities);

/// <summary>How a proposal stands to one limit.</summary>
public sealed record LimitResult(LimitKind Kind, bool Broken, Severity Severity, Words Finding)
{
    public bool Blocks => Broken && Severity == Severity.Block;
}

/// <summary>Holds a proposal to ceilings and windows. Everything is an argument.</summary>
internal static class Limits
{
    public static Words NameOf(LimitKind kind) => kind switch
    {
        LimitKind.Window => ("申报时间", "Window of proposals"),
        LimitKind.NewAYear => ("年度新增上限", "New programmes a year"),
        LimitKind.Total => ("专业总数上限", "Total of programmes"),
        _ => ("省内布点", "Points in the province"),
    };

    public static IReadOnlyList<LimitResult> Judge(LimitFacts facts, LimitRules rules)
    {
        List<LimitResult> results =
        [
            Of(LimitKind.Window, facts.From is null || facts.To is null || facts.On < facts.From || facts.On > facts.To, facts.From is null || facts.To is null
                ? ("日历中没有申报时间。", "The calendar has no window of proposals.")
                : new Words($"申报时间为 {Show.Day(facts.From)} 至 {Show.Day(facts.To)}，今天是 {Show.Day(facts.On)}。", $"Proposals are taken from {Show.Day(facts.From)} to {Show.Day(facts.To)}; today is {Show.Day(facts.On)}.")),
        ];
        // Adjusting within the class uses neither the quota nor a further place.
        if (facts.Kind == ProposalKind.New)
        {
            results.Add(Of(LimitKind.NewAYear, facts.NewOthers + 1 > rules.NewAYear, new($"本年第 {facts.NewOthers + 1} 个新增专业，上限 {rules.NewAYear} 个。", $"New programme no. {facts.NewOthers + 1} of the year; {rules.NewAYear} at most.")));
            var most = Ceilings.Programmes(facts.Students, rules.StudentsEach);
            results.Add(Of(LimitKind.Total, facts.ProgrammesNext > most, new(
                $"明年招生专业将为 {facts.ProgrammesNext} 个，上限 {most} 个（在校生 {facts.Students:N0} ÷ {rules.StudentsEach}）。",
                $"{facts.ProgrammesNext} programmes would enrol next year; {most} at most ({facts.Students:N0} students ÷ {rules.StudentsEach}).")));
            results.Add(Of(LimitKind.Points, facts.ProvincePoints > rules.Points, new($"本省已有 {facts.ProvincePoints} 个专业点，超过 {rules.Points} 个不再新增。", $"The province has {facts.ProvincePoints} points; above {rules.Points} none is added.")));
        }
        return results;

        LimitResult Of(LimitKind kind, bool broken, Words finding) => new(kind, broken, rules.Severities.GetValueOrDefault(kind, Severity.Warn), finding);
    }
}
