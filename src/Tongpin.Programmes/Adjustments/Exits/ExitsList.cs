using System.Globalization;
using System.Linq.Expressions;
using Microsoft.Extensions.Caching.Memory;
using Tongpin.Kernel;

namespace Tongpin.Programmes.Adjustments.Exits;

/// <param name="Saved">Yuan saved over the years that closing is reckoned, costs taken off; negative: it costs more than it saves.</param>
public sealed record ExitRow(Guid Id, int Year, string Code, string Name, string NameEn, string SchoolName, string SchoolNameEn, ExitState State, int LastIntake, int RemovedIn, decimal Saved, DateOnly? NoticeUntil, string FilingNumber, DateTimeOffset At, bool IsSample);

/// <summary>Closings of programmes.</summary>
internal sealed class ExitsList(TongpinDb db, CurrentActor actor, IMemoryCache cache) : Listing<ProgrammeExit, ExitRow>(db, actor, cache)
{
    private static readonly IReadOnlyList<Column<ProgrammeExit, ExitRow>> Shown =
    [
        new Column<ProgrammeExit, ExitRow>("code", ("专业代码", "Code"), r => r.Code) { Link = r => $"/programmes/exits/{r.Id}" }.SortBy(e => e.Code),
        new("name", ("专业名称", "Programme"), r => Words.Of(r.Name, r.NameEn)) { Link = r => $"/programmes/exits/{r.Id}" },
        new("state", ("状态", "State"), r => ProgrammeExit.NameOf(r.State)) { Tone = r => ProgrammeExit.ToneOf(r.State) },
        new("last", ("末次招生", "Last intake"), r => r.LastIntake.ToString(CultureInfo.InvariantCulture)),
        new("removed", ("代码撤销", "Code goes"), r => r.RemovedIn.ToString(CultureInfo.InvariantCulture)),
        new("saved", ("测算节约（元）", "Saved (yuan)"), r => r.Saved, CellKind.Integer),
        new("notice", ("公示截止", "Notice until"), r => r.NoticeUntil, CellKind.Date) { Minor = true },
        new("number", ("备案文号", "Filed as"), r => r.FilingNumber) { Minor = true },
        new("school", ("二级学院", "School"), r => Words.Of(r.SchoolName, r.SchoolNameEn)) { Minor = true },
        new Column<ProgrammeExit, ExitRow>("at", ("提出时间", "Proposed"), r => r.At, CellKind.Instant) { Minor = true }.SortBy(e => e.At),
        new("sample", ("数据", "Data"), r => r.IsSample ? new Words("示例", "Sample") : null) { Tone = _ => "warning" },
    ];

    public override string Key => "programmes.exits";
    public override Words Title => ("撤销专业", "Closings");
    public override string Permission => Permissions.See;
    protected override string DefaultSort => "-at";
    protected override IReadOnlyList<Column<ProgrammeExit, ExitRow>> ColumnsOf() => Shown;
    private static readonly Expression<Func<ProgrammeExit, ExitRow>> RowOf = e => new(e.Id.Value, e.Year, e.Code, e.Name, e.NameEn, e.SchoolName, e.SchoolNameEn, e.State, e.LastIntake, e.RemovedIn, new ClosingAccount(e.Income, e.Avoidable, e.ClosingCost).SavedOver(e.Reckoned), e.NoticeUntil, e.FilingNumber, e.At, e.IsSample);
    protected override Expression<Func<ProgrammeExit, ExitRow>> Row => RowOf;

    public override ValueTask<IReadOnlyList<Filter>> Filters(CancellationToken ct) => ValueTask.FromResult<IReadOnlyList<Filter>>(
    [
        new("q", ("代码或名称", "Code or name"), []),
        new("state", ("状态", "State"), [.. Enum.GetValues<ExitState>().Select(s => new Choice(s.ToString(), ProgrammeExit.NameOf(s)))]),
    ]);

    protected override IQueryable<ProgrammeExit> Find(ListRequest request)
    {
        var found = ProgrammeExit.VisibleTo(Db.Exits, Actor);
        foreach (var text in request.Words("q")) found = found.Where(e => e.Code.StartsWith(text) || e.Name.Holds(text) || e.NameEn.Holds(text));
        if (request.Enum<ExitState>("state") is { } state) found = found.Where(e => e.State == state);
        return found;
    }
}
