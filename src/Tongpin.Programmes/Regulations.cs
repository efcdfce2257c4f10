using Tongpin.Demand;
using Tongpin.Foundation;
using Tongpin.Kernel;

namespace Tongpin.Programmes;

/// <summary>What the college may set for fit. None of these values was found in a public document: 校定规则.</summary>
internal static class Regulations
{
    public const string Threshold = "programmes.fit.threshold";
    public const string Targets = "programmes.fit.targets";
    public const string EvidenceWeights = "programmes.fit.evidence-weights";
    public const string AdvertYears = "programmes.fit.advert-years";
    public const string LeastAdverts = "programmes.fit.least-adverts";

    private static readonly DateOnly Start = new(2022, 1, 1);

    public static readonly IReadOnlyList<RegulationSeed> All =
    [
        Own(Threshold, ("对接阈值：专业对目标集群的权重合计达到此值即为对接", "Threshold: a programme is aligned when its weights on the target clusters reach it"), "0.5", "0–1"),
        Own(Targets, ("目标产业集群", "Target clusters"), """["C01","C02","C03","C04","C05","C06","C07","C08","C09","C10","C11","C12"]""", "codes"),
        Own(EvidenceWeights, ("各类依据的权数，合计为 1", "How much each kind of evidence counts, sum 1"), """{"ExpertVote":0.40,"Adverts":0.25,"Graduates":0.20,"Agreements":0.15}""", "0–1") with { Sum = 1 },
        Own(AdvertYears, ("计入当年的岗位年数（含当年）", "Years of adverts that count for a year, itself included"), "4", "years"),
        Own(LeastAdverts, ("岗位少于此数时不作为依据", "Fewer adverts than this do not count as evidence"), "5", "adverts"),
    ];

    private static RegulationSeed Own(string code, Words name, string value, string unit) =>
        new(code, name, value, unit, ("校定规则", "Set by the college"), "", RegulationLevel.College, Severity.Warn, Start, Verified: false);
}

/// <summary>The kinds of evidence by their names.</summary>
internal sealed class EvidenceWeightWords : IRegulationWords
{
    public string Code => Regulations.EvidenceWeights;
    public Task<IReadOnlyDictionary<string, Words>> Read(CancellationToken ct) => Task.FromResult(NounWords.Of<Fit.EvidenceKind>(Fit.Evidence.NameOf));
}

/// <summary>The target clusters by their names.</summary>
internal sealed class TargetWords(IDemand demand, TimeProvider clock) : IRegulationWords
{
    public string Code => Regulations.Targets;
    public async Task<IReadOnlyDictionary<string, Words>> Read(CancellationToken ct) => (await demand.Clusters(clock.GetUtcNow().BeijingDay(), ct)).ToDictionary(c => c.Code, c => c.Name);
}
