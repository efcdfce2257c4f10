using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Tongpin.Kernel;

namespace Tongpin.Foundation.Search;

/// <summary>Hits of one kind.</summary>
public sealed record SearchGroup(Words Kind, IReadOnlyList<SearchHit> Hits);

/// <summary>Asks every module in turn.</summary>
internal sealed class Searching(IEnumerable<ISearchSource> sources)
{
    public const int Most = 10;
    private const int LongestText = 100;

    public async Task<IReadOnlyList<SearchGroup>> Find(string? text, CancellationToken ct)
    {
        text = text?.Trim() ?? "";
        if (text.Length is 0 or > LongestText) return [];
        var groups = new List<SearchGroup>();
        foreach (var source in sources)
            if (await source.Find(text, Most, ct) is { Count: > 0 } hits) groups.Add(new(source.Kind, hits));
        return groups;
    }
}

/// <summary>People whom the actor may see. Both databases search inside a name, so two characters find 欧阳明月 anywhere.</summary>
internal sealed class SearchPeople(TongpinDb db, CurrentActor actor) : ISearchSource
{
    public Words Kind => ("人员", "People");

    public async Task<IReadOnlyList<SearchHit>> Find(string text, int most, CancellationToken ct)
    {
        if (!actor.Value.May(Permissions.SeePeople)) return [];
        // Contains escapes what LIKE would read as wildcards.
        var found = await Person.VisibleTo(db.People.AsNoTracking(), actor.Value, Permissions.SeePeople).Where(p => p.Number == text || p.Name.Contains(text) || p.Number.Contains(text))
            .OrderByDescending(p => p.Number == text || p.Name == text).ThenBy(p => p.Number).Take(most)
            .Select(p => new { p.Id, p.Name, p.Number, p.Kind, Unit = p.Unit == null ? "" : p.Unit.Name }).ToListAsync(ct);
        return [.. found.Select(p => new SearchHit(p.Name, $"{p.Number} · {Kinds.Of(p.Kind)} · {p.Unit}", $"/people/{p.Id.Value}"))];
    }
}

internal sealed class SearchUnits(TongpinDb db, CurrentActor actor) : ISearchSource
{
    public Words Kind => ("单位", "Units");

    public async Task<IReadOnlyList<SearchHit>> Find(string text, int most, CancellationToken ct)
    {
        if (!actor.Value.May(Permissions.SeePeople)) return [];
        var found = await db.Units.AsNoTracking().Where(u => u.Code == text || u.Name.Contains(text) || u.NameEn.Contains(text)).OrderBy(u => u.Code).Take(most).Select(u => new { u.Id, u.Code, u.Name, u.NameEn, u.Kind }).ToListAsync(ct);
        return [.. found.Select(u => new SearchHit(Words.InEnglish && u.NameEn.Length > 0 ? u.NameEn : u.Name, $"{u.Code} · {Kinds.Of(u.Kind)}", $"/people?unit={u.Id.Value}"))];
    }
}

internal static class SearchApi
{
    public static void MapSearch(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/search", (string? q, Searching search, CancellationToken ct) => search.Find(q, ct)).RequireAuthorization().WithTags("Search").Produces<IReadOnlyList<SearchGroup>>();
}
