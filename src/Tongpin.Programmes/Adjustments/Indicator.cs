using Tongpin.Kernel;

namespace Tongpin.Programmes.Adjustments;

/// <summary>What an indicator's numbers are.</summary>
public enum IndicatorUnit { Share, Ratio, Count, Yuan }

/// <summary>One of the measures by which a programme is judged each year (监测指标).</summary>
/// <param name="Key">Stable key; names the column of the import.</param>
/// <param name="MoreIsBetter">False for measures such as students per teacher.</param>
/// <param name="Most">Greatest value that can be entered.</param>
internal sealed record Indicator(string Key, Words Name, IndicatorUnit Unit, bool MoreIsBetter = true, decimal Most = 1)
{
    public const string Plan = "plan-filled", FirstChoice = "first-choice", Registered = "registered", Placed = "placed", InField = "in-field", DualQualified = "dual-qualified", ProvincePoints = "province-points", Alignment = "alignment", Students = "students", Partners = "partners";

    /// <summary>The twenty that the college watches, in the order of their table.</summary>
    public static IReadOnlyList<Indicator> All { get; } =
    [
        new(Plan, ("招生计划完成率", "Enrolment plan filled"), IndicatorUnit.Share, Most: 2),
        new(FirstChoice, ("第一志愿率", "First-choice rate"), IndicatorUnit.Share),
        new(Registered, ("报到率", "Registration rate"), IndicatorUnit.Share),
        new("moved-out", ("转出率", "Students who moved to other programmes"), IndicatorUnit.Share, MoreIsBetter: false),
        new(Students, ("在校规模", "Students"), IndicatorUnit.Count, Most: 100_000),
        new("students-per-teacher", ("生师比", "Students per teacher"), IndicatorUnit.Ratio, MoreIsBetter: false, Most: 500),
        new(DualQualified, ("双师比", "Dual-qualified teachers"), IndicatorUnit.Share),
        new("senior", ("高级职称比", "Teachers with a senior title"), IndicatorUnit.Share),
        new("equipment", ("生均设备值", "Equipment per student"), IndicatorUnit.Yuan, Most: 10_000_000),
        new(Partners, ("合作企业数", "Partner enterprises"), IndicatorUnit.Count, Most: 10_000),
        new("enterprise-hours", ("企业兼职教师课时比", "Hours taught by enterprise staff"), IndicatorUnit.Share),
        new(Placed, ("毕业去向落实率", "Graduates placed"), IndicatorUnit.Share),
        new(InField, ("专业对口率", "Graduates placed in their field"), IndicatorUnit.Share),
        new("local", ("本地就业率", "Graduates employed locally"), IndicatorUnit.Share),
        new("pay", ("起薪与校均之比", "Starting pay to the college's mean"), IndicatorUnit.Ratio, Most: 10),
        new("graduates-content", ("毕业生满意度", "Graduates content"), IndicatorUnit.Share),
        new("employers-content", ("雇主满意度", "Employers content"), IndicatorUnit.Share),
        new("awards", ("竞赛与证书获取率", "Contest awards and certificates"), IndicatorUnit.Share, Most: 10),
        new("service-income", ("到账社会服务费", "Income from services"), IndicatorUnit.Yuan, Most: 1_000_000_000),
        new(Alignment, ("产业对接度", "Weight on the target clusters"), IndicatorUnit.Share),
    ];

    /// <summary>Points of this programme in the province: a rule looks at it, the score does not.</summary>
    public static Indicator Points { get; } = new(ProvincePoints, ("本省同专业布点数", "Points of the programme in the province"), IndicatorUnit.Count, MoreIsBetter: false, Most: 10_000);

    /// <summary>The twenty, and the points of the province.</summary>
    public static IReadOnlyList<Indicator> Watched { get; } = [.. All, Points];

    private static readonly Dictionary<string, Indicator> ByKey = Watched.ToDictionary(i => i.Key);

    public static Indicator? Find(string key) => ByKey.GetValueOrDefault(key);

    /// <summary>A value with its unit, as people read it.</summary>
    public string Show(decimal? value) => value is not { } known ? "–" : Unit switch
    {
        IndicatorUnit.Share => Kernel.Show.Percent(known),
        IndicatorUnit.Ratio => Kernel.Show.Number(known, 2),
        _ => Kernel.Show.Number(known),
    };

    /// <summary>A change of the value with its sign.</summary>
    public string ShowChange(decimal change) => (change < 0 ? "−" : "+") + ShowSize(change);

    public string ShowSize(decimal change) => Unit == IndicatorUnit.Share ? Words.L($"{Math.Abs(change) * 100:0.##} 个百分点", $"{Math.Abs(change) * 100:0.##} points") : $"{Math.Abs(change):#,0.##}";

    public CellKind Cell => Unit == IndicatorUnit.Share ? CellKind.Percent : Unit == IndicatorUnit.Ratio ? CellKind.Decimal : CellKind.Integer;

    /// <summary>A number as people type it: 0.95, 95%, 1,200.</summary>
    public static bool TryRead(string text, out decimal value)
    {
        text = text.Trim();
        var percent = text.EndsWith('%');
        var read = decimal.TryParse(percent ? text[..^1] : text, System.Globalization.NumberStyles.Number, System.Globalization.CultureInfo.InvariantCulture, out value);
        if (percent) value /= 100;
        return read;
    }
}
