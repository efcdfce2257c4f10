using Tongpin.Demand;
using Tongpin.Foundation;

namespace Tongpin.Programmes.Fit.Runs;

/// <summary>The regulations of fit in the versions in force for a year.</summary>
internal sealed record FitRules(decimal Threshold, IReadOnlySet<string> Targets, WeightRule Weights, int AdvertYears, int LeastAdverts, List<RegulationVersion> Versions)
{
    /// <summary>The rules in force at the end of a year, or today for the running one.</summary>
    public static async Task<FitRules> For(int year, DateOnly today, IRegulations book, CancellationToken ct)
    {
        var on = DayOf(year, today);
        async Task<RegulationVersion> Get(string code) => await book.InForce(code, on, ct);
        return Of([await Get(Regulations.Threshold), await Get(Regulations.Targets), await Get(Regulations.EvidenceWeights), await Get(Regulations.AdvertYears), await Get(Regulations.LeastAdverts)]);
    }

    /// <summary>The day by which rules and clusters of a year are read: its last one, or today while it has not ended.</summary>
    public static DateOnly DayOf(int year, DateOnly today) => year < today.Year ? new DateOnly(year, 12, 31) : today;

    /// <param name="versions">One of each regulation of fit.</param>
    public static FitRules Of(IReadOnlyList<RegulationVersion> versions)
    {
        RegulationVersion Get(string code) => versions.Single(v => v.Code == code);
        return new(Get(Regulations.Threshold).Number, Get(Regulations.Targets).Json<HashSet<string>>(), new(Get(Regulations.EvidenceWeights).Json<Dictionary<EvidenceKind, decimal>>()), (int)Get(Regulations.AdvertYears).Number, (int)Get(Regulations.LeastAdverts).Number, [.. versions]);
    }
}

/// <summary>Computes the fit of a year from what is known: pure, so that it can be run again under other rules side by side.</summary>
internal static class FitCalculation
{
    /// <param name="programmes">The enrolling programmes of the year with their students; at least one.</param>
    /// <param name="amounts">Votes, agreements and graduates of the year.</param>
    /// <param name="adverts">Matched adverts of the years that count.</param>
    public static (FitRun Run, List<FitProgramme> Programmes, List<FitCluster> Clusters) Of(
        int year, IReadOnlyList<(Programme Programme, int Students)> programmes, IReadOnlyList<EvidenceAmount> amounts, IReadOnlyList<AdvertCount> adverts,
        IReadOnlyList<ClusterFacts> clusters, FitRules rules, DateTimeOffset now)
    {
        var amountsOf = amounts.ToLookup(a => a.ProgrammeCode);
        var advertsOf = adverts.ToLookup(a => a.Programme);
        var fits = programmes.Select(p => One(year, p.Programme, p.Students, Gather(amountsOf[p.Programme.Code], advertsOf[p.Programme.Code], rules.LeastAdverts), advertsOf[p.Programme.Code].Sum(a => a.Adverts), rules)).ToList();
        var mapped = fits.Select(f => new MappedProgramme(f.Code, f.Students, f.Weights)).ToList();

        var vacancies = adverts.Where(a => a.Cluster.Length > 0).GroupBy(a => a.Cluster).ToDictionary(g => g.Key, g => (decimal)g.Sum(a => a.Adverts));
        var supply = Alignment.SupplyShares(mapped, rules.Targets) ?? new Dictionary<string, decimal>();
        var demand = Alignment.DemandShares(vacancies, rules.Targets) ?? new Dictionary<string, decimal>();
        var rows = clusters.Where(c => rules.Targets.Contains(c.Code)).Select(c => new FitCluster
        {
            Year = year,
            Code = c.Code,
            Name = c.Name.Zh,
            NameEn = c.Name.En,
            Supply = supply.GetValueOrDefault(c.Code),
            Demand = demand.GetValueOrDefault(c.Code),
            Students = fits.Sum(f => f.Students * f.Weights.GetValueOrDefault(c.Code)),
            Adverts = (int)vacancies.GetValueOrDefault(c.Code),
            Programmes = fits.Count(f => f.Weights.GetValueOrDefault(c.Code) > 0),
        }).ToList();
        return (Total(year, fits, rows, mapped, adverts.Sum(a => a.Adverts), rules, now), fits, rows);
    }

