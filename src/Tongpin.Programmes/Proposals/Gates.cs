using Tongpin.Demand;
using Tongpin.Kernel;

namespace Tongpin.Programmes.Proposals;

/// <summary>The three musts (三个必须) that a programme has to meet before it is proposed.</summary>
public enum Gate
{
    /// <summary>对接支柱产业: enough weight on one target cluster.</summary>
    Alignment,
    /// <summary>与规模以上大企业深度合作</summary>
    Enterprise,
    /// <summary>纳入专业群: a sibling that shares platform courses or posts.</summary>
    Group,
}

/// <summary>A target cluster with the weight that the evidence gives the programme on it.</summary>
public sealed record ClusterTie(string Cluster, string Name, string NameEn, decimal Weight);

/// <summary>An agreement as the gate sees it.</summary>
/// <param name="Known">The enterprise stands in the platform's list.</param>
/// <param name="Size">By the statistical rule; null when not known.</param>
/// <param name="To">Last day, included.</param>
public sealed record EnterpriseTie(string Enterprise, bool Known, EnterpriseSize? Size, DateOnly? From, DateOnly? To, IReadOnlyList<CooperationForm> Forms)
{
    /// <summary>Cluster of the enterprise; empty when it has none.</summary>
    public string Cluster { get; init; } = "";

    /// <summary>From the first to the last day it runs for so many whole years.</summary>
    public bool RunsFor(int years) => From is { } from && To is { } to && to.AddDays(1) >= from.AddYears(years);

    public bool InForce(DateOnly on) => From <= on && on <= To;
}

/// <summary>Another programme of which the proposal says that it shares something.</summary>
/// <param name="SameGroup">The register has it in the same group and it enrols.</param>
public sealed record SiblingTie(string Code, string Name, bool SameGroup, bool Shares)
{
    /// <summary>Empty in what was submitted before it was kept.</summary>
    public string NameEn { get; init; } = "";
}

/// <summary>What the gates look at.</summary>
/// <param name="Files">Evidence files by gate.</param>
public sealed record GateFacts(DateOnly On, IReadOnlyList<ClusterTie> Targets, IReadOnlyList<EnterpriseTie> Enterprises, string Group, IReadOnlyList<SiblingTie> Siblings, IReadOnlyDictionary<Gate, int> Files)
{
    /// <summary>Empty in what was submitted before it was kept.</summary>
    public string GroupEn { get; init; } = "";
}

/// <summary>Thresholds of the gates; regulations.</summary>
/// <param name="Weight">Least weight on one target cluster, 0–1, included.</param>
/// <param name="Years">Least term of an agreement in years, included.</param>
/// <param name="Forms">Least number of forms of cooperation with one enterprise.</param>
/// <param name="Siblings">Least number of siblings.</param>
/// <param name="Files">Least number of evidence files by gate.</param>
public sealed record GateRules(decimal Weight, int Years, int Forms, int Siblings, IReadOnlyDictionary<Gate, int> Files);

/// <summary>Whether a gate is met, on what, and what is missing.</summary>
/// <param name="Missing">Empty when it is met.</param>
public sealed record GateResult(Gate Gate, IReadOnlyList<Words> Found, IReadOnlyList<Words> Missing)
{
    public bool Met => Missing.Count == 0;
}

/// <summary>Judges the three musts. Everything is an argument: no clock, no database.</summary>
internal static class Gates
{
    public static IReadOnlyList<Gate> All { get; } = Enum.GetValues<Gate>();

    public static Words NameOf(Gate gate) => gate switch
    {
        Gate.Alignment => ("必须对接支柱产业", "Aligned with a target cluster"),
        Gate.Enterprise => ("必须与大企业深度合作", "In deep cooperation with a large enterprise"),
        _ => ("必须纳入专业群", "Part of a programme group"),
    };

    public static IReadOnlyList<GateResult> Judge(GateFacts facts, GateRules rules) => [Alignment(facts, rules), Enterprise(facts, rules), Group(facts, rules)];

    private static GateResult Alignment(GateFacts facts, GateRules rules)
    {
        List<Words> missing = [];
        var best = facts.Targets.OrderByDescending(t => t.Weight).ThenBy(t => t.Cluster, StringComparer.Ordinal).FirstOrDefault();
        if (best is null) missing.Add(("没有任何依据（岗位、评议、协议）指向目标集群。", "No evidence (adverts, votes, agreements) points to a target cluster."));
        else if (best.Weight < rules.Weight) missing.Add(new($"对“{best.Name}”的权重还差 {Show.Percent(rules.Weight - best.Weight)}。", $"{Show.Percent(rules.Weight - best.Weight)} of weight on “{best.NameEn}” is missing."));
        return new(Gate.Alignment,
            [.. facts.Targets.OrderByDescending(t => t.Weight).Take(3).Select(t => new Words($"{t.Name} {Show.Percent(t.Weight)}", $"{t.NameEn} {Show.Percent(t.Weight)}")), .. FilesOf(facts, Gate.Alignment)],
            [.. missing, .. FilesMissing(facts, rules, Gate.Alignment)]);
    }

