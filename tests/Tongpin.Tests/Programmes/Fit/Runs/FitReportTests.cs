using DocumentFormat.OpenXml.Packaging;
using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Programmes;
using Tongpin.Programmes.Fit;
using Tongpin.Programmes.Fit.Runs;
using Tongpin.Tests.Kernel.Papers;

namespace Tongpin.Tests.Programmes.Fit.Runs;

public sealed class FitReportTests
{
    public static TheoryData<string> Languages => ["zh-CN", "en"];

    [Theory, MemberData(nameof(Languages))]
    public async Task The_report_opens_without_repair_and_names_every_programme(string language)
    {
        using var document = await Report(Made(), language);
        var text = document.Text();

        Assert.Empty(document.Faults());
        Assert.Contains("91.1%", text, StringComparison.Ordinal);
        Assert.Contains("41/45", text, StringComparison.Ordinal);
        Assert.All(Enumerable.Range(1, 45), i => Assert.Contains(language == "en" ? $"Programme {i}" : $"专业{i}", document.Lines("TableLeft")));
    }

    [Fact]
    public async Task The_headings_stand_in_their_order()
    {
        using var zh = await Report(Made());
        using var en = await Report(Made(), "en");

        Assert.Equal("2026年专业与产业契合度报告", zh.Lines("Title").Single());
        Assert.Equal(
        [
            "一、总体情况", "二、分集群对接情况", "三、分专业情况", "（一）全部招生专业", "（二）未对接专业及改变条件",
            "1. 专业42（100042）", "2. 专业43（100043）", "3. 专业44（100044）", "4. 专业45（100045）", "四、逐年变化", "五、口径与规定",
        ], zh.Lines("Heading"));
        Assert.Equal(["1. Overview", "2. Alignment by cluster", "3. Alignment by programme"], en.Lines("Heading").Take(3));
        Assert.Equal(["示范学院", "2026年10月12日"], zh.Lines("Signature"));
    }

    [Fact]
    public async Task The_change_to_last_year_is_that_of_the_printed_figures()
    {
        using var document = await Report(Made());
        using var alone = await Report(Made() with { Trend = [Run(2026)] });

        Assert.Contains("由88.9%（40/45）变为91.1%（41/45），上升2.2个百分点。", document.Text(), StringComparison.Ordinal);
        Assert.DoesNotContain("规定有变动", document.Text(), StringComparison.Ordinal);
        Assert.Contains("没有2025年的计算结果", alone.Text(), StringComparison.Ordinal);
        Assert.Single(alone.MainDocumentPart!.ChartParts);
    }