    private static FitRun Total(int year, List<FitProgramme> fits, List<FitCluster> clusters, List<MappedProgramme> mapped, int adverts, FitRules rules, DateTimeOffset now)
    {
        ClusterBalance[] balance = clusters.All(c => c.Supply == 0) || clusters.All(c => c.Demand == 0) ? [] : [.. clusters.Select(c => c.Balance)];
        var byStudents = Alignment.ByStudents(mapped, rules.Targets);
        var alignment = Alignment.Total(balance);
        var coupling = byStudents is { } students && alignment is { } total ? Coupling.Of((double)students.Value, (double)total) : null;
        return new()
        {
            Year = year,
            At = now,
            Regulations = rules.Versions,
            FirstAdvertYear = year - rules.AdvertYears + 1,
            Enrolling = fits.Count,
            Aligned = fits.Count(f => f.Aligned),
            Students = fits.Sum(f => f.Students),
            StudentsOnTargets = byStudents?.Part ?? 0,
            Adverts = adverts,
            TotalAlignment = alignment,
            Deviation = Alignment.Deviation(balance),
            StructureDeviation = Alignment.StructureDeviation(balance, DeviationSign.SupplyOverDemand),
            Cosine = Alignment.Cosine(balance),
            CouplingC = coupling?.C,
            CouplingT = coupling?.T,
            CouplingD = coupling?.D,
        };
    }

    private static FitProgramme One(int year, Programme programme, int students, IReadOnlyList<Evidence> evidence, int adverts, FitRules rules)
    {
        var weighing = rules.Weights.Weigh(evidence);
        var weights = weighing.Weights().Where(w => w.Value > 0).ToDictionary();
        var first = weights.OrderByDescending(w => w.Value).ThenBy(w => w.Key, StringComparer.Ordinal).FirstOrDefault();
        var onTargets = weighing.On(rules.Targets) ?? 0;
        return new()
        {
            Year = year,
            ProgrammeId = programme.Id,
            Code = programme.Code,
            Students = students,
            OnTargets = onTargets,
            Aligned = onTargets >= rules.Threshold,
            Adverts = adverts,
            FirstCluster = first.Key ?? "",
            FirstWeight = first.Value,
            Weights = weights,
            Evidence = [.. evidence.Select(e => new WeighedEvidence(e.Kind, e.Whole, new(e.Parts)))],
        };
    }

    /// <summary>What is known of one programme, as evidence to be weighed.</summary>
    public static IReadOnlyList<Evidence> Gather(IEnumerable<EvidenceAmount> amounts, IEnumerable<AdvertCount> adverts, int leastAdverts) => [.. EvidenceOf(amounts), .. AdvertEvidence(adverts, leastAdverts)];

    private static IEnumerable<Evidence> EvidenceOf(IEnumerable<EvidenceAmount> amounts) =>
        from amount in amounts
        where amount.Amount > 0
        group amount by amount.Kind into kind
        select new Evidence(kind.Key, kind.Key == EvidenceKind.ExpertVote ? OneVote(kind) : kind.Sum(a => a.Amount), kind.Where(a => a.ClusterCode.Length > 0).ToDictionary(a => a.ClusterCode, a => a.Amount));

    // Votes are shares of one vote. An import refuses more; what stands in the register all the same is refused with its programme and year.
    private static decimal OneVote(IEnumerable<EvidenceAmount> votes)
    {
        List<EvidenceAmount> inside = [.. votes.Where(v => v.ClusterCode.Length > 0)];
        return inside.Sum(v => v.Amount) is > 1 and var sum ? throw Rules.VotesOverOne.Broken(inside[0].ProgrammeCode, inside[0].Year, sum) : 1;
    }

    private static IEnumerable<Evidence> AdvertEvidence(IEnumerable<AdvertCount> adverts, int least)
    {
        var byCluster = adverts.GroupBy(a => a.Cluster).ToDictionary(g => g.Key, g => (decimal)g.Sum(a => a.Adverts));
        var whole = byCluster.Values.Sum();
        return whole < least ? [] : [new Evidence(EvidenceKind.Adverts, whole, byCluster.Where(c => c.Key.Length > 0).ToDictionary())];
    }
}