    private static GateResult Enterprise(GateFacts facts, GateRules rules)
    {
        var lacks = facts.Enterprises.Select(e => (Tie: e, Lacks: Lacks(e, facts.On, rules).ToList())).OrderBy(e => e.Lacks.Count).ToList();
        List<Words> missing = lacks.Count == 0 ? [("还没有填写校企协议。", "No agreement with an enterprise is entered.")]
            : lacks[0].Lacks.Count == 0 ? []
            : [.. lacks[0].Lacks.Select(l => new Words($"{lacks[0].Tie.Enterprise}：{l.Zh}", $"{lacks[0].Tie.Enterprise}: {l.En}"))];
        return new(Gate.Enterprise,
            [.. lacks.Where(e => e.Lacks.Count == 0).Select(e => Fits(e.Tie)), .. FilesOf(facts, Gate.Enterprise)],
            [.. missing, .. FilesMissing(facts, rules, Gate.Enterprise)]);
    }

    private static IEnumerable<Words> Lacks(EnterpriseTie tie, DateOnly on, GateRules rules)
    {
        if (!tie.Known) yield return ("企业库中没有这个名称，无法判断规模。", "the list of enterprises has no such name, so its size is not known.");
        else if (tie.Size is not EnterpriseSize.Large) yield return tie.Size is null ? ("规模数据不全。", "data for its size class is missing.") : new Words($"规模为{SizeOf(tie.Size.Value).Zh}，不是大型企业。", $"its size class is {SizeOf(tie.Size.Value).En}, not large.");
        if (tie.From is null || tie.To is null) yield return ("协议起止日期不全。", "the agreement lacks its first or last day.");
        else
        {
            if (!tie.InForce(on)) yield return new Words($"协议在 {Show.Day(on)} 不在有效期内。", $"the agreement is not in force on {Show.Day(on)}.");
            if (!tie.RunsFor(rules.Years)) yield return new Words($"协议期限不足 {rules.Years} 年。", $"the agreement runs for less than {rules.Years} years.");
        }
        if (tie.Forms.Count < rules.Forms) yield return new Words($"合作形式 {tie.Forms.Count} 种，需要 {rules.Forms} 种。", $"{tie.Forms.Count} form(s) of cooperation; {rules.Forms} are needed.");
    }

    private static Words Fits(EnterpriseTie tie) => new(
        $"{tie.Enterprise}（大型企业），协议 {Show.Day(tie.From)} 至 {Show.Day(tie.To)}：{string.Join('、', tie.Forms.Select(f => Dossier.NameOf(f).Zh))}",
        $"{tie.Enterprise} (large), agreement {Show.Day(tie.From)} to {Show.Day(tie.To)}: {string.Join(", ", tie.Forms.Select(f => Dossier.NameOf(f).En))}");

    private static GateResult Group(GateFacts facts, GateRules rules)
    {
        var siblings = facts.Siblings.Where(s => s.SameGroup && s.Shares).ToList();
        List<Words> missing = [];
        if (facts.Group.Length == 0) missing.Add(("没有填写所属专业群。", "No programme group is named."));
        if (siblings.Count < rules.Siblings)
            missing.Add(new Words(
                $"同群且共享平台课程或岗位的招生专业 {siblings.Count} 个，需要 {rules.Siblings} 个。",
                $"{siblings.Count} enrolling programme(s) of the group share platform courses or posts; {rules.Siblings} needed."));
        return new(Gate.Group,
            [.. siblings.Select(s => new Words($"{facts.Group}：{s.Code} {s.Name}", $"{Words.Of(facts.Group, facts.GroupEn).En}: {s.Code} {Words.Of(s.Name, s.NameEn).En}")), .. FilesOf(facts, Gate.Group)],
            [.. missing, .. FilesMissing(facts, rules, Gate.Group)]);
    }

    private static IEnumerable<Words> FilesOf(GateFacts facts, Gate gate)
    {
        if (facts.Files.GetValueOrDefault(gate) is > 0 and var files) yield return new Words($"佐证 {files} 份", $"{files} evidence file(s)");
    }

    private static IEnumerable<Words> FilesMissing(GateFacts facts, GateRules rules, Gate gate)
    {
        var (has, needs) = (facts.Files.GetValueOrDefault(gate), rules.Files.GetValueOrDefault(gate));
        if (has < needs) yield return new Words($"佐证材料 {has} 份，需要 {needs} 份。", $"{has} evidence file(s); {needs} needed.");
    }

    public static Words SizeOf(EnterpriseSize size) => size switch
    {
        EnterpriseSize.Large => ("大型", "large"),
        EnterpriseSize.Medium => ("中型", "medium"),
        EnterpriseSize.Small => ("小型", "small"),
        _ => ("微型", "micro"),
    };
}
