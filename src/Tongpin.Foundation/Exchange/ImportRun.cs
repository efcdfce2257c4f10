using System.Data.Common;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Tongpin.Foundation.Audit;
using Tongpin.Foundation.People;
using Tongpin.Kernel;
using Tongpin.Kernel.Sheets;

namespace Tongpin.Foundation.Exchange;

/// <summary>What a run works on.</summary>
internal sealed record ImportWork(TongpinDb Db, Import Import, string File, SheetLimits Limits, IProgress<JobProgress> Progress);

/// <summary>Goes through a file once, in batches: reads lines, finds what is there already, and says or writes what is new and what changes.</summary>
internal sealed class ImportRun<TRecord>(ImportKind<TRecord> kind, ImportWork work) where TRecord : class, IImported
{
    private const int BatchSize = 1000;
    private readonly TongpinDb db = work.Db;
    private readonly IEntityType entity = work.Db.Model.FindEntityType(typeof(TRecord))!;
    private readonly Dictionary<string, int> seen = [];
    private Dictionary<string, TRecord>? all;
    private IReadOnlyList<IProperty> fields = [];

    /// <summary>Looks only.</summary>
    public Task<ImportReport> Check(CancellationToken ct) => Go(write: false, ct);

    /// <summary>Writes; to be called inside a transaction.</summary>
    /// <exception cref="RuleBroken">A line is no longer right; the transaction must be given up.</exception>
    public async Task<ImportReport> Write(CancellationToken ct)
    {
        try
        {
            return await Go(write: true, ct);
        }
        catch (Exception e) when (e is DbException or DbUpdateException)
        {
            throw ImportRules.Collides.Broken();
        }
    }

    private async Task<ImportReport> Go(bool write, CancellationToken ct)
    {
        work.Progress.Report(new(0, work.Import.Lines, ("读取文件", "Reading the file")));
        await using var file = SealedFile.Open(work.File);
        using var sheet = SheetReader.Open(file, work.Import.FileName, work.Limits);
        var header = ImportHeader.Of(kind.Columns, sheet.Header);
        fields = FieldsOf(header);
        await kind.Prepare(ct);

        var report = new ImportReport { Format = sheet.Format, Header = sheet.Header, Ignored = header.Ignored };
        foreach (var batch in sheet.Rows().Chunk(BatchSize))
        {
            ct.ThrowIfCancellationRequested();
            foreach (var row in batch.Take(ImportReport.FirstLines - report.FirstRows.Count)) report.FirstRows.Add(row.Cells);
            await Take(Read(batch, header, report), report, write, ct);
            work.Progress.Report(new(report.Lines, work.Import.Lines, write ? ("写入", "Writing") : ("检查", "Checking")));
            MustBeRight(report, write);
        }
        await kind.AfterLastLine(ct);
        MustBeRight(report, write);
        await NameRecords(report, ct);
        return report;
    }

    private static void MustBeRight(ImportReport report, bool write)
    {
        if (write && report.ProblemCount > 0) throw ImportRules.HasProblems.Broken(report.ProblemCount);
    }

    private List<(ImportRow Line, TRecord Record, string Key)> Read(SheetRow[] batch, ImportHeader header, ImportReport report)
    {
        var records = new List<(ImportRow, TRecord, string)>(batch.Length);
        foreach (var row in batch)
        {
            report.Lines++;
            var line = new ImportRow(row, header, report);
            line.RefuseDamaged();
            var record = kind.Read(line);
            if (record is not null) RefuseTooLong(line, record, header);
            else if (line.IsRight) report.Skip(row.Line);
            if (!line.IsRight || record is null) continue;

            var key = kind.KeyOf(record);
            if (seen.TryAdd(key, row.Line)) records.Add((line, record, key));
            else line.Refuse(kind.Columns[0].Key, new($"与第 {seen[key]} 行重复：{key}", $"Repeats line {seen[key]}: {key}"));
        }
        return records;
    }

    // What the database would refuse is said before, with line and column.
    private void RefuseTooLong(ImportRow line, TRecord record, ImportHeader header)
    {
        foreach (var property in fields)
            if (property.GetMaxLength() is { } most && property.GetValueConverter() is null && property.GetGetter().GetClrValue(record) is string { Length: var length } && length > most && header.ColumnOf(property) is { } column && line.IsRight)
                line.Refuse(column.Key, new($"最多 {most} 个字，现有 {length} 个。", $"At most {most} characters; there are {length}."));
    }

    private async Task Take(List<(ImportRow Line, TRecord Record, string Key)> batch, ImportReport report, bool write, CancellationToken ct)
    {
        var known = await Known([.. batch.Select(b => b.Key)], ct);
        var added = new List<TRecord>();
        foreach (var (line, record, key) in batch)
        {
            if (!known.TryGetValue(key, out var existing))
            {
                record.ImportId = work.Import.Id;
                added.Add(record);
                continue;
            }
            var differences = Differences(existing, record, line);
            var taken = differences.Where(d => !d.Kept).ToList();
            if (differences.Count == 0) report.Unchanged++;
            else if (taken.Count == 0) report.Kept++;
            else report.Changed++;

            if (differences.Count > 0 && report.Changes.Count < ImportReport.MostChanges)
                report.Changes.Add(new(line.Line, key, [.. Told(differences, line.Header)]));
            if (write && taken.Count > 0) Change(existing, taken);
        }
        report.Added += added.Count;
        if (!write) return;

        await db.Insert(added, ct);
        await db.SaveChangesAsync(ct);
        db.ChangeTracker.Clear();
    }

