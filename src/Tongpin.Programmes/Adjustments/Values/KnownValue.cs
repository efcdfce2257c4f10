using Tongpin.Kernel;

namespace Tongpin.Programmes.Adjustments.Values;

/// <summary>Where a value of an indicator comes from.</summary>
public enum ValueOrigin
{
    /// <summary>A person typed it.</summary>
    Entered,
    /// <summary>It came with a file.</summary>
    Imported,
    /// <summary>The platform counted it from its own records.</summary>
    Counted,
    /// <summary>Sample data.</summary>
    Sample,
}

/// <summary>A value of one indicator with where it comes from.</summary>
/// <param name="Counted">What the platform's own records say; beside a value that was entered, so that the two can be compared.</param>
internal sealed record KnownValue(decimal Value, ValueOrigin Origin, decimal? Counted = null)
{
    /// <summary>The entered value is not what the records say.</summary>
    public bool Disagrees => Origin != ValueOrigin.Counted && Counted is { } counted && Math.Round(counted, 4, MidpointRounding.AwayFromZero) != Math.Round(Value, 4, MidpointRounding.AwayFromZero);

    public static Words NameOf(ValueOrigin origin) => origin switch
    {
        ValueOrigin.Entered => ("人工填写", "Entered"),
        ValueOrigin.Imported => ("导入", "Imported"),
        ValueOrigin.Counted => ("系统统计", "Counted"),
        _ => ("示例", "Sample"),
    };
}

/// <summary>What is known of one programme in one year.</summary>
/// <param name="Intake">New students; 0 when the programme had stopped, null when not known.</param>
internal sealed record KnownYear(string Code, int Year, int? Intake, IReadOnlyDictionary<string, KnownValue> Values)
{
    public static KnownYear Of(string code, int year, int? intake, IndicatorSheet? sheet, IReadOnlyDictionary<string, decimal> counted)
    {
        var values = new Dictionary<string, KnownValue>();
        foreach (var indicator in Indicator.Watched)
        {
            decimal? found = counted.TryGetValue(indicator.Key, out var count) ? count : null;
            if (sheet?.Value(indicator.Key) is { } entered) values[indicator.Key] = new(entered, sheet.OriginOf(indicator.Key), found);
            else if (found is { } own) values[indicator.Key] = new(own, ValueOrigin.Counted, own);
        }
        return new(code, year, intake, values);
    }

    public IReadOnlyDictionary<string, decimal> Plain => Values.ToDictionary(v => v.Key, v => v.Value.Value);
}

/// <summary>How the platform counts an indicator from its own records, and where these can be seen.</summary>
internal sealed record CountedFrom(Words How, Func<string, int, string> Records)
{
    public static IReadOnlyDictionary<string, CountedFrom> All { get; } = new Dictionary<string, CountedFrom>
    {
        [Indicator.Plan] = new(("实际报到 ÷ 招生计划", "Enrolled ÷ planned intake"), (code, year) => $"/programmes/{code}?year={year}"),
        [Indicator.Registered] = new(("实际报到 ÷ 录取人数", "Enrolled ÷ admitted"), (code, year) => $"/programmes/{code}?year={year}"),
        [Indicator.Students] = new(("当年在校生数", "Students of all grades in the autumn"), (code, year) => $"/programmes/{code}?year={year}"),
        [Indicator.Partners] = new(("当年有效的校企协议数", "Agreements in force"), (code, year) => $"/programmes/evidence?programme={code}&year={year}&kind=Agreements"),
        [Indicator.Alignment] = new(("当年契合度中对目标集群的权重", "Weight on the target clusters in the fit of the year"), (code, year) => $"/programmes/{code}?year={year}"),
        [Indicator.ProvincePoints] = new(("官方备案库中本省的专业点", "Points of the province in the official register"), (code, _) => $"/programmes/points?programme={code}"),
    };
}
