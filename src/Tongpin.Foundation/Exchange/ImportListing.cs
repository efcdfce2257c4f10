using System.Linq.Expressions;
using Microsoft.Extensions.Caching.Memory;
using Tongpin.Kernel;

namespace Tongpin.Foundation.Exchange;

/// <summary>A line of the import history.</summary>
public sealed record ImportListRow(Guid Id, string Kind, string FileName, ImportState State, string By, DateTimeOffset At, int Lines, int Added, int Changed, int Problems);

/// <summary>What was brought in, newest first; of the kinds that the actor may import, and only his own where that right ends at some units.</summary>
internal sealed class ImportListing(TongpinDb db, CurrentActor actor, IMemoryCache cache, IEnumerable<ImportKind> kinds) : Listing<Import, ImportListRow>(db, actor, cache)
{
    public override string Key => "foundation.imports";
    public override Words Title => ("导入记录", "Imports");
    public override string Permission => Permissions.Import;
    protected override string DefaultSort => "-at";
    private string[] Mine => field ??= [.. kinds.Where(k => Actor.May(k.Permission)).Select(k => k.Key)];
    private string[] Whole => field ??= [.. kinds.Where(k => Actor.ReachOf(k.Permission).All).Select(k => k.Key)];
    protected override string ScopeStamp => $"{string.Join(',', Whole)} {(Whole.Length == Mine.Length ? "" : $"{Actor.Id}: {string.Join(',', Mine)}")}";

    public override ValueTask<IReadOnlyList<Filter>> Filters(CancellationToken ct) => new(
    [
        new("kind", ("种类", "Kind"), [.. kinds.Where(k => Mine.Contains(k.Key)).Select(k => new Choice(k.Key, k.Title))]),
        new("state", ("状态", "State"), [.. Enum.GetValues<ImportState>().Select(s => new Choice(s.ToString(), WordsOf(s)))]),
    ]);

    protected override IQueryable<Import> Find(ListRequest request)
    {
        var me = Actor.Id;
        var imports = Db.Imports.Where(i => Whole.Contains(i.Kind) || (Mine.Contains(i.Kind) && i.By == me));
        if (request["kind"] is { } kind) imports = imports.Where(i => i.Kind == kind);
        if (request.Enum<ImportState>("state") is { } state) imports = imports.Where(i => i.State == state);
        return imports;
    }

    private static readonly Expression<Func<Import, ImportListRow>> RowOf = i => new(i.Id, i.Kind, i.FileName, i.State, i.ByName, i.At, i.Lines, i.Added, i.Changed, i.Problems);
    protected override Expression<Func<Import, ImportListRow>> Row => RowOf;

    protected override IReadOnlyList<Column<Import, ImportListRow>> ColumnsOf() =>
    [
        new("file", ("文件", "File"), r => r.FileName) { Link = r => $"/imports/{r.Id}" },
        new("kind", ("种类", "Kind"), r => kinds.FirstOrDefault(k => k.Key == r.Kind)?.Title ?? Words.Same(r.Kind)),
        new("state", ("状态", "State"), r => WordsOf(r.State)) { Tone = r => ToneOf(r.State) },
        new("lines", ("行数", "Lines"), r => r.Lines, CellKind.Integer),
        new("added", ("新增", "New"), r => r.Added, CellKind.Integer) { Minor = true },
        new("changed", ("更新", "Changed"), r => r.Changed, CellKind.Integer) { Minor = true },
        new("problems", ("问题", "Problems"), r => r.Problems, CellKind.Integer) { Minor = true },
        new("by", ("导入人", "By"), r => r.By) { Minor = true },
        new Column<Import, ImportListRow>("at", ("时间", "Time"), r => r.At, CellKind.Instant).SortBy(i => i.At),
    ];

    public static Words WordsOf(ImportState state) => state switch
    {
        ImportState.Uploaded => ("已上传", "Uploaded"),
        ImportState.Checked => ("已检查", "Checked"),
        ImportState.Done => ("已导入", "Imported"),
        ImportState.Failed => ("不能读取", "Not readable"),
        _ => ("已撤销", "Undone"),
    };

    public static string ToneOf(ImportState state) => state switch { ImportState.Done => "success", ImportState.Failed => "danger", ImportState.Undone => "secondary", _ => "info" };
}
