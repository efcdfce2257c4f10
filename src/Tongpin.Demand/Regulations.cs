using Tongpin.Demand.Reference;
using Tongpin.Foundation;
using Tongpin.Kernel;

namespace Tongpin.Demand;

/// <summary>What the college may set for demand.</summary>
internal static class Regulations
{
    public const string Taxonomy = "demand.cluster.taxonomy";
    public const string MatchLevels = "demand.match.levels";
    public const string LeastScore = "demand.match.least-score";

    public static readonly IReadOnlyList<RegulationSeed> All =
    [
        new(Taxonomy, ("采用的产业集群分类", "Cluster taxonomy in use"), "33618", "", ("校定规则：按重庆“33618”现代制造业集群体系统计", "Set by the college: counted by Chongqing's 33618 cluster system"), "",
            RegulationLevel.College, Severity.Warn, new(2022, 1, 1), Verified: false),
        new(MatchLevels, ("岗位匹配的专业层次", "Levels of the catalogue that adverts are matched to"), """["高职专科"]""", "", ("校定规则：按学校办学层次设置", "Set by the college: the levels it teaches"), "",
            RegulationLevel.College, Severity.Warn, new(2022, 1, 1), Verified: false) { Choices = new Dictionary<string, IReadOnlyDictionary<string, Words>> { [""] = CatalogueWords.Levels.ToDictionary(l => l.Zh) } },
        new(LeastScore, ("匹配得分低于此值的岗位不归入任何专业", "Adverts whose best match scores less are given to no programme"), "0.1", "0–1", ("校定规则", "Set by the college"), "",
            RegulationLevel.College, Severity.Warn, new(2022, 1, 1), Verified: false),
    ];
}
