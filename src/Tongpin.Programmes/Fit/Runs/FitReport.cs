using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Kernel.Papers;
using static Tongpin.Kernel.Words;

namespace Tongpin.Programmes.Fit.Runs;

/// <summary>Draws up the yearly report (专业与产业契合度报告) of a kept result, as an official document.</summary>
internal sealed class FitReport(FitBook fits, IUnits units, CurrentActor actor, TimeProvider clock)
{
    public static string FileName(int year) => L($"{year}年专业与产业契合度报告.docx", $"Programme-industry fit report {year}.docx");

    /// <summary>The report of a year; null when no fit of that year is kept, or for a reader of some schools only: it names every programme of the college.</summary>
    public async Task<OfficialPaper?> Of(int year, CancellationToken ct)
    {
        if (!actor.Value.ReachOf(Permissions.See).All || await fits.Read(year, ct) is not { } fit) return null;
        var college = (await units.ByNameOrCode(ct)).Values.Where(u => u.Kind == UnitKind.College).MinBy(u => u.Code, StringComparer.Ordinal)?.Name.ToString() ?? "";
        return FitPaper.Of(fit, college, await fits.RestsOnSample(ct), clock.GetUtcNow().BeijingDay());
    }
}

/// <summary>The words and tables of the report: every number comes from the kept result, none is computed anew from the register.</summary>
internal static class FitPaper
{
    public static OfficialPaper Of(FitYear fit, string college, bool isSample, DateOnly today)
    {
        var (run, trend) = (fit.Run, fit.Trend.Where(r => r.Year <= fit.Run.Year).ToList());
        var paper = new OfficialPaper(L($"{run.Year}年专业与产业契合度报告", $"Report on the fit of programmes and industries, {run.Year}"), college, isSample);
        Overview(paper, run, fit.Before);
        Clusters(paper, fit);
        Programmes(paper, fit);
        Years(paper, trend);
        Rules(paper, fit);
        paper.Signature(college, today);
        return paper;
    }

    private static void Overview(OfficialPaper paper, FitRun run, FitRun? before)
    {
        paper.Heading(L("总体情况", "Overview"));
        paper.Text(L(
            $"{run.Year}年全校招生专业{run.Enrolling}个，在校生{Show.Number(run.Students)}人；计入{Span(run)}年已匹配到专业的招聘岗位{Show.Number(run.Adverts)}条。对目标产业集群的权重合计达到{run.Value(Regulations.Threshold)}的专业{run.Aligned}个，契合度（按专业）为{Show.Percent(run.ByProgrammes)}（{run.Aligned}/{run.Enrolling}），契合度（按学生）为{Show.Percent(run.ByStudents)}，综合对接度为{Show.Percent(run.TotalAlignment)}。",
            $"In {run.Year} the college enrols in {run.Enrolling} programmes with {Show.Number(run.Students)} students; {Show.Number(run.Adverts)} adverts of {Span(run)} that match a programme are counted. The weights of {run.Aligned} programmes on the target clusters add up to {run.Value(Regulations.Threshold)} or more: the fit by programmes is {Show.Percent(run.ByProgrammes)} ({run.Aligned}/{run.Enrolling}), the fit by students {Show.Percent(run.ByStudents)}, the total alignment {Show.Percent(run.TotalAlignment)}."));
        paper.Text(before is null
            ? L($"没有{run.Year - 1}年的计算结果，不作年度比较。", $"There is no result for {run.Year - 1}, so the year is not compared.")
            : L($"与{before.Year}年相比，契合度（按专业）由{Show.Percent(before.ByProgrammes)}（{before.Aligned}/{before.Enrolling}）变为{Show.Percent(run.ByProgrammes)}（{run.Aligned}/{run.Enrolling}），{Moved(run.ByProgrammes, before.ByProgrammes)}。",
                $"Since {before.Year} the fit by programmes has gone from {Show.Percent(before.ByProgrammes)} ({before.Aligned}/{before.Enrolling}) to {Show.Percent(run.ByProgrammes)} ({run.Aligned}/{run.Enrolling}), {Moved(run.ByProgrammes, before.ByProgrammes)}.")
              + (OtherRules(run, before) is { Count: > 0 } other ? L($"两年所用规定有变动（{string.Join('、', other)}），比较时应予注意。", $" The two years rest on different versions of: {string.Join("; ", other)}.") : ""));

        string[] Share(Words name, Func<FitRun, decimal?> value, Words meaning) => [name.ToString(), Show.Percent(value(run)), Show.Percent(before is null ? null : value(before)), Points(value(run), before is null ? null : value(before)), meaning.ToString()];
        string[] Number(Words name, Func<FitRun, double?> value, Words meaning) => [name.ToString(), FitText.Three(value(run)), FitText.Three(before is null ? null : value(before)), FitText.Signed(Thousandths(value(run)) - Thousandths(before is null ? null : value(before))), meaning.ToString()];
        paper.Table(L("主要指标及口径", "Figures and their definitions"),
            [new(L("指标", "Figure"), 24), new(L($"{run.Year}年", $"{run.Year}"), 11, ColumnSide.Right), new(L($"{run.Year - 1}年", $"{run.Year - 1}"), 11, ColumnSide.Right), new(L("变化", "Change"), 11, ColumnSide.Right), new(L("口径", "Definition"), 43)],
            [
                Share(FitText.ByProgrammes, r => r.ByProgrammes, FitText.MeaningOfByProgrammes(run)),
                Share(FitText.ByStudents, r => r.ByStudents, FitText.MeaningOfByStudents(run)),
                Share(FitText.TotalAlignment, r => r.TotalAlignment, FitText.MeaningOfTotalAlignment),
                Share(FitText.Deviation, r => r.Deviation, FitText.MeaningOfDeviation),
                Number(FitText.StructureDeviation, r => (double?)r.StructureDeviation, FitText.MeaningOfStructureDeviation),
                Number(FitText.Cosine, r => r.Cosine, FitText.MeaningOfCosine),
                Number(FitText.CouplingD, r => r.CouplingD, FitText.MeaningOfCoupling(run)),
            ]);
        paper.Note(L("注：百分数的变化以百分点计。“–”表示没有数据或无定义。", "Changes of percentages are in percentage points. “–”: no data, or not defined."));
    }

