using System.Globalization;
using Tongpin.Foundation;
using Tongpin.Kernel;

namespace Tongpin.Programmes.Fit.Runs;

/// <summary>The figures of fit with their definitions, worded once for the cockpit, the report and the API.</summary>
internal static class FitText
{
    public static readonly Words ByProgrammes = new("契合度（按专业）", "Fit by programmes");
    public static readonly Words ByStudents = new("契合度（按学生）", "Fit by students");
    public static readonly Words TotalAlignment = new("综合对接度", "Total alignment");
    public static readonly Words Deviation = new("偏离程度", "Deviation");
    public static readonly Words StructureDeviation = new("结构偏离度（平均）", "Structure deviation (mean)");
    public static readonly Words Cosine = new("余弦相似度", "Cosine similarity");
    public static readonly Words CouplingD = new("耦合协调度", "Coupling coordination");

    public static Words MeaningOfByProgrammes(FitRun run) => new(
        $"对目标集群的权重合计 ≥ {run.Value(Regulations.Threshold)} 的专业数 ÷ 全部招生专业数 = {run.Aligned} ÷ {run.Enrolling}。",
        $"Programmes whose weights on the target clusters add up to {run.Value(Regulations.Threshold)} or more ÷ all enrolling programmes = {run.Aligned} ÷ {run.Enrolling}.");

    public static Words MeaningOfByStudents(FitRun run) => new(
        $"Σ（在校生 × 目标集群权重）÷ 在校生总数 = {Show.Number(run.StudentsOnTargets)} ÷ {Show.Number(run.Students)}。与按专业的口径不同，两者同时给出。",
        $"Σ (students × target weight) ÷ all students = {Show.Number(run.StudentsOnTargets)} ÷ {Show.Number(run.Students)}. Differs from the count of programmes; both are always given.");

    public static readonly Words MeaningOfTotalAlignment = new(
        "Σ min(供给占比, 需求占比)。供给占比按学生 × 权重，需求占比按计入年份的岗位。", "Σ min(supply share, demand share); supply by students × weight, demand by the adverts of the years that count.");

    public static readonly Words MeaningOfDeviation = new("½ Σ |供给占比 − 需求占比|，等于 1 − 综合对接度。", "½ Σ |supply share − demand share|, which is 1 − total alignment.");

    public static readonly Words MeaningOfStructureDeviation = new(
        "供给占比 ÷ 需求占比 − 1，正值表示供给偏多；合计为各集群绝对值的平均。", "Supply share ÷ demand share − 1: positive means more students than demand; the total is the mean of the absolute values.");

    public static readonly Words MeaningOfCosine = new("供给占比与需求占比两个向量的夹角余弦。", "Cosine of the angle between the vectors of supply and demand shares.");

    public static Words MeaningOfCoupling(FitRun run) => new(
        $"U₁ = 契合度（按学生），U₂ = 综合对接度；C = {Three(run.CouplingC)}，T = {Three(run.CouplingT)}，D = √(C·T) = {Three(run.CouplingD)}。",
        $"U₁ = fit by students, U₂ = total alignment; C = {Three(run.CouplingC)}, T = {Three(run.CouplingT)}, D = √(C·T) = {Three(run.CouplingD)}.");

    public static string Three(double? value) => value?.ToString("0.000", CultureInfo.InvariantCulture) ?? "–";
    public static string Signed(decimal? value) => value is { } v ? Math.Round(v, 3, MidpointRounding.AwayFromZero).ToString("+0.000;−0.000;0.000", CultureInfo.InvariantCulture) : "–";

    /// <summary>Difference of two shares in percentage points, of the values as they are printed, so that a reader can check it; null when one is not defined.</summary>
    public static decimal? Points(decimal? share, decimal? other) => Tenths(share) - Tenths(other);

    /// <summary>Percentage points with their sign; a dash when not defined.</summary>
    public static string SignedPoints(decimal? points) => points?.ToString("+0.0;−0.0;0.0", CultureInfo.InvariantCulture) ?? "–";

    /// <summary>A share that somebody has to reach, in percent: rounded up, so that the share as printed is enough.</summary>
    public static string Enough(decimal share) => Show.Percent(Math.Ceiling(Alignment.Settle(share) * 1000) / 1000);

    private static decimal? Tenths(decimal? share) => share is { } s ? Math.Round(s * 100, 1, MidpointRounding.AwayFromZero) : null;

    /// <summary>The value of a regulation in the version the result used.</summary>
    public static string Value(this FitRun run, string code) => run.Regulations.First(r => r.Code == code).Value;

    /// <summary>The target clusters in the version the result used.</summary>
    public static HashSet<string> Targets(this FitRun run) => run.Regulations.First(r => r.Code == Regulations.Targets).Json<HashSet<string>>();

    /// <summary>The value of a regulation as people read it: clusters and kinds of evidence by name.</summary>
    public static string InWords(RegulationVersion regulation, FitYear fit) => regulation.Code switch
    {
        Regulations.Targets => string.Join(Words.L("、", ", "), regulation.Json<string[]>().Select(c => fit.Clusters.FirstOrDefault(f => f.Code == c)?.Words.ToString() ?? c)),
        Regulations.EvidenceWeights => string.Join(Words.L("，", ", "), regulation.Json<Dictionary<EvidenceKind, decimal>>().Select(w => $"{Evidence.NameOf(w.Key)} {w.Value:0.00}")),
        _ => regulation.Value,
    };

    /// <summary>A number of the book in the version the result used.</summary>
    public static decimal Number(this FitRun run, string code) => run.Regulations.First(r => r.Code == code).Number;

    /// <summary>The rule of weights in the version the result used.</summary>
    public static WeightRule Weights(this FitRun run) => new(run.Regulations.First(r => r.Code == Regulations.EvidenceWeights).Json<Dictionary<EvidenceKind, decimal>>());
}
