using Microsoft.EntityFrameworkCore;
using Tongpin.Kernel;

namespace Tongpin.Foundation.Search;

/// <summary>People by name, by its pinyin or by the beginning of the number, as far as the reader may see people.</summary>
internal sealed class PeopleSearch(TongpinDb db, CurrentActor actor) : ISearchSource
{
    public Words Kind => ("人员", "People");
    public string? List => "/people";

    public async Task<IReadOnlyList<SearchHit>> Find(string text, int most, CancellationToken ct)
    {
        if (!actor.Value.May(Permissions.SeePeople)) return [];

        // Numbers are kept in capitals, but nobody types them so.
        var (number, pinyin) = (text.ToUpperInvariant(), Pinyin.Asked(text));
        var found = await Person.VisibleTo(db.People, actor.Value, Permissions.SeePeople).AsNoTracking()
            .Where(p => p.Name.Contains(text) || p.Number.StartsWith(number) || p.Number == text || (pinyin != "" && p.NamePinyin.Contains(pinyin)))
            .OrderByDescending(p => p.Active).ThenBy(p => p.Number).Take(most)
            .Select(p => new { p.Id, p.Name, p.Number, Unit = p.Unit == null ? null : new { p.Unit.Name, p.Unit.NameEn } }).ToListAsync(ct);
        return [.. found.Select(p => new SearchHit(p.Name, p.Unit is { } unit ? $"{p.Number} · {Words.Of(unit.Name, unit.NameEn).ToString()}" : p.Number, $"/people/{p.Id.Value}"))];
    }
}
