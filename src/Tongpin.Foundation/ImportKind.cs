using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Tongpin.Foundation.Exchange;
using Tongpin.Kernel;

namespace Tongpin.Foundation;

/// <summary>A column of an import's template.</summary>
/// <param name="Key">Name of the field in the record, also accepted as a header.</param>
/// <param name="Title">Header of the template.</param>
/// <param name="Help">What to enter, shown in the template and on the page.</param>
/// <param name="Aliases">Other headers under which the column is known, for files that come from elsewhere.</param>
public sealed record ImportColumn(string Key, Words Title, bool Needed = false, Words? Help = null, params string[] Aliases)
{
    /// <summary>Allowed values; a drop-down in the template.</summary>
    public IReadOnlyList<string> Allowed { get; init; } = [];

    /// <summary>Properties of the record that the column fills, where it is not the one named like the key without underscores.</summary>
    /// <remarks>Of a known record a file changes only what it has all columns for: what no column fills, or only a column that the file lacks, stays as it is.</remarks>
    public IReadOnlyList<string> Fields { get; init; } = [];

    internal bool Fills(string property) => Fields.Count > 0 ? Fields.Contains(property) : string.Equals(Key.Replace("_", "", StringComparison.Ordinal), property, StringComparison.OrdinalIgnoreCase);
    public string Example { get; init; } = "";
}

/// <summary>What is wrong with one cell: row, column, value, why, and how to mend it.</summary>
public sealed record ImportProblem(int Line, string Column, string Value, Words Why, string? Nearest = null);

/// <summary>One line of the file while it is read: cells by column key, and a place for what is wrong with them.</summary>
public abstract partial class ImportLine
{
    /// <summary>Line in the file, from 1 with the header as 1.</summary>
    public abstract int Line { get; }

    /// <summary>The cell, trimmed; empty when the file has no such column, or a dash alone. Of a known record an empty cell leaves what is there, a dash empties it.</summary>
    public abstract string this[string key] { get; }

    /// <summary>Notes a problem; the line will not be taken, and nothing of the file is, unless all lines are right.</summary>
    public abstract void Refuse(string key, Words why, string? nearest = null);

    /// <summary>An existing record keeps what it has in this column, whatever the cell says: for values that an export masks.</summary>
    public abstract void Leave(string key);

    /// <summary>Tells what is no problem and yet worth knowing before the file is imported, such as what a line will not count in; lines of the same remark are counted.</summary>
    public abstract void Remark(Words what);

    /// <summary>True when no problem was noted.</summary>
    public abstract bool IsRight { get; }

    /// <summary>The cell of a needed column; notes a problem when it is empty.</summary>
    public string Need(string key)
    {
        if (this[key].Length == 0) Refuse(key, ("此列不能为空。", "This column must be filled in."));
        return this[key];
    }

    /// <summary>A text of at most so many characters.</summary>
    public string Text(string key, int most)
    {
        if (this[key].Length <= most) return this[key];
        Refuse(key, new($"最多 {most} 个字，现有 {this[key].Length} 个。", $"At most {most} characters; there are {this[key].Length}."));
        return "";
    }

    /// <summary>A whole number within bounds, or null when the cell is empty.</summary>
    public int? Whole(string key, int least = 0, int most = int.MaxValue)
    {
        var text = Narrow(key);
        if (text.Length == 0) return null;
        if (int.TryParse(text, NumberStyles.AllowThousands | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most) return value;
        var near = decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var other) ? Math.Clamp(Math.Round(other, MidpointRounding.AwayFromZero), least, most).ToString(CultureInfo.InvariantCulture) : null;
        Refuse(key, most == int.MaxValue ? new($"应为不小于 {least} 的整数。", $"Must be a whole number, {least} or more.") : new($"应为 {least} 到 {most} 的整数。", $"Must be a whole number from {least} to {most}."), near);
        return null;
    }

    /// <summary>A decimal number within bounds, or null when the cell is empty. A percent sign divides by 100.</summary>
    public decimal? Number(string key, decimal least = 0, decimal most = decimal.MaxValue)
    {
        var text = Narrow(key);
        if (text.Length == 0) return null;
        var percent = text.EndsWith('%');
        decimal? near = null;
        if (decimal.TryParse(percent ? text[..^1] : text, NumberStyles.Number, CultureInfo.InvariantCulture, out var value))
        {
            if (percent) value /= 100;
            if (value >= least && value <= most) return value;
            near = Math.Clamp(value, least, most);
        }
        Refuse(key, most == decimal.MaxValue ? new($"应为不小于 {least} 的数。", $"Must be a number, {least} or more.") : new($"应为 {least} 到 {most} 的数。", $"Must be a number from {least} to {most}."), near?.ToString(CultureInfo.InvariantCulture));
        return null;
    }

