using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace Tongpin.Kernel;

/// <summary>One page of a list.</summary>
/// <param name="Total">Rows that pass the filter, in all.</param>
/// <param name="From">Position of the first row, from 1; 0 when there are none.</param>
/// <param name="Next">Cursor of the next page, or null on the last.</param>
/// <param name="Previous">Cursor of the page before, or null on the first.</param>
public sealed record ListPage<TRow>(IReadOnlyList<TRow> Rows, int Total, int From, string? Next, string? Previous)
{
    /// <summary>Column sums over all rows that pass the filter, by column key.</summary>
    public IReadOnlyDictionary<string, decimal> Sums { get; init; } = new Dictionary<string, decimal>();
}

/// <summary>
/// A list of the house: its rows in scope, columns and filters, defined once. The page, the export and the API all read this
/// definition, so the three cannot disagree.
/// </summary>
/// <remarks>Pages follow a key, not an offset: the last page of a million rows costs what the first one does. At most three queries a page.</remarks>
public abstract class Listing<TEntity, TRow>(TongpinDb db, CurrentActor actor, IMemoryCache cache) : IListing<TRow> where TEntity : class
{
    private const int MostAtOnce = 5000;
    private static readonly Rule NothingChosen = new("kernel.lists.nothing-chosen", ("没有选中任何记录。", "No records are chosen."));
    private static readonly Rule TooManyChosen = new("kernel.lists.too-many-chosen", ("一次最多处理 {0} 条，请缩小筛选范围。", "At most {0} records at a time; narrow the filters."));

    // Long enough for a crowd, short enough to forget what another process wrote meanwhile.
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(5);

    protected TongpinDb Db { get; } = db;
    protected IMemoryCache Cache { get; } = cache;
    protected Actor Actor => actor.Value;

    /// <summary>Stable key, such as <c>demand.adverts</c>; also names the export file.</summary>
    public abstract string Key { get; }
    public abstract Words Title { get; }

    /// <summary>Permission that opens the list; its reach decides the rows.</summary>
    public abstract string Permission { get; }

    /// <summary>The columns; best a static field, so that nothing of them is made anew for a page.</summary>
    protected abstract IReadOnlyList<Column<TEntity, TRow>> ColumnsOf();
    public IReadOnlyList<Column<TEntity, TRow>> Columns => field ??= ColumnsOf();
    IReadOnlyList<IColumn<TRow>> IListing<TRow>.Columns => field ??= Faces.GetValue(Columns, columns => [.. columns.Select(c => new ColumnFace(c))]);
    private static readonly ConditionalWeakTable<IReadOnlyList<Column<TEntity, TRow>>, IReadOnlyList<IColumn<TRow>>> Faces = [];

    /// <summary>Filters with their choices; the text box <c>q</c> is one of them when the list can be searched.</summary>
    public virtual ValueTask<IReadOnlyList<Filter>> Filters(CancellationToken ct) => ValueTask.FromResult<IReadOnlyList<Filter>>([]);

    /// <summary>Choices that come from a table, kept until it changes, half a minute at most.</summary>
    protected async Task<IReadOnlyList<Choice>> Choices<TTable>(string filter, Func<Task<List<Choice>>> load) => await Cache.Keep(Db, (Key, filter), [typeof(TTable)], load);

    /// <summary>The rows that this actor may see and this request asks for, unsorted.</summary>
    protected abstract IQueryable<TEntity> Find(ListRequest request);

    /// <summary>Reads what <see cref="Find"/> needs to know of this reader; asked once before it.</summary>
    protected virtual ValueTask Prepare(CancellationToken ct) => ValueTask.CompletedTask;

    /// <summary>What is read of each; best a static field too.</summary>
    protected abstract Expression<Func<TEntity, TRow>> Row { get; }

    /// <summary>Rows with what a neighbour knows of them, such as the name behind an id; they are as they were read where nothing is to be added.</summary>
    protected virtual ValueTask<IReadOnlyList<TRow>> Complete(IReadOnlyList<TRow> rows, CancellationToken ct) => ValueTask.FromResult(rows);

    /// <summary>Column key of the order when none is asked for.</summary>
    protected abstract string DefaultSort { get; }

    /// <summary>What distinguishes readers who see different rows, for cached counts.</summary>
    protected virtual string ScopeStamp => Actor.ReachOf(Permission).Stamp;

    /// <summary>One page. The first pages of a list are read over and over by people with the same reach, so a page is kept until anything is written, five seconds at most.</summary>
    public async Task<ListPage<TRow>> Page(ListRequest request, CancellationToken ct) =>
        (await Cache.GetOrCreateAsync((Key, request.FullStamp, ScopeStamp, TableClock.OfAll(Db)), entry =>
        {
            entry.AbsoluteExpirationRelativeToNow = Kept;
            entry.Size = request.Size;
            return Read(request, ct);
        }))!;

