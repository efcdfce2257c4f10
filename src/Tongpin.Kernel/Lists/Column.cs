using System.Globalization;
using System.Linq.Expressions;

namespace Tongpin.Kernel;

/// <summary>How a cell is shown, aligned and exported.</summary>
public enum CellKind { Text, Integer, Decimal, Percent, Date, Instant }

/// <summary>One column of a list: the same on the page, in the export and in the API's documentation.</summary>
public sealed record Column<TEntity, TRow>(string Key, Words Title, Func<TRow, object?> Value, CellKind Kind = CellKind.Text)
{
    /// <summary>What the database sorts by; null leaves the column unsorted. Must not be null in the data.</summary>
    public LambdaExpression? Sort { get; init; }

    /// <summary>Sum shown under the column, over all rows that pass the filter.</summary>
    public Expression<Func<TEntity, decimal>>? Total { get; init; }

    /// <summary>Where the cell leads.</summary>
    public Func<TRow, string?>? Link { get; init; }

    /// <summary>Bootstrap tone of a badge (success, warning, danger, secondary, info), for states.</summary>
    public Func<TRow, string?>? Tone { get; init; }

    /// <summary>Left out on phones and in narrow print.</summary>
    public bool Minor { get; init; }

    public bool IsNumber => Kind is CellKind.Integer or CellKind.Decimal or CellKind.Percent;

    public Column<TEntity, TRow> SortBy<TKey>(Expression<Func<TEntity, TKey>> key) => this with { Sort = key };
}

/// <summary>A filter of a list, one parameter of the address.</summary>
/// <param name="Choices">Value and words; empty for a free text box.</param>
public sealed record Filter(string Key, Words Title, IReadOnlyList<Choice> Choices)
{
    /// <summary>A day of the calendar, written 2026-09-01.</summary>
    public bool IsDay { get; init; }

    /// <summary>Values beside the choices mean something, too: the beginning of a code, for one.</summary>
    public bool IsOpen { get; init; }

    /// <summary>A whole number.</summary>
    public bool IsNumber { get; init; }

    /// <summary>Not offered above the list: links and programs alone set it.</summary>
    public bool IsHidden { get; init; }

    /// <summary>Whether a value means anything here. One that does not would be passed over, and more rows shown than were asked for.</summary>
    public bool Understands(string value) =>
        value.Length <= MostLength && (IsDay ? DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
        : IsNumber ? int.TryParse(value, CultureInfo.InvariantCulture, out _)
        : IsOpen || Choices.Count == 0 || Choices.Any(c => c.Value.Equals(value, StringComparison.OrdinalIgnoreCase)));

    /// <summary>Characters of a value; a longer one is named and refused as one that means nothing.</summary>
    public const int MostLength = 400;
}

/// <summary>An allowed value and what a person reads for it.</summary>
public sealed record Choice(string Value, Words Title);

/// <summary>Something done to many rows of a list at once (批量操作).</summary>
/// <param name="Permission">Who may; the rows are those that this reader sees anyway.</param>
/// <param name="Run">Does it to rows that the context follows, and saves; all or nothing.</param>
public sealed record BulkAct<TEntity>(string Key, Words Title, string Permission, Func<IReadOnlyList<TEntity>, CancellationToken, Task> Run);

/// <summary>A bulk act as its readers see it.</summary>
public sealed record BulkActRow(string Key, Words Title);
