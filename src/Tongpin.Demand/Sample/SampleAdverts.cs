namespace Tongpin.Demand.Sample;

/// <summary>A generated advert (示例招聘). Salary in yuan a month.</summary>
/// <param name="Programme">The programme whose pattern it came from: the truth that a matcher can be measured against.</param>
internal sealed record SampleAdvert(
    int Number, DateOnly PostedOn, EnterpriseSeed Enterprise, string Title, IReadOnlyList<string> Tags, string Education,
    int SalaryFrom, int SalaryTo, int Headcount, string Programme)
{
    public string? Cluster => Enterprise.Cluster;
}

/// <summary>
/// Makes the sample adverts out of patterns and enterprises: the same list at every run and on every machine.
/// Within a programme and a year the clusters are drawn systematically, so that their shares keep within 2/n of the pattern's.
/// </summary>
internal static class SampleAdverts
{
    /// <summary>Year in which <see cref="AdvertPattern.Adverts"/> and the pattern's salaries hold as they stand.</summary>
    private const int MiddleYear = 2024;

    public static IReadOnlyList<SampleAdvert> All { get; } = [.. Generate(DemandSample.Patterns, DemandSample.Enterprises, new(2022, 1, 1), new(2026, 8, 31), 33618)];

    /// <param name="from">First day; adverts begin with 1 January of its year.</param>
    /// <param name="to">Last day; its year has as many adverts as a whole one, spread over the days up to it.</param>
    public static IEnumerable<SampleAdvert> Generate(IReadOnlyList<AdvertPattern> patterns, IReadOnlyList<EnterpriseSeed> enterprises, DateOnly from, DateOnly to, ulong seed)
    {
        var employers = enterprises.ToLookup(e => e.Cluster ?? e.Industry[..2]);
        var dice = new Dice(seed);
        var number = 0;
        for (var year = from.Year; year <= to.Year; year++)
            foreach (var programme in patterns.GroupBy(p => p.Programme))
            {
                // Cells in the order of clusters: equal steps along them hit each cluster as often as its parts say.
                (AdvertPattern Pattern, string Employers, int Parts)[] cells = [.. programme
                    .SelectMany(p => p.Clusters, (p, c) => (p, c.Cluster ?? p.OutsideIndustry, c.Parts * p.Adverts)).OrderBy(c => c.Item2, StringComparer.Ordinal)];
                var whole = cells.Sum(c => c.Parts);
                var count = (int)Math.Round(programme.Sum(p => p.Adverts) * (1 + 0.06 * (year - MiddleYear)), MidpointRounding.AwayFromZero);
                var start = dice.Next();
                for (var i = 0; i < count; i++)
                {
                    var (pattern, key, _) = At(cells, (i + start) / count * whole);
                    var pay = 1 + 0.04 * (year - MiddleYear) + 0.16 * (dice.Next() - 0.5);
                    yield return new(++number, DayOf(year, to, dice.Next()), employers[key].ElementAt(dice.Below(employers[key].Count())), pattern.Title, pattern.Tags, pattern.Education,
                        Hundreds(pattern.SalaryFrom * pay), Hundreds(pattern.SalaryTo * pay), 1 + dice.Below(pattern.Education == "中专" ? 12 : 5), pattern.Programme);
                }
            }
    }

    private static (AdvertPattern Pattern, string Employers, int Parts) At((AdvertPattern Pattern, string Employers, int Parts)[] cells, double position)
    {
        foreach (var cell in cells)
            if ((position -= cell.Parts) < 0) return cell;
        return cells[^1];
    }

    private static DateOnly DayOf(int year, DateOnly to, double chance)
    {
        var first = new DateOnly(year, 1, 1);
        var last = year == to.Year ? to : new(year, 12, 31);
        return first.AddDays((int)((last.DayNumber - first.DayNumber + 1) * chance));
    }

    private static int Hundreds(double yuan) => (int)Math.Round(yuan / 100, MidpointRounding.AwayFromZero) * 100;

    /// <summary>xorshift64*: a generator of our own, because the library's does not promise the same numbers in its next version.</summary>
    private sealed class Dice(ulong seed)
    {
        private ulong state = seed | 1;

        /// <summary>0 ≤ x &lt; 1.</summary>
        public double Next()
        {
            state ^= state >> 12;
            state ^= state << 25;
            state ^= state >> 27;
            return (state * 0x2545F4914F6CDD1D >> 11) * (1.0 / (1UL << 53));
        }

        public int Below(int limit) => (int)(Next() * limit);
    }
}