    private async Task<ListPage<TRow>> Read(ListRequest request, CancellationToken ct)
    {
        await Prepare(ct);
        var (column, descending) = Order(request);
        var keys = Keyset<TEntity>.Of(Db, column.Sort!);
        var found = Find(request).AsNoTracking();
        var at = Cursor.Read(request.Cursor);
        var backwards = request.Backwards && at is not null;

        // First the rows of the page, then what is told of them: else a sort without an index would read all of it for every row.
        var wanted = at is null ? found : keys.Beyond(found, at, descending ^ backwards);
        var pairs = await keys.Sort(wanted, descending ^ backwards).Take(request.Size + 1).Select(keys.With(Row)).ToListAsync(ct);
        var (total, sums) = await CountAndSum(found, request, ct);

        var more = pairs.Count > request.Size;
        if (more) pairs.RemoveAt(request.Size);
        if (backwards) pairs.Reverse();
        var from = pairs.Count == 0 ? 0 : at is null ? 1 : backwards ? Math.Max(1, at.Position - pairs.Count) : at.Position + 1;
        var hasNext = backwards || more;
        var hasPrevious = backwards ? more : at is not null;
        return new(await Complete([.. pairs.Select(p => p.Row)], ct), total, from,
            hasNext && pairs.Count > 0 ? new Cursor(Keyset<TEntity>.Text(pairs[^1].Key), Keyset<TEntity>.Text(pairs[^1].Id), from + pairs.Count - 1).Write() : null,
            hasPrevious && pairs.Count > 0 ? new Cursor(Keyset<TEntity>.Text(pairs[0].Key), Keyset<TEntity>.Text(pairs[0].Id), from).Write() : null)
        { Sums = sums };
    }

    /// <summary>All rows that pass the filter, in order, for exports.</summary>
    public IAsyncEnumerable<TRow> All(ListRequest request) => Stream(request);

    private async IAsyncEnumerable<TRow> Stream(ListRequest request, [EnumeratorCancellation] CancellationToken ct = default)
    {
        await Prepare(ct);
        var (column, descending) = Order(request);
        var keys = Keyset<TEntity>.Of(Db, column.Sort!);
        var found = Find(request).AsNoTracking();
        // So many at a time, each from where the last ended: what is told of the rows is asked in between, and PostgreSQL answers one question after the other.
        for (Cursor? at = null; ;)
        {
            var pairs = await keys.Sort(at is null ? found : keys.Beyond(found, at, descending), descending).Take(MostAtOnce).Select(keys.With(Row)).ToListAsync(ct);
            foreach (var row in await Complete([.. pairs.Select(p => p.Row)], ct)) yield return row;
            if (pairs.Count < MostAtOnce) yield break;
            at = new(Keyset<TEntity>.Text(pairs[^1].Key), Keyset<TEntity>.Text(pairs[^1].Id), 0);
        }
    }

    /// <summary>Called when somebody takes the list away as a file; lists of people leave a line in the history.</summary>
    public virtual Task Exported(ListRequest request, CancellationToken ct) => Task.CompletedTask;

    /// <summary>What may be done to many rows at once; none by default.</summary>
    protected virtual IReadOnlyList<BulkAct<TEntity>> Acts => [];

    IReadOnlyList<BulkActRow> IListing<TRow>.Acts => [.. Acts.Where(a => Actor.May(a.Permission)).Select(a => new BulkActRow(a.Key, a.Title))];

    /// <summary>Text that names a row in the form of a bulk act.</summary>
    protected virtual string? IdOf(TRow row) => null;

    string? IListing<TRow>.IdOf(TRow row) => IdOf(row);

    public async Task<int?> Act(string act, ListRequest request, IReadOnlyCollection<string>? ids, CancellationToken ct)
    {
        // load
        if (Acts.FirstOrDefault(a => a.Key == act) is not { } chosen || !Actor.May(chosen.Permission)) return null;
        await Prepare(ct);
        var found = Find(request);
        if (ids is not null) found = Keyset<TEntity>.Of(Db, Order(request).Column.Sort!).Among(found, ids);
        var rows = await found.Take(MostAtOnce + 1).ToListAsync(ct);

        // decide
        if (rows.Count == 0) throw NothingChosen.Broken();
        if (rows.Count > MostAtOnce) throw TooManyChosen.Broken(MostAtOnce);

        // save
        await chosen.Run(rows, ct);
        return rows.Count;
    }

    /// <summary>How many rows pass the filter: the number a figure card shows and its list repeats.</summary>
    public async Task<int> Count(ListRequest request, CancellationToken ct)
    {
        await Prepare(ct);
        return await Find(request).CountAsync(ct);
    }

    private (Column<TEntity, TRow> Column, bool Descending) Order(ListRequest request)
    {
        var wanted = request.Sort ?? DefaultSort;
        var column = Columns.FirstOrDefault(c => c.Sort is not null && c.Key == wanted.TrimStart('-'));
        if (column is null) (wanted, column) = (DefaultSort, Columns.First(c => c.Key == DefaultSort.TrimStart('-')));
        return (column, wanted.StartsWith('-'));
    }

