using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Tongpin.Foundation.Audit;
using Tongpin.Kernel;

namespace Tongpin.Foundation.Exchange;

/// <summary>What an undo works on; <paramref name="Keepers"/> speak for modules that need records without a foreign key.</summary>
/// <param name="EvenByHand">New records go even if a person has changed them since.</param>
internal sealed record UndoWork(TongpinDb Db, Import Import, IEnumerable<IKeepRecords> Keepers, HistoryWords Words, bool EvenByHand);

/// <summary>Takes an import back: its new rows go, its changed fields return. As a whole, or not at all.</summary>
internal sealed class ImportUndo<TRecord>(ImportKind<TRecord> kind, UndoWork work) where TRecord : class, IImported
{
    private readonly TongpinDb db = work.Db;
    private readonly Guid id = work.Import.Id;
    private readonly IEntityType entity = work.Db.Model.FindEntityType(typeof(TRecord))!;
    private readonly List<Words> reasons = [];
    private string Table => entity.GetTableName()!;
    private string IdColumn => ColumnOf(entity, entity.FindPrimaryKey()!.Properties[0]);

    public async Task Run(CancellationToken ct)
    {
        await AskAddedRows(ct);
        await AskDependents(ct);
        await AskFiles(ct);
        await Restore(ct);
        if (reasons.Count > 0) throw new RuleBroken(ImportRules.CannotUndo, (
            ImportRules.CannotUndo.Broken(string.Join('；', reasons.Select(r => r.Zh))).Words.Zh, ImportRules.CannotUndo.Broken(string.Join("; ", reasons.Select(r => r.En))).Words.En));
        await db.SaveChangesAsync(ct);

        // A parent may stand among the rows that go.
        foreach (var key in entity.GetForeignKeys().Where(k => k.PrincipalEntityType == entity && !k.IsRequired))
            await Sql($"UPDATE \"{Table}\" SET \"{ColumnOf(entity, key.Properties[0])}\" = NULL WHERE \"ImportId\" = {{0}}", ct);
        foreach (var key in DependentKeys().Where(k => kind.Companions.Contains(k.DeclaringEntityType.ClrType)))
            await Sql($"DELETE FROM \"{key.DeclaringEntityType.GetTableName()}\" WHERE \"{ColumnOf(key.DeclaringEntityType, key.Properties[0])}\" IN (SELECT \"{IdColumn}\" FROM \"{Table}\" WHERE \"ImportId\" = {{0}})", ct);
        await db.Set<TRecord>().Where(r => r.ImportId == id).ExecuteDeleteAsync(ct);
        db.Touched(typeof(TRecord));
        await db.ImportedChanges.Where(c => c.ImportId == id).ExecuteDeleteAsync(ct);
    }

    private async Task AskAddedRows(CancellationToken ct)
    {
        var touched = work.EvenByHand ? [] : await db.Set<TRecord>().AsNoTracking().Where(r => r.ImportId == id && r.TouchedByHand.Count > 0).ToListAsync(ct);
        if (touched.Count > 0 && string.Join(", ", touched.Take(3).Select(kind.NameOf)) is var which)
            reasons.Add(new($"{touched.Count} 条新增的记录后来被人改过（{which}{(touched.Count > 3 ? "…" : "")}）；确认不要这些修改，请勾选“也删除”", $"{touched.Count} of its new records were changed by hand since ({which}{(touched.Count > 3 ? "…" : "")}); tick “remove these, too” if they are not wanted"));
        var reimported = await Count($"SELECT COUNT(*) AS \"Value\" FROM \"foundation_import_change\" c JOIN \"{Table}\" r ON r.\"{IdColumn}\" = c.\"Record\" WHERE r.\"ImportId\" = {{0}} AND c.\"ImportId\" <> {{0}}", ct);
        if (reimported > 0) reasons.Add(new($"{reimported} 条新增的记录后来被另一次导入改过", $"{reimported} of its new records were changed by a later import"));
    }

