using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.DependencyInjection;
using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Records.Keys;
using Tongpin.Records.Store;

namespace Tongpin.Records.Streams;

/// <param name="Actor">What people read of the actor; null for an anonymous group.</param>
public sealed record StatementRow(Guid Id, long Seq, string? Actor, Guid? Person, string Verb, string? Thing, string? ThingIri, double? Scaled, bool? Success, long At, string? By, bool IsSample)
{
    public DateTimeOffset HappenedAt => Sequence.At(At);
    public DateTimeOffset StoredAt => Sequence.InstantOf(Seq);
}

/// <summary>The stream of statements, latest first; voided ones are left out. Who acted is told to those only who may see the records of everybody.</summary>
internal sealed class StatementsList(TongpinDb db, CurrentActor actor, IMemoryCache cache, Base home, IServiceScopeFactory scopes) : Listing<Statement, StatementRow>(db, actor, cache)
{
    private static readonly Column<Statement, StatementRow> Stored = new Column<Statement, StatementRow>("stored", ("存入时间", "Stored"), r => r.StoredAt, CellKind.Instant).SortBy(s => s.Seq);

    private static readonly IReadOnlyList<Column<Statement, StatementRow>> Nameless =
    [
        Stored,
        new("verb", ("动词", "Verb"), r => VerbNames.Of(r.Verb)),
        new("thing", ("对象", "Object"), r => r.Thing is { Length: > 0 } name ? name : r.ThingIri) { Link = r => r.ThingIri is { } iri ? $"/records/activities/report?iri={Uri.EscapeDataString(iri)}" : null },
        new("scaled", ("得分", "Score"), r => r.Scaled is { } s ? Math.Round((decimal)s, 3) : null, CellKind.Percent),
        new("success", ("成功", "Success"), r => r.Success) { Minor = true },
        new("at", ("发生时间", "Happened"), r => r.HappenedAt, CellKind.Instant) { Minor = true },
        new("by", ("来源", "Source"), r => r.By) { Minor = true },
        new("sample", ("数据", "Data"), r => r.IsSample ? new Words("示例", "Sample") : null) { Tone = _ => "warning" },
    ];

    private static readonly IReadOnlyList<Column<Statement, StatementRow>> Named =
    [
        Stored with { Link = r => $"/records/statements/{r.Id}" },
        new("actor", ("行动者", "Actor"), r => r.Actor is { } ifi ? Who(ifi) : new Words("匿名小组", "Anonymous group").ToString()) { Link = r => r.Person is { } person ? $"/records/people/{person}" : null },
        .. Nameless.Skip(1),
    ];

    private bool NamesPeople => Actor.ReachOf(Permissions.SeePerson).All;

    public override string Key => "records.statements";
    public override Words Title => ("陈述流", "Stream of statements");
    public override string Permission => Permissions.See;
    protected override string DefaultSort => "-stored";
    protected override IReadOnlyList<Column<Statement, StatementRow>> ColumnsOf() => NamesPeople ? Named : Nameless;
    protected override string ScopeStamp => $"{base.ScopeStamp} {NamesPeople}";

    protected override Expression<Func<Statement, StatementRow>> Row => s => new(s.Id, s.Seq,
        Db.Set<KnownAgent>().Where(a => a.Id == s.Actor).Select(a => a.Name == "" ? a.Ifi : a.Name).FirstOrDefault(),
        Db.Set<KnownAgent>().Where(a => a.Id == s.Actor).Select(a => a.PersonId).FirstOrDefault(),
        Db.Set<KnownVerb>().Where(v => v.Id == s.Verb).Select(v => v.Iri).FirstOrDefault() ?? "",
        Db.Set<KnownActivity>().Where(a => a.Id == s.Object).Select(a => a.Name).FirstOrDefault(),
        Db.Set<KnownActivity>().Where(a => a.Id == s.Object).Select(a => a.Iri).FirstOrDefault(), s.Scaled, s.Success, s.At,
        Db.Set<RecordKey>().Where(k => k.Id == s.KeyId).Select(k => k.Name).FirstOrDefault(), s.KeyId == RecordKey.Sample);