    private async Task<Dictionary<string, TRecord>> Known(string[] keys, CancellationToken ct)
    {
        if (all is not null) return all;
        if (kind.With(keys) is { } found) return await found.AsNoTracking().ToDictionaryAsync(kind.KeyOf, ct);
        return all = await db.Set<TRecord>().AsNoTracking().ToDictionaryAsync(kind.KeyOf, ct);
    }

    private List<Difference> Differences(TRecord existing, TRecord record, ImportRow line)
    {
        List<Difference> differences = [];
        foreach (var field in fields)
        {
            var (before, after) = (field.GetGetter().GetClrValue(existing), field.GetGetter().GetClrValue(record));
            if (field.GetValueComparer().Equals(before, after) || line.IsLeft(field) || line.IsSilent(field)) continue;
            differences.Add(new(field, before, after, !work.Import.Overwrite && existing.TouchedByHand.Contains(field.Name)));
        }
        return differences;
    }

    // Through the change tracker, so that the history has a line for each changed record.
    private void Change(TRecord existing, List<Difference> taken)
    {
        var entry = db.Attach(existing);
        var images = taken.ToDictionary(d => d.Field.Name, d => new[] { ImportImage.Write(d.Field, d.Before), ImportImage.Write(d.Field, d.After) });
        foreach (var difference in taken) entry.Property(difference.Field.Name).CurrentValue = difference.After;
        kind.Rewritten(existing);
        if (existing.TouchedByHand.Intersect(images.Keys).Any()) existing.TouchedByHand = [.. existing.TouchedByHand.Except(images.Keys)];
        db.Add(new ImportedChange
        {
            ImportId = work.Import.Id,
            Noun = entity.GetTableName()!,
            Record = ImportImage.IdOf(entity, existing),
            Fields = JsonSerializer.Serialize(images, Json.Plain),
        });
    }

    /// <summary>What the file decides of records that are known.</summary>
    private IProperty[] FieldsOf(ImportHeader header) =>
    [
        .. entity.GetProperties().Where(p => !p.IsPrimaryKey() && !p.IsShadowProperty() && !p.IsConcurrencyToken && p.ValueGenerated == ValueGenerated.Never
            && p.Name is not (nameof(IImported.ImportId) or nameof(IImported.TouchedByHand) or Pinyin.Field)
            && header.Decides(p)),
    ];

    // One column may fill several fields: its words are told rather than the id beside them.
    private static IEnumerable<CellDifference> Told(List<Difference> differences, ImportHeader header) =>
        from d in differences
        group d by header.ColumnOf(d.Field)!.Title into column
        let told = column.FirstOrDefault(d => !(Nullable.GetUnderlyingType(d.Field.ClrType) ?? d.Field.ClrType).IsAssignableTo(typeof(IId))) ?? column.First()
        select new CellDifference(column.Key, Shown(told.Field, told.Before), Shown(told.Field, told.After), told.Kept);

    private async Task NameRecords(ImportReport report, CancellationToken ct)
    {
        var ids = report.Changes.SelectMany(c => c.Cells).SelectMany(c => new[] { c.Before, c.After }).Select(text => Guid.TryParse(text, out var id) ? id : Guid.Empty).Where(id => id != Guid.Empty).ToHashSet();
        var names = await RecordNames.Of(db, entity, ids, ct);
        if (names.Count == 0) return;
        for (var i = 0; i < report.Changes.Count; i++) report.Changes[i] = report.Changes[i] with { Cells = [.. report.Changes[i].Cells.Select(c => c with { Before = Name(c.Before), After = Name(c.After) })] };

        string Name(string text) => Guid.TryParse(text, out var id) && names.TryGetValue(id, out var name) ? name.ToString() : text;
    }

    private static string Shown(IProperty field, object? value) => AuditTrail.IsSecret(field) ? "•" : value switch
    {
        null => "",
        IId id => id.Value.ToString(),
        DateTimeOffset at => Show.Instant(at),
        System.Collections.IEnumerable and not string => JsonSerializer.Serialize(value, Json.Plain),
        _ => Show.Cell(value, CellKind.Text),
    };

    private sealed record Difference(IProperty Field, object? Before, object? After, bool Kept);
}

/// <summary>Values as the database stores them, for taking an import back.</summary>
internal static class ImportImage
{
    public static JsonElement Write(IProperty field, object? value)
    {
        var stored = field.GetTypeMapping().Converter is { } converter ? converter.ConvertToProvider(value) : value;
        return JsonSerializer.SerializeToElement(stored, Json.Plain);
    }

    public static object? Read(IProperty field, JsonElement image)
    {
        if (image.ValueKind == JsonValueKind.Null) return null;
        var converter = field.GetTypeMapping().Converter;
        var stored = image.Deserialize(converter?.ProviderClrType ?? field.ClrType, Json.Plain);
        return converter is null ? stored : converter.ConvertFromProvider(stored);
    }

    public static Guid IdOf(IEntityType entity, object record) => entity.FindPrimaryKey()!.Properties[0].GetGetter().GetClrValue(record) switch
    {
        IId id => id.Value,
        Guid id => id,
        var other => throw new NotSupportedException($"An imported record has a Guid for its id, not {other}."),
    };
}
