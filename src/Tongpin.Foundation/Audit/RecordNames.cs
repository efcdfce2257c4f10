using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Tongpin.Kernel;

namespace Tongpin.Foundation.Audit;

/// <summary>What records are called, so that nobody has to read their ids.</summary>
internal static partial class RecordNames
{
    private const int AtOnce = 400;
    private static readonly ConditionalWeakTable<IModel, Tables> Known = [];

    /// <summary>Names of the records that lines of the history are of and point to.</summary>
    public static Task<IReadOnlyDictionary<Guid, Words>> In(TongpinDb db, IEnumerable<(string Noun, string Record, string Changes)> lines, CancellationToken ct)
    {
        var tables = Known.GetValue(db.Model, model => new(model));
        return Of(db, lines.SelectMany(line => tables.PointedTo(line.Noun, line.Record, line.Changes)), ct);
    }

    /// <summary>Names of the records that the fields of one noun may point to.</summary>
    public static Task<IReadOnlyDictionary<Guid, Words>> Of(TongpinDb db, IEntityType noun, IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        var tables = Known.GetValue(db.Model, model => new(model));
        return Of(db, noun.GetProperties().SelectMany(tables.Behind).Distinct().SelectMany(table => ids.Select(id => (table, id))), ct);
    }

    // All tables in one query: a page of the history may speak of a dozen.
    private static async Task<IReadOnlyDictionary<Guid, Words>> Of(TongpinDb db, IEnumerable<(NamedTable Table, Guid Id)> records, CancellationToken ct)
    {
        var names = new Dictionary<Guid, Words>();
        foreach (var some in records.Distinct().Chunk(AtOnce))
        {
            var sql = string.Join(" UNION ALL ", some.Index().GroupBy(r => r.Item.Table).Select(of => of.Key.Select(of.Select(r => r.Index))));
            foreach (var record in await db.Database.SqlQueryRaw<Named>(sql, [.. some.Select(r => (object)r.Id)]).ToListAsync(ct))
                names[record.Id] = record.Words;
        }
        return names;
    }

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")]
    private static partial Regex AnyId();

    private sealed record Named(Guid Id, string Name, string NameEn, string Number)
    {
        public Words Words => Words.Of(Name, NameEn) is var words && Number.Length == 0 ? words : new($"{words.Zh} {Number}", $"{words.En} {Number}");
    }

    /// <summary>A table whose rows have an id and a name that may be shown.</summary>
    private sealed record NamedTable(string Name, string Id, string Called, string? English, string? Number)
    {
        private static readonly string[] Names = ["Name", "Title", "FileName", "UserName", "Code"];

        public static NamedTable? Of(IEntityType entity)
        {
            if (entity.IsOwned() || entity.GetTableName() is not { } table || entity.FindPrimaryKey()?.Properties is not [var key] || !(key.ClrType == typeof(Guid) || key.ClrType.IsAssignableTo(typeof(IId)))) return null;
            var store = StoreObjectIdentifier.Table(table, entity.GetSchema());
            string? Column(string property) => entity.FindProperty(property) is { } field && field.ClrType == typeof(string) && !AuditTrail.IsSecret(field) ? field.GetColumnName(store) : null;
            return Names.FirstOrDefault(name => Column(name) is not null) is { } called ? new(table, key.GetColumnName(store)!, Column(called)!, Column($"{called}En"), Column("Number")) : null;
        }

        public string Select(IEnumerable<int> ids) =>
            $"""SELECT "{Id}" AS "Id", COALESCE("{Called}", '') AS "Name", {Text(English)} AS "NameEn", {Text(Number)} AS "Number" FROM "{Name}" WHERE "{Id}" IN ({string.Join(", ", ids.Select(i => $"{{{i}}}"))})""";

        private static string Text(string? column) => column is null ? "''" : $"COALESCE(\"{column}\", '')";
    }

    private sealed class Tables(IModel model)
    {
        private readonly Dictionary<string, IEntityType> byName = model.GetEntityTypes().Where(e => !e.IsOwned() && e.GetTableName() is not null).DistinctBy(e => e.GetTableName()).ToDictionary(e => e.GetTableName()!);
        private readonly Dictionary<Type, NamedTable> byId = model.GetEntityTypes().Select(e => (Type: e.FindPrimaryKey()?.Properties[0].ClrType, Table: NamedTable.Of(e)))
            .Where(e => e.Table is not null && e.Type!.IsAssignableTo(typeof(IId))).DistinctBy(e => e.Type).ToDictionary(e => e.Type!, e => e.Table!);
        private readonly Dictionary<string, NamedTable> named = model.GetEntityTypes().Select(NamedTable.Of).OfType<NamedTable>().DistinctBy(t => t.Name).ToDictionary(t => t.Name);
        private IEnumerable<NamedTable> Usual => [byId[typeof(UnitId)], byId[typeof(PersonId)], byId[typeof(Access.RoleId)]];

        public IEnumerable<(NamedTable, Guid)> PointedTo(string noun, string record, string changes)
        {
            var entity = byName.GetValueOrDefault(noun);
            if (Guid.TryParse(record, out var own) && named.TryGetValue(noun, out var table)) yield return (table, own);
            if (!AnyId().IsMatch(changes)) yield break;

            using var fields = JsonDocument.Parse(changes);
            if (fields.RootElement.ValueKind != JsonValueKind.Object) yield break;
            foreach (var field in fields.RootElement.EnumerateObject())
                foreach (Match id in AnyId().Matches(field.Value.GetRawText()))
                    foreach (var target in entity?.FindProperty(field.Name) is { } property && Behind(property).ToList() is { Count: > 0 } behind ? behind : Usual)
                        yield return (target, Guid.Parse(id.ValueSpan));
        }

        /// <summary>The table that a field of ids points to, if it has names.</summary>
        public IEnumerable<NamedTable> Behind(IReadOnlyProperty field)
        {
            if (field.Name == nameof(IImported.ImportId)) return [named["foundation_import"]];
            var type = field.GetElementType()?.ClrType ?? field.ClrType;
            return byId.TryGetValue(Nullable.GetUnderlyingType(type) ?? type, out var table) ? [table] : [];
        }
    }
}