    /// <summary>A day as 2026-09-01, 2026/9/1, 2026年9月1日 or 20260901, also with a time of day behind it, or null when the cell is empty.</summary>
    /// <param name="orMonth">A month alone, such as 2026-09 or 2026年9月, is taken for its first day.</param>
    public DateOnly? Day(string key, bool orMonth = false)
    {
        var text = Narrow(key);
        if (text.Length == 0) return null;
        if (TimeOfDay().Match(text) is { Success: true } time) text = text[..time.Index];
        if (DateOnly.TryParseExact(text, Days, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
        if (orMonth && DateOnly.TryParseExact(text, Months, CultureInfo.InvariantCulture, DateTimeStyles.None, out day)) return day;
        Refuse(key, orMonth ? ("应为日期或年月，如 2026-09-01 或 2026-09。", "Must be a date or a month, such as 2026-09-01 or 2026-09.") : ("应为日期，如 2026-09-01。", "Must be a date such as 2026-09-01."), NearestDay(text));
        return null;
    }

    private static readonly string[] Days = ["yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyy年M月d日", "yyyyMMdd"], Months = ["yyyy-M", "yyyy/M", "yyyy.M", "yyyy年M月", "yyyyMM"];

    /// <summary>Digits and signs of full width, as Chinese keyboards write them, count as plain ones.</summary>
    private string Narrow(string key) => this[key].Normalize(NormalizationForm.FormKC);

    /// <summary>The last day of the month for one that the calendar lacks.</summary>
    private static string? NearestDay(string text)
    {
        if (DayShape().Match(text) is not { Success: true } parts) return null;
        int Part(int i) => int.Parse(parts.Groups[i].ValueSpan, CultureInfo.InvariantCulture);
        var (year, month) = (Part(1), Math.Clamp(Part(2), 1, 12));
        return year is 0 ? null : new DateOnly(year, month, Math.Clamp(Part(3), 1, DateTime.DaysInMonth(year, month))).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"[T ]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?$")]
    private static partial Regex TimeOfDay();

    [GeneratedRegex(@"^(\d{4})\D?(\d{1,2})\D?(\d{1,2})\D?$")]
    private static partial Regex DayShape();

    /// <summary>One of the allowed values (or null when empty); the nearest is offered when it is another.</summary>
    public string? OneOf(string key, IReadOnlyCollection<string> allowed)
    {
        if (this[key].Length == 0) return null;
        if (allowed.Contains(this[key])) return this[key];
        RefuseOther(key, allowed);
        return null;
    }

    /// <summary>An enum by its name or its words in either language, or null when the cell is empty.</summary>
    public TEnum? OneOf<TEnum>(string key, IReadOnlyDictionary<TEnum, Words> allowed) where TEnum : struct, Enum
    {
        var text = this[key];
        if (text.Length == 0) return null;
        foreach (var (value, words) in allowed)
            if (text.Equals(words.Zh, StringComparison.OrdinalIgnoreCase) || text.Equals(words.En, StringComparison.OrdinalIgnoreCase) || text.Equals(value.ToString(), StringComparison.OrdinalIgnoreCase)) return value;
        RefuseOther(key, [.. allowed.Values.Select(w => w.ToString())]);
        return null;
    }

    private void RefuseOther(string key, IReadOnlyCollection<string> allowed) =>
        Refuse(key, new($"只能是：{string.Join('、', allowed.Take(8))}{(allowed.Count > 8 ? "…" : "")}", $"Must be one of: {string.Join(", ", allowed.Take(8))}{(allowed.Count > 8 ? "…" : "")}"), Nearness.Nearest(this[key], allowed));
}

/// <summary>What the engine needs to know of a kind of import without knowing its record.</summary>
public abstract class ImportKind
{
    /// <summary>Word of the address and of <c>tongpin import KIND</c>, such as <c>adverts</c>.</summary>
    public abstract string Key { get; }
    public abstract Words Title { get; }
    public abstract string Permission { get; }
    public abstract IReadOnlyList<ImportColumn> Columns { get; }

