using System.Globalization;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Tongpin.Foundation;
using Tongpin.Kernel;

namespace Tongpin.Programmes.Adjustments.Judging;

/// <param name="Score">Weighted score, 0–100.</param>
/// <param name="Reasons">Every rule that holds, with the values it looked at.</param>
public sealed record CardRow(Guid Id, int Year, string Code, string Name, string NameEn, string SchoolName, string SchoolNameEn, Card Card, bool Exempt, CardState State, decimal? Score, int? Rank, IReadOnlyList<Words> Reasons, DateOnly? AppealUntil, string SettledBy, string SettledWhy, bool IsSample);

/// <summary>The cards of a year, the newest judged one without it.</summary>
internal sealed class CardsList(TongpinDb db, CurrentActor actor, IMemoryCache cache) : Listing<ProgrammeCard, CardRow>(db, actor, cache)
{
    private static readonly IReadOnlyList<Column<ProgrammeCard, CardRow>> Shown =
    [
        new Column<ProgrammeCard, CardRow>("code", ("专业代码", "Code"), r => r.Code) { Link = r => $"/programmes/{r.Code}/cards/{r.Year}" }.SortBy(c => c.Code),
        new Column<ProgrammeCard, CardRow>("name", ("专业名称", "Programme"), r => Words.Of(r.Name, r.NameEn)) { Link = r => $"/programmes/{r.Code}/cards/{r.Year}" }.SortBy(c => c.Name),
        new("card", ("评价", "Card"), r => r.State == CardState.Frozen ? null : r.Exempt ? new Words("未有毕业生，仅监测", "Watched, no graduates yet") : CardWords.NameOf(r.Card)) { Tone = r => r.State == CardState.Frozen ? null : r.Exempt ? "secondary" : CardWords.ToneOf(r.Card) },
        new("state", ("进度", "State"), r => ProgrammeCard.NameOf(r.State)) { Tone = r => ProgrammeCard.ToneOf(r.State) },
        new("reasons", ("原因", "Reasons"), r => r.Reasons.Count == 0 ? null : new Words(string.Join('；', r.Reasons.Select(w => w.Zh)), string.Join("; ", r.Reasons.Select(w => w.En)))),
        new("score", ("综合得分", "Score"), r => r.Score, CellKind.Decimal),
        new("rank", ("名次", "Rank"), r => r.Rank, CellKind.Integer) { Minor = true },
        new Column<ProgrammeCard, CardRow>("school", ("二级学院", "School"), r => Words.Of(r.SchoolName, r.SchoolNameEn)) { Minor = true }.SortBy(c => c.SchoolName),
        new("until", ("申诉截止", "Appeal until"), r => r.AppealUntil, CellKind.Date) { Minor = true },
        new("settled", ("处理结论", "Settled"), r => r.SettledWhy.Length > 0 ? $"{r.SettledBy}: {r.SettledWhy}" : null) { Minor = true },
        new("year", ("年度", "Year"), r => r.Year.ToString(CultureInfo.InvariantCulture)) { Minor = true },
        new("sample", ("数据", "Data"), r => r.IsSample ? new Words("示例", "Sample") : null) { Tone = _ => "warning" },
    ];

    public override string Key => "programmes.cards";
    public override Words Title => ("红黄牌", "Cards");
    public override string Permission => Permissions.See;
    protected override string DefaultSort => "code";
    protected override IReadOnlyList<Column<ProgrammeCard, CardRow>> ColumnsOf() => Shown;
    private static readonly Expression<Func<ProgrammeCard, CardRow>> RowOf = c => new(c.Id.Value, c.Year, c.Code, c.Name, c.NameEn, c.SchoolName, c.SchoolNameEn, c.Card, c.Exempt, c.State, c.Score, c.Rank, Told(c.Reasons), c.AppealUntil, c.SettledBy, c.SettledWhy, c.IsSample);
    protected override Expression<Func<ProgrammeCard, CardRow>> Row => RowOf;

    private static IReadOnlyList<Words> Told(List<KeptReason> reasons) => [.. reasons.Select(r => r.Words)];

    public override async ValueTask<IReadOnlyList<Filter>> Filters(CancellationToken ct) =>
    [
        new("q", ("代码或名称", "Code or name"), []),
        new("year", ("年度", "Year"), await Choices<JudgedYear>("year", async () => [.. (await Db.JudgedYears.Select(y => y.Year).OrderDescending().ToListAsync(ct)).Select(y => new Choice($"{y}", Words.Same($"{y}")))])),
        new("school", ("二级学院", "School"), await Choices<ProgrammeCard>("school", async () => [.. (await Db.Cards.Where(c => c.SchoolId != null).Select(c => new { c.SchoolId, c.SchoolName, c.SchoolNameEn }).Distinct().OrderBy(s => s.SchoolName).ToListAsync(ct)).Select(s => new Choice(s.SchoolId!.Value.Value.ToString(), Words.Of(s.SchoolName, s.SchoolNameEn)))])),
        new("card", ("红黄牌", "Card"), [.. Enum.GetValues<Card>().Select(c => new Choice(c.ToString(), CardWords.NameOf(c)))]),
        new("state", ("进度", "State"), [.. Enum.GetValues<CardState>().Select(s => new Choice(s.ToString(), ProgrammeCard.NameOf(s)))]),
    ];

    protected override IQueryable<ProgrammeCard> Find(ListRequest request)
    {
        var year = request.Int("year") ?? Db.JudgedYears.Max(y => (int?)y.Year) ?? 0;
        var found = ProgrammeCard.VisibleTo(Db.Cards, Actor).Where(c => c.Year == year);
        foreach (var text in request.Words("q")) found = found.Where(c => c.Code.StartsWith(text) || c.Name.Holds(text) || c.NameEn.Holds(text));
        if (Guid.TryParse(request["school"], out var school)) found = found.Where(c => c.SchoolId == new UnitId(school));
        if (request.Enum<Card>("card") is { } card) found = found.Where(c => c.Card == card);
        if (request.Enum<CardState>("state") is { } state) found = found.Where(c => c.State == state);
        return found;
    }
}