    private async Task AskDependents(CancellationToken ct)
    {
        foreach (var key in DependentKeys().Where(k => !kind.Companions.Contains(k.DeclaringEntityType.ClrType)))
        {
            var self = key.DeclaringEntityType == entity ? " AND (d.\"ImportId\" IS NULL OR d.\"ImportId\" <> {0})" : "";
            var used = await Count($"SELECT COUNT(*) AS \"Value\" FROM \"{key.DeclaringEntityType.GetTableName()}\" d JOIN \"{Table}\" r ON d.\"{ColumnOf(key.DeclaringEntityType, key.Properties[0])}\" = r.\"{IdColumn}\" WHERE r.\"ImportId\" = {{0}}{self}", ct);
            if (used > 0 && work.Words.NounOf(key.DeclaringEntityType.GetTableName()!) is var noun) reasons.Add(new($"{used} 条其他记录（{noun.Zh}）依赖它们", $"{used} other records ({noun.En}) depend on them"));
        }
        if (work.Keepers.Where(k => k.Noun == Table).ToList() is not { Count: > 0 } keepers) return;
        Guid[] ids = [.. (await db.Set<TRecord>().AsNoTracking().Where(r => r.ImportId == id).ToListAsync(ct)).Select(r => ImportImage.IdOf(entity, r))];
        foreach (var keeper in keepers)
            if (await keeper.WhyKeep(ids, ct) is { } why) reasons.Add(why);
    }

    // A file names its record by id or by key, so those that are there are looked at, not the thousands of rows.
    private async Task AskFiles(CancellationToken ct)
    {
        var named = await db.Evidence.Where(e => e.Noun == Table && e.RemovedAt == null).Select(e => e.Record).ToListAsync(ct);
        if (named.Count == 0) return;
        var going = (await db.Set<TRecord>().AsNoTracking().Where(r => r.ImportId == id).ToListAsync(ct)).SelectMany(r => new[] { ImportImage.IdOf(entity, r).ToString(), kind.KeyOf(r) }).ToHashSet();
        if (named.Count(going.Contains) is > 0 and var files) reasons.Add(new($"{files} 份佐证材料附在这些记录上", $"{files} files of evidence are attached to them"));
    }

    private async Task Restore(CancellationToken ct)
    {
        var overtaken = 0;
        if (!await db.ImportedChanges.AnyAsync(c => c.ImportId == id, ct)) return;
        await kind.Prepare(ct);
        // All at once; what follows finds them in memory.
        await Changed().LoadAsync(ct);
        foreach (var change in await db.ImportedChanges.AsNoTracking().Where(c => c.ImportId == id).ToListAsync(ct))
        {
            var key = entity.FindPrimaryKey()!.Properties[0];
            object recordId = key.GetTypeMapping().Converter is { } converter ? converter.ConvertFromProvider(change.Record)! : change.Record;
            if (await db.Set<TRecord>().FindAsync([recordId], ct) is not { } record)
            {
                overtaken++;
                continue;
            }
            var entry = db.Entry(record);
            foreach (var (name, images) in JsonSerializer.Deserialize<Dictionary<string, JsonElement[]>>(change.Fields, Json.Plain)!)
            {
                var field = entity.FindProperty(name)!;
                if (field.GetValueComparer().Equals(entry.Property(name).CurrentValue, ImportImage.Read(field, images[1]))) entry.Property(name).CurrentValue = ImportImage.Read(field, images[0]);
                else overtaken++;
            }
            kind.Rewritten(record);
        }
        if (overtaken > 0) reasons.Add(new($"{overtaken} 处改动后来又被改过", $"{overtaken} changed fields were changed again since"));
    }

    private IEnumerable<IForeignKey> DependentKeys() => entity.GetReferencingForeignKeys().Where(k => !k.DeclaringEntityType.IsOwned());

    private static string ColumnOf(IEntityType entity, IProperty property) => property.GetColumnName(StoreObjectIdentifier.Create(entity, StoreObjectType.Table)!.Value)!;

    // Names come from the model, the value goes as a parameter.
#pragma warning disable EF1002, EF1003
    private IQueryable<TRecord> Changed() => db.Set<TRecord>().FromSqlRaw($"SELECT r.* FROM \"{Table}\" r JOIN \"foundation_import_change\" c ON c.\"Record\" = r.\"{IdColumn}\" WHERE c.\"ImportId\" = {{0}}", id);
    private Task<int> Sql(string sql, CancellationToken ct) => db.Database.ExecuteSqlRawAsync(sql, [id], ct);
    private Task<int> Count(string sql, CancellationToken ct) => db.Database.SqlQueryRaw<int>(sql, id).SingleAsync(ct);
#pragma warning restore EF1002, EF1003
}
