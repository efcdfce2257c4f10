using Microsoft.EntityFrameworkCore;
using Tongpin.Foundation;
using Tongpin.Kernel;

namespace Tongpin.Programmes.Register;

/// <summary>What names a programme by its code, without a foreign key: an import of programmes is not taken back under it. Results of fit are reckoned anew and hold nothing back.</summary>
internal sealed class ProgrammeInUse(TongpinDb db) : IKeepRecords
{
    public string Noun => Programme.Table;

    public async Task<Words?> WhyKeep(IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        var going = ids.Select(ProgrammeId.From).ToList();
        var codes = db.Programmes.Where(p => going.Contains(p.Id)).Select(p => p.Code);
        (int Count, Words What)[] uses =
        [
            (await db.Headcounts.CountAsync(h => codes.Contains(h.ProgrammeCode), ct), ("在校生数", "headcounts")),
            (await db.Evidence.CountAsync(e => codes.Contains(e.ProgrammeCode), ct), ("对接依据", "evidence of fit")),
            (await db.WeightReviews.CountAsync(r => codes.Contains(r.ProgrammeCode), ct), ("权重评议", "reviews of weights")),
            (await db.Indicators.CountAsync(s => codes.Contains(s.ProgrammeCode), ct), ("监测指标", "indicators")),
            (await db.Cards.CountAsync(c => codes.Contains(c.Code), ct), ("红黄牌", "cards")),
            (await db.Exits.CountAsync(e => codes.Contains(e.Code), ct), ("撤销申请", "closings")),
            (await db.Proposals.CountAsync(p => codes.Contains(p.Code) || codes.Contains(p.Replaces), ct), ("专业申报", "proposals")),
        ];
        var named = uses.Where(u => u.Count > 0).ToList();
        return named.Count == 0 ? null : new($"{string.Join('、', named.Select(u => $"{u.Count} 条{u.What.Zh}"))}用到这些专业", $"other records name these programmes ({string.Join(", ", named.Select(u => $"{u.What.En} {u.Count}"))})");
    }
}
