using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Training.Projects;
using Tongpin.Training.Teams;

namespace Tongpin.Training.Linkages;

/// <summary>A project as the linkages count it in a year; sums as the ledger has them.</summary>
/// <param name="Weight">Of its category.</param>
/// <param name="Welfare">It distributes nothing and counts by person-hours.</param>
/// <param name="Distributed">Spending, fee and shares together: what arrived, once it was distributed. Money that waits counts for nobody yet.</param>
internal sealed record CountedProject(ProjectId Id, string Number, string Name, string Group, UnitId UnitId, Words Unit, decimal Weight, bool Welfare, decimal Distributed, decimal UnitShare, decimal PersonHours, bool IsSample = false)
{
    public string Href => $"/training/projects/{Id.Value}";
}

/// <summary>Confirmed hours of a member.</summary>
internal sealed record CountedWork(ProjectId ProjectId, PersonId PersonId, string Person, UnitId UnitId, Words Unit, MemberKind Kind, LecturerTitle? Title, DutyRole Role, DateOnly Day, TimeOnly Starts, decimal Hours, PayWay Pay);

/// <summary>A line of a statement: what it counts, for whom, and the project with its evidence that it comes from.</summary>
/// <param name="Reason">Makes the words of how it was found: most lines are summed and never shown.</param>
internal sealed record StatementLine(LineKind Kind, CountedProject? Project, CountedWork? Work, decimal Amount, Func<Words> Reason)
{
    public Words Basis => Reason();
}

/// <summary>The linkages of a year by one policy: arithmetic alone, so that another version can be reckoned beside it.</summary>
internal static class Reckoning
{
    /// <param name="works">All confirmed hours of the projects, and those of the year in others.</param>
    /// <param name="halfDay">Hours of a half-day that a lecture fee pays at most.</param>
    public static IReadOnlyList<StatementLine> Of(int year, IReadOnlyList<CountedProject> projects, IReadOnlyList<CountedWork> works, LinkagePolicy policy, decimal halfDay)
    {
        List<StatementLine> lines = [];
        var known = projects.ToDictionary(p => p.Id);
        var byProject = works.ToLookup(w => w.ProjectId);
        foreach (var project in projects)
        {
            var points = PointsOf(project, policy);
            if (project.Distributed != 0) lines.Add(new(LineKind.Money, project, null, project.Distributed, () => ("台账中已分配的到账", "money in the ledger that was distributed")));
            if (project.UnitShare != 0) lines.Add(new(LineKind.UnitShare, project, null, project.UnitShare, () => ("台账中的承办单位分配", "the unit's share in the ledger")));
            if (project.PersonHours != 0) lines.Add(new(LineKind.PersonHours, project, null, project.PersonHours, () => ("学时 × 人数", "hours × heads")));
            if (points == 0 && project.UnitShare == 0) continue;
            if (points != 0)
                lines.Add(new(LineKind.ProjectPoints, project, null, points, () => project.Welfare
                    ? ($"{Show.Number(project.PersonHours)} 人学时 ÷ 100 × {policy.PointsPerHundredHours:0.##} × 权重 {project.Weight:0.##}", $"{Show.Number(project.PersonHours)} person-hours ÷ 100 × {policy.PointsPerHundredHours:0.##} × weight {project.Weight:0.##}")
                    : ($"{Show.Number(project.Distributed, 2)} 元 ÷ 1,000 × {policy.PointsPerThousand:0.##} × 权重 {project.Weight:0.##}", $"{Show.Number(project.Distributed, 2)} yuan ÷ 1,000 × {policy.PointsPerThousand:0.##} × weight {project.Weight:0.##}")));

            Share(LineKind.Points, points, project, [.. byProject[project.Id]], policy);
            // Hours that a fee pays, or that count as workload, are out of the pool: nobody is paid twice for the same hours.
            Share(LineKind.Pool, Money.Cents(project.UnitShare * policy.PoolShare), project, [.. byProject[project.Id].Where(w => w.Pay == PayWay.Pool || policy.DoublePay && w.Pay == PayWay.Fee)], policy);
        }

        foreach (var some in works.Where(w => w.Day.Year == year).GroupBy(w => w.ProjectId))
            foreach (var work in some) lines.Add(new(LineKind.Hours, known.GetValueOrDefault(some.Key), work, work.Hours, () => new($"{Show.Day(work.Day)} {TeamWords.Of(work.Role).Zh}", $"{Show.Day(work.Day)} {TeamWords.Of(work.Role).En}")));
        Fees(year, works, known, policy, halfDay, lines);
        Cap(policy, lines);
        return lines;

        void Share(LineKind kind, decimal amount, CountedProject project, IReadOnlyList<CountedWork> among, LinkagePolicy by)
        {
            var people = among.GroupBy(w => w.PersonId).OrderBy(g => g.Key.Value).Select(g => (Work: g.First(), Weight: g.Sum(w => w.Hours * by.RoleOf(w.Role)))).ToList();
            if (amount == 0 || people.Sum(p => p.Weight) == 0) return;
            var whole = people.Sum(p => p.Weight);
            foreach (var ((work, weight), share) in people.Zip(Money.Split(amount, [.. people.Select(p => p.Weight)])))
                if (share != 0) lines.Add(new(kind, project, work, share, () => ($"{Show.Number(amount, 2)} × {Show.Number(weight, 1)} ÷ {Show.Number(whole, 1)}（学时 × 角色系数）", $"{Show.Number(amount, 2)} × {Show.Number(weight, 1)} ÷ {Show.Number(whole, 1)} (hours × weight of the role)")));
        }
    }

