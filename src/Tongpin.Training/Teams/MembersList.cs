using System.Linq.Expressions;
using Microsoft.Extensions.Caching.Memory;
using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Training.Projects;

namespace Tongpin.Training.Teams;

/// <summary>A member with his load of the year, as its readers see him.</summary>
public sealed record MemberRow(Guid Id, Guid PersonId, string Number, string Name, MemberKind Kind, string UnitName, string UnitNameEn, string Skills, LecturerTitle? Title, int Projects, decimal Planned, decimal Worked, bool Active, bool IsSample);

/// <summary>The two teams with hours and load of a year, this year when none is asked for.</summary>
internal sealed class MembersList(TongpinDb db, CurrentActor actor, IMemoryCache cache, TimeProvider clock) : Listing<Member, MemberRow>(db, actor, cache)
{
    private int year = clock.GetUtcNow().BeijingDay().Year;
    private int ThisYear => clock.GetUtcNow().BeijingDay().Year;

    public override string Key => "training.members";
    public override Words Title => ("两支队伍", "The two teams");
    public override string Permission => Permissions.See;
    protected override string DefaultSort => "number";

    protected override IReadOnlyList<Column<Member, MemberRow>> ColumnsOf() =>
    [
        new Column<Member, MemberRow>("name", ("姓名", "Name"), r => r.Name) { Link = r => $"/training/teams/{r.Id}" }.SortBy(m => m.Name),
        new Column<Member, MemberRow>("number", ("工号", "Number"), r => r.Number).SortBy(m => m.Number),
        new("kind", ("队伍", "Team"), r => TeamWords.Of(r.Kind)) { Tone = r => r.Kind == MemberKind.FullTime ? "primary" : "info" },
        new("unit", ("单位", "Unit"), r => Words.Of(r.UnitName, r.UnitNameEn)),
        new("skills", ("专长", "Skills"), r => r.Skills) { Minor = true },
        new("title", ("职称", "Title"), r => r.Title is { } title ? Codes.Of(title) : default(Words?)) { Minor = true },
        new("projects", ("项目数", "Projects"), r => r.Projects, CellKind.Integer),
        new("planned", ("计划学时", "Planned hours"), r => r.Planned, CellKind.Decimal),
        new("worked", ("确认学时", "Confirmed hours"), r => r.Worked, CellKind.Decimal),
        new("state", ("状态", "State"), r => r.Active ? new Words("在队", "active") : new Words("已离队", "left")) { Tone = r => r.Active ? "success" : "secondary" },
        new("sample", ("数据", "Data"), r => r.IsSample ? new Words("示例", "Sample") : null) { Tone = _ => "warning" },
    ];

    protected override Expression<Func<Member, MemberRow>> Row
    {
        get
        {
            var (duties, works, wanted) = (Db.Duties, Db.Works, year);
            var (first, last) = (new DateOnly(wanted, 1, 1), new DateOnly(wanted, 12, 31));
            return m => new(m.Id.Value, m.PersonId.Value, m.Number, m.Name, m.Kind, m.UnitName, m.UnitNameEn, m.Skills, m.Title, duties.Where(d => d.MemberId == m.Id && d.Year == wanted).Select(d => d.ProjectId).Distinct().Count(),
                duties.Where(d => d.MemberId == m.Id && d.Year == wanted).Sum(d => d.Planned), works.Where(w => w.MemberId == m.Id && w.Confirmed && w.Day >= first && w.Day <= last).Sum(w => w.Hours), m.Active, m.ImportId == IImported.SampleImport);
        }
    }

    public override ValueTask<IReadOnlyList<Filter>> Filters(CancellationToken ct) => ValueTask.FromResult<IReadOnlyList<Filter>>(
    [
        new("q", ("姓名、工号或专长", "Name, number or skill"), []),
        new("kind", ("队伍", "Team"), [.. Enum.GetValues<MemberKind>().Select(k => new Choice($"{k}", TeamWords.Of(k)))]),
        new("year", ("年份", "Year"), [.. Enumerable.Range(ThisYear - 4, 5).Reverse().Select(y => new Choice($"{y}", Words.Same($"{y}")))]),
    ]);

    protected override IQueryable<Member> Find(ListRequest request)
    {
        year = request.Int("year") is { } asked and >= 2000 and < 3000 ? asked : ThisYear;
        var found = Member.VisibleTo(Db.Members, Actor);
        foreach (var text in request.Words("q")) found = found.Where(m => m.Name.Contains(text) || m.Number == text || m.Skills.Contains(text));
        if (request.Enum<MemberKind>("kind") is { } kind) found = found.Where(m => m.Kind == kind);
        return found;
    }
}