    private static void Clusters(OfficialPaper paper, FitYear fit)
    {
        paper.Heading(L("分集群对接情况", "Alignment by cluster"));
        if (fit.Clusters.Count == 0)
        {
            paper.Text(L("本年结果中没有目标产业集群，无法比较供给与需求。", "The result of the year holds no target cluster, so supply and demand cannot be compared."));
            return;
        }

        paper.Text(L(
            $"目标产业集群{fit.Clusters.Count}个。供给占比为各集群加权在校生占目标集群合计的比重，需求占比为各集群岗位占目标集群岗位合计的比重。",
            $"There are {fit.Clusters.Count} target clusters. The supply share is a cluster's part of all students weighted on the target clusters, the demand share its part of all adverts in them."));
        paper.Table(L("各目标集群的供给与需求", "Supply and demand of the target clusters"),
            [new(L("产业集群", "Cluster"), 30), new(L("供给占比", "Supply share"), 13, ColumnSide.Right), new(L("需求占比", "Demand share"), 13, ColumnSide.Right), new(L("对接度", "Alignment"), 14, ColumnSide.Right), new(L("结构偏离度", "Structure deviation"), 15, ColumnSide.Right), new(L("专业", "Programmes"), 17, ColumnSide.Right), new(L("岗位", "Adverts"), 12, ColumnSide.Right)],
            fit.Clusters.Select(string[] (c) => [c.Words.ToString(), Show.Percent(c.Supply), Show.Percent(c.Demand), Show.Number(c.Balance.Specific, 2), FitText.Signed(c.Balance.Deviation(DeviationSign.SupplyOverDemand)), Show.Number(c.Programmes), Show.Number(c.Adverts)]));
        paper.Note(L(
            "注：对接度 = 供给占比 ÷ 需求占比。结构偏离度 = 供给占比 ÷ 需求占比 − 1，正值表示供给偏多，负值表示供给偏少。",
            "Alignment = supply share ÷ demand share. Structure deviation = supply share ÷ demand share − 1: positive means more supply than demand, negative less."));
        paper.BarChart(L("各目标集群供给占比与需求占比", "Supply and demand shares of the target clusters"), [.. fit.Clusters.Select(c => c.Words.ToString())],
            new(L("供给占比", "Supply share"), [.. fit.Clusters.Select(c => (decimal?)c.Supply)]), new(L("需求占比", "Demand share"), [.. fit.Clusters.Select(c => (decimal?)c.Demand)]));
        if (fit.Run.TotalAlignment is null)
        {
            paper.Text(L("供给或需求一方没有数据，不作缺口比较。", "Supply or demand is without data, so gaps are not compared."));
            return;
        }

        paper.Text(Gaps(fit.Clusters.Where(c => c.Supply < c.Demand).OrderBy(c => c.Supply - c.Demand), L("供给占比低于需求占比", "below")));
        paper.Text(Gaps(fit.Clusters.Where(c => c.Supply > c.Demand).OrderByDescending(c => c.Supply - c.Demand), L("供给占比高于需求占比", "above")));
    }

