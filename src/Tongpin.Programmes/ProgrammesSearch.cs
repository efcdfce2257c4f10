using Microsoft.EntityFrameworkCore;
using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Programmes.Proposals;

namespace Tongpin.Programmes;

/// <summary>Programmes in the one search box, within the reader's reach.</summary>
internal sealed class ProgrammesSearch(TongpinDb db, CurrentActor actor) : ISearchSource
{
    public Words Kind => ("专业", "Programmes");
    public string? List => "/programmes";

    public async Task<IReadOnlyList<SearchHit>> Find(string text, int most, CancellationToken ct)
    {
        if (!actor.Value.May(Permissions.See)) return [];
        var waived = Words.L("（有豁免）", " (waived)");
        var english = Words.InEnglish;
        var pinyin = Pinyin.Asked(text);
        return await Programme.VisibleTo(db.Programmes, actor.Value).Where(p => p.Name.Holds(text) || p.NameEn.Holds(text) || p.Code == text || p.Group.Holds(text) || (pinyin != "" && p.NamePinyin.Contains(pinyin))).OrderBy(p => p.Code).Take(most)
            .Select(p => new SearchHit(p.Code + " " + (english && p.NameEn != "" ? p.NameEn : p.Name), (english && p.GroupEn != "" ? p.GroupEn : p.Group) + (db.Set<Waiver>().Any(w => w.ProposalId == p.ProposalId) ? waived : ""), "/programmes/" + p.Code)).ToListAsync(ct);
    }
}
