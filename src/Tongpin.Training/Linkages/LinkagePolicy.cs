using System.Text.Json;
using Tongpin.Kernel;
using Tongpin.Training.Projects;
using Tongpin.Training.Teams;

namespace Tongpin.Training.Linkages;

/// <summary>How training counts for programme groups, units and people (五个挂钩); the value of a regulation, and so dated, in versions and editable.</summary>
/// <param name="PointsPerThousand">Points for 1,000 yuan that were distributed, before the weight of the category.</param>
/// <param name="PointsPerHundredHours">Points for 100 person-hours of welfare courses, which bring no money.</param>
/// <param name="PoolShare">Share of the unit's share that goes to people (奖励池).</param>
/// <param name="Roles">How much an hour in each role counts in pool and points.</param>
/// <param name="Rates">Lecture fee by title, yuan a class hour; "None" for those without one.</param>
/// <param name="IncomeCap">Most that a person takes from training in a year, yuan.</param>
/// <param name="DoublePay">Whether hours that a lecture fee paid also take part in the pool.</param>
/// <param name="FullTime">Points that a full-time member is to bring in a year.</param>
/// <param name="Excellent">From this share of the target on the appraisal is 优秀; so are the next two for 良好 and 合格.</param>
public sealed record LinkagePolicy(
    decimal PointsPerThousand, decimal PointsPerHundredHours, decimal PoolShare, IReadOnlyDictionary<string, decimal> Roles, IReadOnlyDictionary<string, decimal> Rates, decimal IncomeCap, bool DoublePay,
    decimal FullTime, decimal PartTime, decimal Excellent, decimal Good, decimal Pass)
{
    internal const string NoTitle = "None";

    internal decimal RoleOf(DutyRole role) => Roles[role.ToString()];
    internal decimal RateOf(LecturerTitle? title) => Rates[title?.ToString() ?? NoTitle];
    internal decimal TargetOf(MemberKind kind) => kind == MemberKind.FullTime ? FullTime : PartTime;

    /// <summary>The grade of a year by points against the target.</summary>
    internal Grade GradeOf(decimal points, decimal target) => points >= target * Excellent ? Grade.Excellent : points >= target * Good ? Grade.Good : points >= target * Pass ? Grade.Pass : Grade.Fail;

    /// <summary>Refuses numbers that mean nothing.</summary>
    public static void Check(string value)
    {
        var policy = JsonSerializer.Deserialize<LinkagePolicy>(value, Json.Plain)!;
        if (policy.PoolShare is < 0 or > 1) throw Rules.PolicyShare.Broken("poolShare", policy.PoolShare);
        decimal[] all = [policy.PointsPerThousand, policy.PointsPerHundredHours, policy.IncomeCap, policy.FullTime, policy.PartTime, policy.Excellent, policy.Good, policy.Pass, .. policy.Roles.Values, .. policy.Rates.Values];
        if (all.Any(n => n < 0)) throw Rules.PolicyNegative.Broken();
        if (policy.Excellent < policy.Good || policy.Good < policy.Pass) throw Rules.GradesCrossed.Broken();
        if (policy.Rates.Values.Append(policy.IncomeCap).Any(y => !Money.IsWholeCents(y))) throw Rules.BadAmount.Broken(policy.Rates.Values.Append(policy.IncomeCap).First(y => !Money.IsWholeCents(y)));
    }
}

/// <summary>The four grades of the yearly appraisal (年度考核).</summary>
public enum Grade { Excellent, Good, Pass, Fail }

/// <summary>What a line of a statement counts. <see cref="Cut"/> is what goes beyond the yearly cap, negative.</summary>
public enum LineKind { Money, UnitShare, PersonHours, ProjectPoints, Hours, Points, Fee, Pool, Cut }

internal static class LinkageWords
{
    public static Words Of(Grade grade) => grade switch { Grade.Excellent => ("优秀", "excellent"), Grade.Good => ("良好", "good"), Grade.Pass => ("合格", "pass"), _ => ("不合格", "fail") };

    public static string Tone(Grade grade) => grade switch { Grade.Excellent => "success", Grade.Good => "info", Grade.Pass => "secondary", _ => "danger" };

    public static Words Of(LineKind kind) => kind switch
    {
        LineKind.Money => ("分配到账", "money distributed"),
        LineKind.UnitShare => ("单位分配", "unit's share"),
        LineKind.PersonHours => ("人学时", "person-hours"),
        LineKind.ProjectPoints => ("项目积分", "points of the project"),
        LineKind.Hours => ("工作学时", "hours worked"),
        LineKind.Points => ("职称积分", "title points"),
        LineKind.Fee => ("讲课费", "lecture fee"),
        LineKind.Pool => ("奖励池分配", "share of the pool"),
        _ => ("超过年度上限不发", "beyond the yearly cap, not paid"),
    };

    public static Words UnitOf(LineKind kind) => kind switch
    {
        LineKind.Money or LineKind.UnitShare or LineKind.Fee or LineKind.Pool or LineKind.Cut => ("元", "yuan"),
        LineKind.PersonHours or LineKind.Hours => ("学时", "hours"),
        _ => ("分", "points"),
    };
}