    /// <summary>The three widest gaps in one direction, by percentage points, since a deviation is not defined without demand.</summary>
    private static string Gaps(IEnumerable<FitCluster> widestFirst, string direction)
    {
        var three = widestFirst.Take(3).Select(c => L($"{c.Words}（{Points(c.Supply, c.Demand)}个百分点）", $"{c.Words} ({Points(c.Supply, c.Demand)} percentage points)")).ToList();
        return three.Count == 0
            ? L($"没有{direction}的集群。", $"In no cluster is the supply share {direction} the demand share.")
            : L($"{direction}差距最大的集群依次为{string.Join('、', three)}。", $"The supply share is furthest {direction} the demand share in {string.Join(", ", three)}.");
    }

    private static void Programmes(OfficialPaper paper, FitYear fit)
    {
        paper.Heading(L("分专业情况", "Alignment by programme"));
        paper.Heading(L("全部招生专业", "All enrolling programmes"), 2);
        paper.Table(L("各专业对接情况", "Alignment of the programmes"),
            [new(L("代码", "Code"), 18, ColumnSide.Centre), new(L("专业", "Programme"), 53), new(L("专业群", "Group"), 48), new(L("在校生", "Students"), 23, ColumnSide.Right), new(L("目标权重", "Weight"), 22, ColumnSide.Right), new(L("对接", "Aligned"), 19, ColumnSide.Centre), new(L("岗位", "Adverts"), 19, ColumnSide.Right)],
            fit.Programmes.Select(string[] (p) => [p.Fit.Code, p.Waivers > 0 ? L($"{p.Name}（豁免）", $"{p.Name} (waived)") : p.Name.ToString(), p.Group.ToString(), Show.Number(p.Fit.Students), Show.Number(p.Fit.OnTargets, 3), p.Fit.Aligned ? L("是", "Yes") : L("否", "No"), Show.Number(p.Fit.Adverts)]));
        paper.Note(L(
            $"注：目标权重为专业对全部目标集群的权重合计，达到{fit.Run.Value(Regulations.Threshold)}为对接；岗位为{Span(fit.Run)}年匹配到该专业的岗位。",
            $"Weight: the programme's weights on all target clusters together, aligned from {fit.Run.Value(Regulations.Threshold)}. Adverts: those of {Span(fit.Run)} that match the programme."));

        var open = fit.Programmes.Where(p => !p.Fit.Aligned).ToList();
        paper.Heading(L("未对接专业及改变条件", "Programmes that are not aligned, and what would have to change"), 2);
        if (open.Count == 0)
        {
            paper.Text(L("全部招生专业均已对接。", "All enrolling programmes are aligned."));
            return;
        }

        paper.Text(L(
            $"未对接专业{open.Count}个。以下按各类依据分别测算：其他依据不变，仅一类依据中目标集群所占份额达到所列数值，权重合计即达到{fit.Run.Value(Regulations.Threshold)}。",
            $"Programmes that are not aligned: {open.Count}. For each kind of evidence the report names the share of the target clusters in it that would lift the weight to {fit.Run.Value(Regulations.Threshold)}, all other evidence unchanged."));
        foreach (var programme in open)
        {
            paper.Heading($"{programme.Name}{L("（", " (")}{programme.Fit.Code}{L("）", ")")}", 3);
            paper.Text(WhatWouldChange(programme.Fit, fit.Run));
        }
    }

