using Microsoft.EntityFrameworkCore;
using Tongpin.Kernel;

namespace Tongpin.Foundation.Search;

/// <summary>Units by name in either language, by its pinyin, or by code; they lead to their people.</summary>
internal sealed class UnitSearch(TongpinDb db, CurrentActor actor) : ISearchSource
{
    public Words Kind => ("单位", "Units");

    public async Task<IReadOnlyList<SearchHit>> Find(string text, int most, CancellationToken ct)
    {
        if (!actor.Value.May(Permissions.SeePeople)) return [];

        var (code, pinyin) = (text.ToUpperInvariant(), Pinyin.Asked(text));
        var found = await db.Units.AsNoTracking()
            .Where(u => u.Name.Holds(text) || u.NameEn.Holds(text) || u.Code == text || u.Code == code || (pinyin != "" && u.NamePinyin.Contains(pinyin)))
            .OrderBy(u => u.Code).Take(most).Select(u => new { u.Id, u.Code, u.Name, u.NameEn }).ToListAsync(ct);
        return [.. found.Select(u => new SearchHit(Words.Of(u.Name, u.NameEn).ToString(), u.Code, $"/people?unit={u.Id.Value}"))];
    }
}
