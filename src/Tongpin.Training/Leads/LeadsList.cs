using System.Linq.Expressions;
using Microsoft.Extensions.Caching.Memory;
using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Training.Projects;

namespace Tongpin.Training.Leads;

/// <summary>A lead as its readers see it.</summary>
/// <param name="Phone">Masked.</param>
public sealed record LeadRow(Guid Id, string Title, string Client, LeadSource Source, Audience Audience, int? Heads, string UnitName, string UnitNameEn, DateOnly Since, DateOnly? Next, LeadState State, Guid? ProjectId, string Phone, bool IsSample) : IFiled
{
    public int Files { get; set; }
    string IFiled.Record() => Id.ToString();
}

internal sealed class LeadsList(TongpinDb db, CurrentActor actor, IMemoryCache cache, IEvidence evidence, TimeProvider clock) : FiledListing<Lead, LeadRow>(db, actor, cache, evidence, LeadEvidence.Table)
{
    public override string Key => "training.leads";
    public override Words Title => ("需求线索", "Leads");
    public override string Permission => Permissions.See;
    protected override string DefaultSort => "-since";
    protected override string ScopeStamp => $"{base.ScopeStamp} {Today:yyyyMMdd}";
    private DateOnly Today => clock.GetUtcNow().BeijingDay();

    protected override Expression<Func<Lead, LeadRow>> Row => l => new(l.Id.Value, l.Title, l.Client, l.Source, l.Audience, l.Heads, l.UnitName, l.UnitNameEn, l.Since, l.Next, l.State, l.ProjectId == null ? null : l.ProjectId.Value.Value, PersonalText.Mask(l.Phone), l.ImportId == IImported.SampleImport);

    protected override IReadOnlyList<Column<Lead, LeadRow>> ColumnsOf() =>
    [
        new Column<Lead, LeadRow>("title", ("需求", "Wanted"), r => r.Title) { Link = r => $"/training/leads/{r.Id}" }.SortBy(l => l.Title),
        new("client", ("需求单位", "Client"), r => r.Client),
        new("state", ("状态", "State"), r => LeadWords.Of(r.State)) { Tone = r => LeadWords.Tone(r.State), Link = r => r.ProjectId is { } project ? $"/training/projects/{project}" : null },
        new("source", ("来源", "From"), r => LeadWords.Of(r.Source)),
        new("audience", ("对象", "For whom"), r => Codes.Of(r.Audience)) { Minor = true },
        new("heads", ("预计人数", "Heads expected"), r => r.Heads, CellKind.Integer) { Total = l => l.Heads ?? 0 },
        new("unit", ("跟进单位", "Unit"), r => Words.Of(r.UnitName, r.UnitNameEn)),
        new("phone", ("电话", "Phone"), r => r.Phone) { Minor = true },
        new Column<Lead, LeadRow>("since", ("收到日期", "Since"), r => r.Since, CellKind.Date).SortBy(l => l.Since),
        new("next", ("下次跟进", "Next talk"), r => r.Next is { } day ? Show.Day(day) : null) { Tone = r => r.Next < Today ? "danger" : null },
        FilesOf(LeadEvidence.Table),
        new("sample", ("数据", "Data"), r => r.IsSample ? new Words("示例", "Sample") : null) { Tone = _ => "warning" },
    ];

    public override ValueTask<IReadOnlyList<Filter>> Filters(CancellationToken ct) => ValueTask.FromResult<IReadOnlyList<Filter>>(
    [
        new("q", ("需求或单位", "Wanted or client"), []),
        new("state", ("状态", "State"), [new("open", ("未了", "Open")), new("late", ("逾期未跟进", "Late")), .. Enum.GetValues<LeadState>().Select(s => new Choice($"{s}", LeadWords.Of(s)))]),
        new("source", ("来源", "From"), [.. Enum.GetValues<LeadSource>().Select(s => new Choice($"{s}", LeadWords.Of(s)))]),
    ]);

    protected override IQueryable<Lead> Find(ListRequest request)
    {
        var (found, today) = (Lead.VisibleTo(Db.Leads, Actor), Today);
        foreach (var text in request.Words("q")) found = found.Where(l => l.Title.Holds(text) || l.Client.Holds(text));
        if (request.Enum<LeadSource>("source") is { } source) found = found.Where(l => l.Source == source);
        if (request["state"] is "open" or "late") found = found.Where(l => l.State == LeadState.New || l.State == LeadState.Following);
        if (request["state"] is "late") found = found.Where(l => l.Next < today);
        if (request.Enum<LeadState>("state") is { } state) found = found.Where(l => l.State == state);
        return found;
    }
}