    // Counting 17,000 rows costs more than reading 20 of them, so a count is kept until its table changes, five seconds at most.
    private async Task<(int, IReadOnlyDictionary<string, decimal>)> CountAndSum(IQueryable<TEntity> found, ListRequest request, CancellationToken ct) =>
        await Cache.GetOrCreateAsync((Key, request.Stamp, ScopeStamp, TableClock.Of(Db, typeof(TEntity))), async entry =>
        {
            entry.AbsoluteExpirationRelativeToNow = Kept;
            entry.Size = 1;
            var summed = Columns.Where(c => c.Total is not null).ToList();
            if (summed.Count == 0) return (await found.CountAsync(ct), (IReadOnlyDictionary<string, decimal>)new Dictionary<string, decimal>());
            var (total, sums) = (0, new Dictionary<string, decimal>());
            foreach (var some in summed.Chunk(Figures.Most))
            {
                // One query for count and sums, so that the rows are gone through once.
                var figures = await found.GroupBy(_ => 1).Select(Figures.Of([.. some.Select(c => c.Total!)])).SingleOrDefaultAsync(ct) ?? new();
                total = figures.Count;
                foreach (var (i, column) in some.Index()) sums[column.Key] = figures.Sum(i);
            }
            return (total, sums);
        });

    /// <summary>Count and sums of a group as a database gives them in one row.</summary>
    private sealed class Figures
    {
        public const int Most = 4;
        private static readonly string[] Sums = [nameof(Sum0), nameof(Sum1), nameof(Sum2), nameof(Sum3)];

        public int Count { get; init; }
        public decimal Sum0 { get; init; }
        public decimal Sum1 { get; init; }
        public decimal Sum2 { get; init; }
        public decimal Sum3 { get; init; }

        public decimal Sum(int i) => i switch { 0 => Sum0, 1 => Sum1, 2 => Sum2, _ => Sum3 };

        public static Expression<Func<IGrouping<int, TEntity>, Figures>> Of(Expression<Func<TEntity, decimal>>[] totals)
        {
            var group = Expression.Parameter(typeof(IGrouping<int, TEntity>), "g");
            return Expression.Lambda<Func<IGrouping<int, TEntity>, Figures>>(Expression.MemberInit(Expression.New(typeof(Figures)),
            [
                Expression.Bind(typeof(Figures).GetProperty(nameof(Count))!, Expression.Call(typeof(Enumerable), nameof(Enumerable.Count), [typeof(TEntity)], group)),
                .. totals.Select((total, i) => Expression.Bind(typeof(Figures).GetProperty(Sums[i])!, Expression.Call(typeof(Enumerable), nameof(Enumerable.Sum), [typeof(TEntity)], group, total))),
            ]), group);
        }
    }

    private sealed class ColumnFace(Column<TEntity, TRow> column) : IColumn<TRow>
    {
        public string Key => column.Key;
        public Words Title => column.Title;
        public CellKind Kind => column.Kind;
        public bool CanSort => column.Sort is not null;
        public bool Minor => column.Minor;
        public bool IsNumber => column.IsNumber;
        public object? Value(TRow row) => column.Value(row);
        public string? Link(TRow row) => column.Link?.Invoke(row);
        public string? Tone(TRow row) => column.Tone?.Invoke(row);
    }
}

/// <summary>A list as its readers see it: page, export, API.</summary>
public interface IListing<TRow>
{
    string Key { get; }
    Words Title { get; }
    string Permission { get; }
    IReadOnlyList<IColumn<TRow>> Columns { get; }
    ValueTask<IReadOnlyList<Filter>> Filters(CancellationToken ct);
    Task<ListPage<TRow>> Page(ListRequest request, CancellationToken ct);
    IAsyncEnumerable<TRow> All(ListRequest request);
    Task Exported(ListRequest request, CancellationToken ct);
    Task<int> Count(ListRequest request, CancellationToken ct);

    /// <summary>What this reader may do to many rows at once.</summary>
    IReadOnlyList<BulkActRow> Acts { get; }
    string? IdOf(TRow row);

    /// <summary>Does it to the rows named, or to all that pass the filter.</summary>
    /// <param name="ids">Null: all.</param>
    /// <returns>How many rows; null when there is no such act or the reader may not.</returns>
    Task<int?> Act(string act, ListRequest request, IReadOnlyCollection<string>? ids, CancellationToken ct);
}

/// <summary>A column as its readers see it.</summary>
public interface IColumn<in TRow>
{
    string Key { get; }
    Words Title { get; }
    CellKind Kind { get; }
    bool CanSort { get; }
    bool Minor { get; }
    bool IsNumber { get; }
    object? Value(TRow row);
    string? Link(TRow row);
    string? Tone(TRow row);
}