    /// <summary>The list where the result can be seen.</summary>
    public abstract string Href { get; }

    /// <summary>Runs before a template is written, to load the allowed values that depend on what is there.</summary>
    protected internal virtual Task BeforeTemplate(CancellationToken ct) => Task.CompletedTask;

    /// <summary>A column in the reader's language; reports hold it in that of the process which read the file.</summary>
    internal Words Told(string column) => Columns.FirstOrDefault(c => c.Title.Zh == column || c.Title.En == column)?.Title ?? Words.Same(column);

    internal abstract Task<ImportReport> Check(ImportWork work, CancellationToken ct);
    internal abstract Task<ImportReport> Write(ImportWork work, CancellationToken ct);
    internal abstract Task Undo(UndoWork work, CancellationToken ct);

    /// <summary>How many of an import's new records a person has changed since.</summary>
    internal abstract Task<int> ChangedByHand(TongpinDb db, Guid import, CancellationToken ct);
}

/// <summary>
/// How files become records of one kind: columns, reading of a line, natural key. The engine does the rest, alike for every kind:
/// preview, row errors, all or nothing, new / changed / unchanged by natural key, respect for what was changed by hand, undo.
/// </summary>
public abstract class ImportKind<TRecord> : ImportKind where TRecord : class, IImported
{
    internal sealed override Task<ImportReport> Check(ImportWork work, CancellationToken ct) => new ImportRun<TRecord>(this, work).Check(ct);

    internal sealed override async Task<ImportReport> Write(ImportWork work, CancellationToken ct)
    {
        var report = await new ImportRun<TRecord>(this, work).Write(ct);
        await Written(new(work.Import.Id, report.Added, report.Changed, report.Unchanged, report.Kept), ct);
        return report;
    }

    internal sealed override async Task Undo(UndoWork work, CancellationToken ct)
    {
        await new ImportUndo<TRecord>(this, work).Run(ct);
        await Undone(ct);
    }

    internal sealed override Task<int> ChangedByHand(TongpinDb db, Guid import, CancellationToken ct) => db.Set<TRecord>().CountAsync(r => r.ImportId == import && r.TouchedByHand.Count > 0, ct);

    /// <summary>Loads what <see cref="Read"/> looks up. Called once a run.</summary>
    protected internal virtual Task Prepare(CancellationToken ct) => Task.CompletedTask;

    /// <summary>Makes the record of one line; problems are noted on the line, and the record of a wrong line is ignored. Null skips the line as a duplicate of one already read.</summary>
    protected internal abstract TRecord? Read(ImportLine line);

    /// <summary>Runs after the last line, of a check and of a write: what only all lines together show is noted on one that <see cref="Read"/> has kept.</summary>
    protected internal virtual Task AfterLastLine(CancellationToken ct) => Task.CompletedTask;

    /// <summary>What makes two lines the same record: a code, a number, a hash.</summary>
    protected internal abstract string KeyOf(TRecord record);

    /// <summary>What people call the record, where its key is a hash or the like.</summary>
    protected internal virtual string NameOf(TRecord record) => KeyOf(record);

    /// <summary>The records that may have one of these keys, for a kind with an index over its key. Null: the engine reads the whole table once.</summary>
    protected internal virtual IQueryable<TRecord>? With(IReadOnlyCollection<string> keys) => null;

    /// <summary>Other nouns whose rows belong to the record and go with it when an import is undone.</summary>
    protected internal virtual IReadOnlyCollection<Type> Companions => [];

    /// <summary>Told of a known record when a file, or its undo, has changed some of its fields: what was made of the old ones is stale.</summary>
    protected internal virtual void Rewritten(TRecord record) { }

    /// <summary>Runs inside the transaction after all records are written, to tell facts and fill companions.</summary>
    protected internal virtual Task Written(ImportResult result, CancellationToken ct) => Task.CompletedTask;

    /// <summary>Runs inside the transaction after an import was taken back: what was reckoned from its records is stale.</summary>
    protected internal virtual Task Undone(CancellationToken ct) => Task.CompletedTask;
}

/// <summary>What an import did.</summary>
public sealed record ImportResult(Guid ImportId, int Added, int Changed, int Unchanged, int Kept)
{
    public int Lines => Added + Changed + Unchanged + Kept;
}
