using Tongpin.Foundation;
using Tongpin.Programmes.Cycle;
using Tongpin.Programmes.Fit.Runs;

namespace Tongpin.Programmes.Proposals;

/// <summary>The regulations that a proposal is held to, read from one version of each.</summary>
internal sealed record ProposalRules(GateRules Gates, LimitRules Limits, RegulationVersion Calendar, FitRules Fit)
{
    /// <summary>Those of the gates and limits themselves; the weight on clusters goes by the regulations of fit.</summary>
    public static readonly IReadOnlyList<string> Codes =
        [Regulations.GateWeight, Regulations.GateYears, Regulations.GateForms, Regulations.GateSiblings, Regulations.GateFiles, Regulations.Calendar, Regulations.NewAYear, Regulations.StudentsEach, Regulations.Points];

    /// <summary>The versions in force; those of fit as they stand for the year.</summary>
    public static async Task<IReadOnlyList<RegulationVersion>> InForce(int year, DateOnly today, IRegulations book, CancellationToken ct)
    {
        var versions = new List<RegulationVersion>();
        foreach (var code in Codes) versions.Add(await book.InForce(code, today, ct));
        return [.. versions, .. (await FitRules.For(year, today, book, ct)).Versions];
    }

    /// <param name="versions">One of each of <see cref="Codes"/> and of the regulations of fit.</param>
    public static ProposalRules Of(IReadOnlyList<RegulationVersion> versions)
    {
        RegulationVersion Get(string code) => versions.Single(v => v.Code == code);
        var (calendar, newAYear, students, points) = (Get(Regulations.Calendar), Get(Regulations.NewAYear), Get(Regulations.StudentsEach), Get(Regulations.Points));
        return new(
            new(Get(Regulations.GateWeight).Number, (int)Get(Regulations.GateYears).Number, (int)Get(Regulations.GateForms).Number, (int)Get(Regulations.GateSiblings).Number, Get(Regulations.GateFiles).Json<Dictionary<Gate, int>>()),
            new((int)newAYear.Number, Math.Max(1, (int)students.Number), (int)points.Number, new Dictionary<LimitKind, Severity>
            {
                [LimitKind.Window] = calendar.Severity,
                [LimitKind.NewAYear] = newAYear.Severity,
                [LimitKind.Total] = students.Severity,
                [LimitKind.Points] = points.Severity,
            }),
            calendar, FitRules.Of(versions));
    }

    /// <summary>When proposals of a year are taken; null when the calendar does not say.</summary>
    public CycleWindow? WindowOf(int year) => CycleCalendar.Of(year, Calendar).FirstOrDefault(s => s.Stage == CycleStage.Proposals);
}