    private static string WhatWouldChange(FitProgramme programme, FitRun run)
    {
        var (targets, threshold) = (run.Targets(), run.Number(Regulations.Threshold));
        var weighing = run.Weights().Weigh(programme.Evidence.Select(e => new Evidence(e.Kind, e.Whole, e.Parts)));
        var parts = weighing.Parts(targets).ToDictionary(p => p.Kind, p => p.Share.Value);
        var ways = Enum.GetValues<EvidenceKind>().Select(Way).OfType<string>().ToList();
        var now = parts.Count == 0
            ? L("本年没有任何依据，权重无从计算。", "There is no evidence for this year, so there is no weight.")
            : L($"目标权重{weighing.Explain(targets).Zh}，距阈值{Show.Number(threshold - programme.OnTargets, 3)}。", $"Weight on the targets: {weighing.Explain(targets).En}; {Show.Number(threshold - programme.OnTargets, 3)} below the threshold.");
        return ways.Count == 0
            ? now + L("任何单独一类依据都不足以达到阈值，须多类依据同时改变。", " No kind of evidence alone can reach the threshold; several would have to change.")
            : now + L($"达到阈值的单项条件：{string.Join("；", ways)}。", $" Any of these would reach it: {string.Join("; ", ways)}.");

        string? Way(EvidenceKind kind)
        {
            if (weighing.ExtraShare(kind, targets, threshold) is not { } extra) return null;
            var needed = FitText.Enough(parts.GetValueOrDefault(kind) + extra);
            var name = Evidence.NameOf(kind);
            return parts.TryGetValue(kind, out var share)
                ? L($"{name.Zh}由{Show.Percent(share)}提高到{needed}", $"{name.En} from {Show.Percent(share)} to {needed}")
                : L($"{name.Zh}（现无数据）达到{needed}", $"{name.En} (no data yet) at {needed}");
        }
    }

    private static void Years(OfficialPaper paper, List<FitRun> trend)
    {
        paper.Heading(L("逐年变化", "Year by year"));
        paper.Table(L("各年契合度", "Fit over the years"),
            [new(L("年份", "Year"), 8, ColumnSide.Centre), new(L("对接/招生", "Aligned of"), 13, ColumnSide.Right), new(L("契合度（按专业）", "Fit by programmes"), 21, ColumnSide.Right), new(L("契合度（按学生）", "Fit by students"), 21, ColumnSide.Right), new(L("综合对接度", "Total alignment"), 14, ColumnSide.Right), new(L("偏离程度", "Deviation"), 12, ColumnSide.Right), new(L("岗位", "Adverts"), 10, ColumnSide.Right)],
            trend.Select(string[] (r) => [$"{r.Year}", $"{r.Aligned}/{r.Enrolling}", Show.Percent(r.ByProgrammes), Show.Percent(r.ByStudents), Show.Percent(r.TotalAlignment), Show.Percent(r.Deviation), Show.Number(r.Adverts)]));
        if (trend.Count < 2)
        {
            paper.Text(L("仅有一年的计算结果，尚无变化可述。", "There is a result for one year only, so there is no change to tell yet."));
            return;
        }

        paper.LineChart(L("各年契合度与综合对接度", "Fit and total alignment over the years"), [.. trend.Select(r => $"{r.Year}")],
            new(FitText.ByProgrammes.ToString(), [.. trend.Select(r => (decimal?)r.ByProgrammes)]), new(FitText.ByStudents.ToString(), [.. trend.Select(r => r.ByStudents)]), new(FitText.TotalAlignment.ToString(), [.. trend.Select(r => r.TotalAlignment)]));
        var (first, last) = (trend[0], trend[^1]);
        paper.Text(L(
            $"{first.Year}年至{last.Year}年，契合度（按专业）由{Show.Percent(first.ByProgrammes)}变为{Show.Percent(last.ByProgrammes)}，契合度（按学生）由{Show.Percent(first.ByStudents)}变为{Show.Percent(last.ByStudents)}，综合对接度由{Show.Percent(first.TotalAlignment)}变为{Show.Percent(last.TotalAlignment)}。",
            $"From {first.Year} to {last.Year} the fit by programmes went from {Show.Percent(first.ByProgrammes)} to {Show.Percent(last.ByProgrammes)}, the fit by students from {Show.Percent(first.ByStudents)} to {Show.Percent(last.ByStudents)}, the total alignment from {Show.Percent(first.TotalAlignment)} to {Show.Percent(last.TotalAlignment)}."));
    }

