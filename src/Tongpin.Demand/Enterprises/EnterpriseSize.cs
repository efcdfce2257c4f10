namespace Tongpin.Demand;

/// <summary>Size class of an enterprise (大中小微型企业).</summary>
public enum EnterpriseSize { Micro, Small, Medium, Large }

/// <summary>
/// Size class by industry: 统计上大中小微型企业划分办法（2017）, 国统字〔2017〕213号. An enterprise is large, medium or small only
/// when every indicator of its industry reaches the lower bound, otherwise it falls to the next class. The bounds and the
/// industries below are from general knowledge of that table: verify before quoting.
/// </summary>
internal static class SizeRule
{
    private static readonly Yardstick
        Farming = new(Revenue: [50, 500, 20_000]),
        Industry = new(Staff: [20, 300, 1_000], Revenue: [300, 2_000, 40_000]),
        Construction = new(Revenue: [300, 6_000, 80_000], Assets: [300, 5_000, 80_000]),
        Wholesale = new(Staff: [5, 20, 200], Revenue: [1_000, 5_000, 40_000]),
        Retail = new(Staff: [10, 50, 300], Revenue: [100, 500, 20_000]),
        Transport = new(Staff: [20, 300, 1_000], Revenue: [200, 3_000, 30_000]),
        Storage = new(Staff: [20, 100, 200], Revenue: [100, 1_000, 30_000]),
        Post = new(Staff: [20, 300, 1_000], Revenue: [100, 2_000, 30_000]),
        Hospitality = new(Staff: [10, 100, 300], Revenue: [100, 2_000, 10_000]),
        Telecommunication = new(Staff: [10, 100, 2_000], Revenue: [100, 1_000, 100_000]),
        Software = new(Staff: [10, 100, 300], Revenue: [50, 1_000, 10_000]),
        RealEstate = new(Revenue: [100, 1_000, 200_000], Assets: [2_000, 5_000, 10_000]),
        PropertyManagement = new(Staff: [100, 300, 1_000], Revenue: [500, 1_000, 5_000]),
        LeasingAndBusiness = new(Staff: [10, 100, 300], Assets: [100, 8_000, 120_000]),
        Other = new(Staff: [10, 100, 300]);

    /// <summary>The size class of an enterprise.</summary>
    /// <param name="industry">Code of GB/T 4754-2017: two to four digits, or the letter of a section whose industries share one yardstick.</param>
    /// <param name="staff">从业人员, persons at the end of the year.</param>
    /// <param name="revenue">营业收入 of the year, 10,000 yuan.</param>
    /// <param name="assets">资产总额 at the end of the year, 10,000 yuan.</param>
    /// <returns>Null when the measure does not cover the industry, the code is too short to tell, or a needed indicator is missing.</returns>
    public static EnterpriseSize? Of(string industry, int? staff, decimal? revenue, decimal? assets) =>
        YardstickOf(industry)?.Measure(staff, revenue, assets);

    // Not covered: 53 railways, 66-69 finance, 704 letting of own property, 83 education, 84 health, 91-97 state and society.
    private static Yardstick? YardstickOf(string code) => code switch
    {
        "A" => Farming,
        "B" or "C" or "D" => Industry,
        "E" => Construction,
        "H" => Hospitality,
        "L" => LeasingAndBusiness,
        "M" or "N" or "O" or "R" => Other,
        _ when code.StartsWith("591", StringComparison.Ordinal) => Transport,
        ['5', '9', _, ..] => Storage,
        _ when code.StartsWith("701", StringComparison.Ordinal) => RealEstate,
        _ when code.StartsWith("702", StringComparison.Ordinal) => PropertyManagement,
        ['7', '0', '3' or '9', ..] => Other,
        [>= '0' and <= '9', >= '0' and <= '9', ..] => ((code[0] - '0') * 10 + code[1] - '0') switch
        {
            >= 1 and <= 5 => Farming,
            >= 6 and <= 46 => Industry,
            >= 47 and <= 50 => Construction,
            51 => Wholesale,
            52 => Retail,
            >= 54 and <= 58 => Transport,
            60 => Post,
            61 or 62 => Hospitality,
            63 or 64 => Telecommunication,
            65 => Software,
            71 or 72 => LeasingAndBusiness,
            (>= 73 and <= 82) or (>= 85 and <= 90) => Other,
            _ => null,
        },
        _ => null,
    };

    /// <summary>Lower bounds of small, medium and large for the indicators that an industry is measured by.</summary>
    private sealed record Yardstick(int[]? Staff = null, int[]? Revenue = null, int[]? Assets = null)
    {
        public EnterpriseSize? Measure(decimal? staff, decimal? revenue, decimal? assets)
        {
            var lowest = EnterpriseSize.Large;
            foreach (var (bounds, value) in (ReadOnlySpan<(int[]?, decimal?)>)[(Staff, staff), (Revenue, revenue), (Assets, assets)])
            {
                if (bounds is null) continue;
                if (value is null) return null;
                lowest = (EnterpriseSize)Math.Min((int)lowest, bounds.Count(b => value >= b));
            }
            return lowest;
        }
    }
}