    public override async ValueTask<IReadOnlyList<Filter>> Filters(CancellationToken ct) =>
    [
        .. NamesPeople ? [new("who", ("行动者：姓名或标识", "Actor: name or identifier"), [])] : Array.Empty<Filter>(),
        new("verb", ("动词", "Verb"), await Choices<Statement>("verb", async () => [.. (await Db.KnownVerbs.OrderBy(v => v.Iri).Take(200).Select(v => v.Iri).ToListAsync(ct)).Select(iri => new Choice(iri, VerbNames.WordsOf(iri)))])),
        new("activity", ("对象 IRI", "Object IRI"), []),
        new("key", ("来源", "Source"), await Choices<RecordKey>("key", async () => [.. (await Db.RecordKeys.OrderBy(k => k.Name).Select(k => new { k.Id, k.Name }).ToListAsync(ct)).Select(k => new Choice(k.Id.ToString(), Words.Same(k.Name)))])),
        new("from", ("自", "From"), []) { IsDay = true },
        new("to", ("至", "To"), []) { IsDay = true },
    ];

    // Statements name people of the house by id, so that a name can change and be erased. In a scope of its own: an export reads on meanwhile.
    protected override async ValueTask<IReadOnlyList<StatementRow>> Complete(IReadOnlyList<StatementRow> rows, CancellationToken ct)
    {
        if (!NamesPeople) return [.. rows.Select(r => r with { Actor = null, Person = null })];
        PersonId[] people = [.. rows.Select(r => r.Person).OfType<Guid>().Distinct().Select(id => new PersonId(id))];
        if (people.Length == 0) return rows;
        await using var scope = scopes.CreateAsyncScope();
        var known = await scope.ServiceProvider.GetRequiredService<IPeople>().ById(people, ct);
        return [.. rows.Select(r => r.Person is { } id && known.TryGetValue(new(id), out var person) ? r with { Actor = person.Name } : r)];
    }

    // By the index of terms, as the standard's own queries.
    protected override IQueryable<Statement> Find(ListRequest request)
    {
        var found = Db.Statements.Where(s => !Db.Set<Voided>().Any(v => v.Hidden == s.Seq));
        if (request["verb"] is { } verb) found = Marked(found, Term.Verb(Term.Of(verb)));
        if (request["activity"] is { } activity) found = Marked(found, Term.Activity(Term.Of(activity)));
        if (NamesPeople && Guid.TryParse(request["person"], out var person)) found = Marked(found, Term.Agent(Term.Of(home.IfiOf(person))));
        if (NamesPeople && request["who"] is { } who) found = found.Where(s => Db.Set<KnownAgent>().Any(a => a.Id == s.Actor && (a.Name.Contains(who) || a.Ifi.Contains(who))));
        if (Guid.TryParse(request["key"], out var key)) found = found.Where(s => s.KeyId == key);
        if (Day(request["from"]) is { } from) found = found.Where(s => s.Seq >= from);
        if (Day(request["to"]) is { } to)
        {
            var end = Sequence.FirstOf(Sequence.InstantOf(to).AddDays(1));
            found = found.Where(s => s.Seq < end);
        }
        return found;
    }

    private IQueryable<Statement> Marked(IQueryable<Statement> found, long term) => found.Where(s => Db.Set<Mark>().Any(m => m.Term == term && m.Seq == s.Seq));

    // Days of storing, in Beijing.
    private static long? Day(string? text) => DateOnly.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var day) && day.Year > 1970 ? Sequence.FirstOf(new DateTimeOffset(day, default, TimeSpan.FromHours(8))) : null;

    private static string Who(string nameOrIfi) => nameOrIfi.Contains(':', StringComparison.Ordinal) ? Reading.Ifi.Show(nameOrIfi) : nameOrIfi;
}

/// <summary>What people read for a verb: the college's own words, well-known ones, or the end of the IRI.</summary>
internal static class VerbNames
{
    private static readonly Dictionary<string, Words> WellKnown = new()
    {
        ["launched"] = ("启动", "launched"),
        ["initialized"] = ("开始", "initialized"),
        ["experienced"] = ("浏览", "experienced"),
        ["progressed"] = ("推进", "progressed"),
        ["terminated"] = ("结束", "terminated"),
        ["satisfied"] = ("达标", "satisfied"),
        ["waived"] = ("免修", "waived"),
        ["abandoned"] = ("中断", "abandoned"),
        ["scored"] = ("得分", "scored"),
        ["interacted"] = ("互动", "interacted"),
        ["mastered"] = ("掌握", "mastered"),
        ["voided"] = ("作废", "voided"),
    };

    public static string Of(string iri) => WordsOf(iri).ToString();

    public static Words WordsOf(string iri)
    {
        var end = iri[(iri.AsSpan().TrimEnd('/').LastIndexOfAny('/', '#') + 1)..].TrimEnd('/');
        return RecordWords.Verbs.FirstOrDefault(v => v.Key == end)?.Name ?? (WellKnown.TryGetValue(end, out var words) ? words : Words.Same(end));
    }
}