    private static void Rules(OfficialPaper paper, FitYear fit)
    {
        var run = fit.Run;
        paper.Heading(L("口径与规定", "Data and regulations"));
        paper.Text(L(
            $"本报告的全部数字取自{Show.Instant(run.At)}（北京时间）计算并保存的结果。专业、在校生、专家评议、校企协议和毕业生去向为{run.Year}年数据；招聘岗位为{Span(run)}年数据，已匹配到专业的共{Show.Number(run.Adverts)}条。",
            $"All numbers of this report come from the result computed and kept on {Show.Instant(run.At)} Beijing time. Programmes, students, expert votes, agreements and graduates are those of {run.Year}; adverts are those of {Span(run)}, {Show.Number(run.Adverts)} of which match a programme."));
        paper.Table(L("计算所用规定", "Regulations that the result used"),
            [new(L("规定", "Regulation"), 34), new(L("取值", "Value"), 40), new(L("版本", "Version"), 10, ColumnSide.Centre), new(L("依据", "Source"), 16)],
            run.Regulations.Select(string[] (r) => [NameOf(r.Code), ValueOf(r, fit.Clusters), $"{r.Version}", SourceOf(r.Code)]), TableLines.Grid);
        paper.Note(L("注：标“校定规则”的取值由学校自行确定，不出自公开文件。", "Values marked “Set by the college” are the college's own and come from no public document."));
    }

    private static RegulationSeed? Seed(string code) => Regulations.All.FirstOrDefault(r => r.Code == code);

    private static string NameOf(string code) => Seed(code)?.Name.ToString() ?? code;

    private static string SourceOf(string code) => Seed(code) switch
    {
        null => "–",
        { Verified: false } => L("校定规则", "Set by the college"),
        var seed => $"{seed.Source} {seed.DocumentNumber}".TrimEnd(),
    };

    private static string ValueOf(RegulationVersion version, IReadOnlyList<FitCluster> clusters) => version.Code switch
    {
        Regulations.Targets => string.Join(L("、", ", "), version.Json<List<string>>().Select(code => clusters.FirstOrDefault(c => c.Code == code)?.Words.ToString() ?? code)),
        Regulations.EvidenceWeights => string.Join(L("，", ", "), version.Json<Dictionary<EvidenceKind, decimal>>().Select(w => $"{Evidence.NameOf(w.Key)} {Show.Number(w.Value, 2)}")),
        _ => version.Value,
    };

    /// <summary>Names of the regulations whose version or value differs between two results.</summary>
    private static List<string> OtherRules(FitRun run, FitRun before) => [.. run.Regulations.Except(before.Regulations).Select(r => NameOf(r.Code))];

    private static string Span(FitRun run) => run.FirstAdvertYear == run.Year ? $"{run.Year}" : L($"{run.FirstAdvertYear}—{run.Year}", $"{run.FirstAdvertYear}–{run.Year}");

    private static string Points(decimal? share, decimal? other) => FitText.SignedPoints(FitText.Points(share, other));

    private static string Moved(decimal share, decimal before) => FitText.Points(share, before) switch
    {
        > 0 and { } up => L($"上升{Show.Number(up, 1)}个百分点", $"up {Show.Number(up, 1)} percentage points"),
        < 0 and { } down => L($"下降{Show.Number(-down, 1)}个百分点", $"down {Show.Number(-down, 1)} percentage points"),
        _ => L("持平", "unchanged"),
    };

    private static decimal? Thousandths(double? value) => value is { } v ? Math.Round((decimal)v, 3, MidpointRounding.AwayFromZero) : null;
}