    public static decimal PointsOf(CountedProject project, LinkagePolicy policy) =>
        Money.Cents((project.Welfare ? project.PersonHours / 100 * policy.PointsPerHundredHours : project.Distributed / 1000 * policy.PointsPerThousand) * project.Weight);

    // Of a morning, an afternoon and an evening only so many hours are paid, whatever the number of projects.
    private static void Fees(int year, IReadOnlyList<CountedWork> works, Dictionary<ProjectId, CountedProject> known, LinkagePolicy policy, decimal halfDay, List<StatementLine> lines)
    {
        foreach (var half in works.Where(w => w.Day.Year == year && w is { Pay: PayWay.Fee, Role: DutyRole.Teach }).GroupBy(w => (w.PersonId, w.Day, Half: w.Starts.Hour < 12 ? 0 : w.Starts.Hour < 18 ? 1 : 2)).OrderBy(g => g.Key.Day).ThenBy(g => g.Key.Half))
        {
            var left = halfDay;
            foreach (var work in half.OrderBy(w => w.Starts))
            {
                var (paid, rate) = (Math.Min(work.Hours, left), policy.RateOf(work.Title));
                left -= paid;
                if (paid * rate == 0) continue;
                lines.Add(new(LineKind.Fee, known.GetValueOrDefault(work.ProjectId), work, Money.Cents(paid * rate), () => new(
                    $"{Show.Day(work.Day)} {paid:0.##} 学时 × {rate:0.##} 元{(paid < work.Hours ? $"（半天最多计 {halfDay:0.##} 学时）" : "")}", $"{Show.Day(work.Day)} {paid:0.##} hours × {rate:0.##} yuan{(paid < work.Hours ? $" (a half-day counts {halfDay:0.##} at most)" : "")}")));
            }
        }
    }

    private static void Cap(LinkagePolicy policy, List<StatementLine> lines)
    {
        foreach (var person in lines.Where(l => l.Kind is LineKind.Fee or LineKind.Pool).GroupBy(l => l.Work!.PersonId).ToList())
            if (person.Sum(l => l.Amount) is var income && income > policy.IncomeCap)
                lines.Add(new(LineKind.Cut, null, person.First().Work, policy.IncomeCap - income, () => ($"合计 {Show.Number(income, 2)} 元，年度上限 {Show.Number(policy.IncomeCap, 2)} 元", $"{Show.Number(income, 2)} yuan in all, the cap of a year is {Show.Number(policy.IncomeCap, 2)}")));
    }
}
