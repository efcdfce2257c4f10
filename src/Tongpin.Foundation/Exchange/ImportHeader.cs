using System.Buffers;
using Microsoft.EntityFrameworkCore.Metadata;
using Tongpin.Kernel;
using Tongpin.Kernel.Sheets;

namespace Tongpin.Foundation.Exchange;

/// <summary>Which column of a file is which column of the kind: by key, by either title or by another name, without regard to case and spaces.</summary>
internal sealed class ImportHeader
{
    private readonly Dictionary<string, int> places = [];
    private readonly Dictionary<string, ImportColumn> columns;

    private ImportHeader(IReadOnlyList<ImportColumn> columns) => this.columns = columns.ToDictionary(c => c.Key);

    /// <summary>Names in the file that mean nothing to this kind.</summary>
    public IReadOnlyList<string> Ignored { get; private set; } = [];

    /// <exception cref="RuleBroken">A needed column is missing, or two columns are the same.</exception>
    public static ImportHeader Of(IReadOnlyList<ImportColumn> columns, IReadOnlyList<string> names)
    {
        var header = new ImportHeader(columns);
        List<string> ignored = [];
        for (var i = 0; i < names.Count; i++)
        {
            var name = Plain(names[i]);
            if (columns.FirstOrDefault(c => Names(c).Any(n => Plain(n) == name)) is not { } column) ignored.Add(names[i]);
            else if (!header.places.TryAdd(column.Key, i)) throw ImportRules.ColumnTwice.Broken(names[header.places[column.Key]], names[i], column.Title);
        }
        header.Ignored = ignored;
        var missing = columns.Where(c => c.Needed && !header.Has(c.Key)).ToList();
        if (missing.Count == 0) return header;
        var have = string.Join(", ", names.Take(20));
        throw new RuleBroken(ImportRules.ColumnsMissing, (
            ImportRules.ColumnsMissing.Broken(string.Join('、', missing.Select(c => c.Title.Zh)), have).Words.Zh,
            ImportRules.ColumnsMissing.Broken(string.Join(", ", missing.Select(c => c.Title.En)), have).Words.En));
    }

    public bool Has(string key) => places.ContainsKey(key);
    public int? PlaceOf(string key) => columns.ContainsKey(key) ? places.TryGetValue(key, out var place) ? place : null : throw new ArgumentException($"There is no column {key}.", nameof(key));
    public ImportColumn this[string key] => columns[key];
    public IEnumerable<KeyValuePair<string, int>> Places => places;

    /// <summary>The column that fills a field, the first where several do; null when none does.</summary>
    public ImportColumn? ColumnOf(IProperty field) => columns.Values.FirstOrDefault(c => c.Fills(field.Name));

    public IEnumerable<ImportColumn> ColumnsOf(IProperty field) => columns.Values.Where(c => c.Fills(field.Name));

    /// <summary>Whether the file says what a field is: it has every column that fills it.</summary>
    public bool Decides(IProperty field) => ColumnsOf(field).Select(c => Has(c.Key)).DefaultIfEmpty(false).All(has => has);

    private static IEnumerable<string> Names(ImportColumn column) => [column.Key, column.Title.Zh, column.Title.En, .. column.Aliases];

    private static string Plain(string name) => string.Concat(name.Where(c => !char.IsWhiteSpace(c) && c is not ('_' or '-'))).ToUpperInvariant();
}

/// <summary>One line of the file with its header.</summary>
internal sealed class ImportRow(SheetRow row, ImportHeader header, ImportReport report) : ImportLine
{
    private HashSet<string>? left;
    private bool isRight = true;

    public ImportHeader Header => header;
    public override int Line => row.Line;
    public override bool IsRight => isRight;
    public override string this[string key] => header.PlaceOf(key) is { } place && Seen(row[place]) is var text && text is not ("-" or "—") ? text : "";

    // What nobody can see, and what turns the direction of writing round, is no text.
    private static readonly SearchValues<char> Unseen = SearchValues.Create([.. Enumerable.Range(0, 0x10000).Select(c => (char)c).Where(c => (char.IsControl(c) && c is not ('\t' or '\n' or '\r')) || c is '\u200b' or '\ufeff' or (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069'))]);

    private static string Seen(string text) => text.AsSpan().ContainsAny(Unseen) ? string.Concat(text.Where(c => !Unseen.Contains(c))).Trim() : text;

    public override void Refuse(string key, Words why, string? nearest = null)
    {
        isRight = false;
        report.Add(new(Line, header[key].Title.ToString(), this[key].Length > 80 ? this[key][..80] + "…" : this[key], why, nearest));
    }

    public override void Leave(string key) => (left ??= []).Add(key);

    public bool IsLeft(IProperty field) => left is not null && header.ColumnOf(field) is { } column && left.Contains(column.Key);

    /// <summary>Whether the line says nothing of a field: its cells are empty. A dash says that there is nothing.</summary>
    public bool IsSilent(IProperty field) => header.ColumnsOf(field).All(column => header.PlaceOf(column.Key) is not { } place || Seen(row[place]).Length == 0);

    public override void Remark(Words what) => report.Remark(what);

    /// <summary>A long number that a spreadsheet program rounded, or a formula that ended in an error, is lost: better stop than import it.</summary>
    public void RefuseDamaged()
    {
        foreach (var (key, place) in header.Places)
            if (row.LooksDamaged(place) && row[place].AsSpan().IndexOfAny('+', '#') >= 0)
                Refuse(key, ("已被表格软件改写，原值无法恢复。请把该列设为“文本”格式重新填写。", "Rewritten by a spreadsheet program, the original value is lost. Please format the column as text and enter it again."));
    }
}