    [Fact]
    public async Task A_change_of_regulations_between_the_years_is_told()
    {
        using var document = await Report(Made() with { Trend = [Run(2025, 40, threshold: "0.4"), Run(2026)] });

        Assert.Contains("两年所用规定有变动（对接阈值", document.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_of_a_past_year_does_not_know_the_years_after_it()
    {
        using var document = await Report(Made() with { Trend = [Run(2025, 40), Run(2026), Run(2027, 45)] });

        Assert.DoesNotContain("2027", document.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_widest_gaps_are_named_in_both_directions_with_the_sign_convention()
    {
        using var document = await Report(Made());

        Assert.Contains("供给占比低于需求占比差距最大的集群依次为集群2（−10.0个百分点）、集群4（−5.0个百分点）。", document.Text(), StringComparison.Ordinal);
        Assert.Contains("供给占比高于需求占比差距最大的集群依次为集群1（+15.0个百分点）。", document.Text(), StringComparison.Ordinal);
        Assert.Contains("正值表示供给偏多", document.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_programme_that_is_not_aligned_is_told_what_would_have_to_change()
    {
        using var document = await Report(Made());

        // 0.4·0.3 + 0.25·x ≥ 0.5·0.65 needs x = 0.82; the vote alone (0.4·x + 0.25·0.2) needs 0.6875, rounded up.
        Assert.Contains("专家评议由30.0%提高到68.8%；招聘岗位由20.0%提高到82.0%", document.Text(), StringComparison.Ordinal);
        Assert.DoesNotContain("毕业生去向（现无数据）", document.Text(), StringComparison.Ordinal);

        // 0.4·0.45 + 0.2·x ≥ 0.5·0.6 needs x = 0.6 of graduates, who are not known yet.
        using var voted = await Report(Made() with { Programmes = [Programme(1, aligned: false, evidence: [new(EvidenceKind.ExpertVote, 1, new() { ["C01"] = 0.45m })])] });
        Assert.Contains("专家评议由45.0%提高到50.0%", voted.Text(), StringComparison.Ordinal);
        Assert.Contains("毕业生去向（现无数据）达到60.0%", voted.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_aligned_and_no_cluster_and_no_evidence_are_told_in_words()
    {
        var fit = Made();
        using var aligned = await Report(fit with { Programmes = [.. fit.Programmes.Where(p => p.Fit.Aligned)] });
        using var empty = await Report(fit with { Clusters = [], Programmes = [Programme(1, aligned: false, evidence: [])] });

        Assert.Contains("全部招生专业均已对接。", aligned.Text(), StringComparison.Ordinal);
        Assert.Contains("本年结果中没有目标产业集群", empty.Text(), StringComparison.Ordinal);
        Assert.Contains("本年没有任何依据", empty.Text(), StringComparison.Ordinal);
        Assert.Empty(aligned.Faults());
        Assert.Empty(empty.Faults());
    }

    [Fact]
    public async Task Figures_without_data_are_dashes_not_zeros()
    {
        var run = Run(2026, students: 0, measured: false);
        using var document = await Report(new(run, [Cluster(1, 0, 0.5m)], [Programme(1)], [run]));

        Assert.Contains("综合对接度为–", document.Text(), StringComparison.Ordinal);
        Assert.Contains("不作缺口比较", document.Text(), StringComparison.Ordinal);
        Assert.Empty(document.Faults());
    }

    [Fact]
    public async Task Hostile_names_do_not_break_the_file()
    {
        const string name = "<w:p>&\"'\u0001\uFFFE]]>";
        var fit = Made();
        var clusters = fit.Clusters.Select(c => new FitCluster { Year = c.Year, Code = c.Code, Name = name, NameEn = name, Supply = c.Supply, Demand = c.Demand, Students = c.Students, Adverts = c.Adverts, Programmes = c.Programmes });
        using var document = await Report(fit with { Clusters = [.. clusters], Programmes = [.. fit.Programmes.Select(p => p with { Name = Words.Same(name), Group = Words.Same(name) })] }, college: name);

        Assert.Empty(document.Faults());
        Assert.Contains("<w:p>&\"']]>", document.Lines("TableLeft"));
    }

    [Fact]
    public async Task Every_regulation_is_listed_as_the_colleges_own()
    {
        using var document = await Report(Made());

        Assert.All(Regulations.All, r => Assert.Contains(r.Name.Zh, document.Lines("TableLeft")));
        Assert.Equal(Regulations.All.Count, document.Lines("TableLeft").Count(t => t == "校定规则"));
        Assert.Contains("专家评议 0.40，招聘岗位 0.25，毕业生去向 0.20，校企协议 0.15", document.Lines("TableLeft"));
        Assert.Contains("2026-10-11 08:00（北京时间）", document.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_sample_data_are_marked_as_such()
    {
        using var sample = await Report(Made(), isSample: true);
        using var real = await Report(Made());

        Assert.Equal(["示例数据"], sample.Lines("SampleMark"));
        Assert.Empty(real.Lines("SampleMark"));
    }

    private static Task<WordprocessingDocument> Report(FitYear fit, string language = "zh-CN", string college = "示范学院", bool isSample = false) =>
        PaperFiles.Written(language, () => FitPaper.Of(fit, college, isSample, new DateOnly(2026, 10, 12)));

    /// <summary>45 programmes, 41 aligned, as in the sample college; four clusters.</summary>
    private static FitYear Made() => new(
        Run(2026), [Cluster(1, 0.45m, 0.30m), Cluster(2, 0.20m, 0.30m), Cluster(3, 0.35m, 0.35m), Cluster(4, 0, 0.05m)],
        [.. Enumerable.Range(1, 45).Select(i => Programme(i, aligned: i <= 41))], [Run(2025, 40), Run(2026)]);

    internal static FitRun Run(int year, int aligned = 41, int students = 16_800, bool measured = true, string threshold = "0.5") => new()
    {
        Year = year,
        At = new(2026, 10, 11, 0, 0, 0, TimeSpan.Zero),
        Regulations = [.. Regulations.All.Select(r => new RegulationVersion(r.Code, 1, r.Code == Regulations.Threshold ? threshold : r.Value))],
        FirstAdvertYear = year - 3,
        Enrolling = 45,
        Aligned = aligned,
        Students = students,
        StudentsOnTargets = students * 0.8m,
        Adverts = 2_000,
        TotalAlignment = measured ? 0.85m : null,
        Deviation = measured ? 0.15m : null,
        StructureDeviation = measured ? 0.4m : null,
        Cosine = measured ? 0.95 : null,
        CouplingC = measured ? 0.99 : null,
        CouplingT = measured ? 0.82 : null,
        CouplingD = measured ? 0.9 : null,
    };

    private static FitCluster Cluster(int number, decimal supply, decimal demand) => new()
    {
        Year = 2026,
        Code = $"C{number:00}",
        Name = $"集群{number}",
        NameEn = $"Cluster {number}",
        Supply = supply,
        Demand = demand,
        Students = supply * 16_800,
        Adverts = (int)(demand * 2_000),
        Programmes = 12,
    };

    private static FitOf Programme(int number, bool aligned = true, List<WeighedEvidence>? evidence = null) => new(
        new()
        {
            Year = 2026,
            ProgrammeId = IdExtensions.New<ProgrammeId>(),
            Code = $"{100_000 + number}",
            Students = 300,
            OnTargets = aligned ? 0.8m : 0.262m,
            Aligned = aligned,
            Adverts = 40,
            FirstCluster = "C01",
            FirstWeight = 0.5m,
            Weights = new() { ["C01"] = aligned ? 0.8m : 0.262m },
            Evidence = evidence ?? [new(EvidenceKind.ExpertVote, 1, new() { ["C01"] = aligned ? 0.9m : 0.3m }), new(EvidenceKind.Adverts, 40, new() { ["C01"] = aligned ? 30 : 8 })],
        }, new($"专业{number}", $"Programme {number}"), new("专业群", "Group"));
}
