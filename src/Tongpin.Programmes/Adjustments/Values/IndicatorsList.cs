using System.Globalization;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Tongpin.Foundation;
using Tongpin.Kernel;

namespace Tongpin.Programmes.Adjustments.Values;

/// <param name="Values">By key of the indicator; what is not known is absent.</param>
public sealed record IndicatorRow(string Code, string Name, string NameEn, string SchoolName, string SchoolNameEn, int Year, IReadOnlyDictionary<string, decimal> Values, IReadOnlyDictionary<string, string> Origins, bool IsSample);

/// <summary>The indicators of programmes in a year (the newest with students, without one): entered and imported, and counted where the platform has the records.</summary>
internal sealed class IndicatorsList(TongpinDb db, CurrentActor actor, IMemoryCache cache, IndicatorBook book) : Listing<Programme, IndicatorRow>(db, actor, cache)
{
    // On a phone: those that bring cards.
    private static readonly HashSet<string> Few = [Indicator.Plan, Indicator.Registered, Indicator.Placed, Indicator.InField, Indicator.DualQualified];

    private static readonly IReadOnlyList<Column<Programme, IndicatorRow>> Shown =
    [
        new Column<Programme, IndicatorRow>("programme_code", ("专业代码", "Programme code"), r => r.Code) { Link = r => $"/programmes/{r.Code}/indicators/{r.Year}" }.SortBy(p => p.Code),
        new Column<Programme, IndicatorRow>("programme_name", ("专业名称", "Programme"), r => Words.Of(r.Name, r.NameEn)) { Link = r => $"/programmes/{r.Code}/indicators/{r.Year}" }.SortBy(p => p.Name),
        new("year", ("年份", "Year"), r => r.Year.ToString(CultureInfo.InvariantCulture)),
        .. Indicator.Watched.Select(i => new Column<Programme, IndicatorRow>(i.Key.Replace('-', '_'), i.Name, r => r.Values.TryGetValue(i.Key, out var value) ? value : null, i.Cell) { Link = r => r.Values.ContainsKey(i.Key) ? $"/programmes/{r.Code}/indicators/{r.Year}/{i.Key}" : null, Minor = !Few.Contains(i.Key) }),
        new Column<Programme, IndicatorRow>("school", ("二级学院", "School"), r => Words.Of(r.SchoolName, r.SchoolNameEn)) { Minor = true }.SortBy(p => p.SchoolName),
        new("sample", ("数据", "Data"), r => r.IsSample ? new Words("示例", "Sample") : null) { Tone = _ => "warning" },
    ];

    private IReadOnlyDictionary<(string Code, int Year), KnownYear> known = new Dictionary<(string, int), KnownYear>();
    private List<int> years = [];
    private int year;

    public override string Key => "programmes.indicators";
    public override Words Title => ("专业监测指标", "Indicators of programmes");
    public override string Permission => Permissions.See;
    protected override string DefaultSort => "programme_code";
    protected override IReadOnlyList<Column<Programme, IndicatorRow>> ColumnsOf() => Shown;
    protected override async ValueTask Prepare(CancellationToken ct)
    {
        years = await book.Years(ct);
        known = years.Count == 0 ? known : await Cache.Keep(Db, ("indicators", years[^1], years[0]), IndicatorBook.Tables, () => book.Read(years[^1], years[0], null, ct));
    }

    protected override Expression<Func<Programme, IndicatorRow>> Row => p => Of(p.Code, p.Name, p.NameEn, p.SchoolName, p.SchoolNameEn, p.ImportId == IImported.SampleImport, known, year);

    private static IndicatorRow Of(string code, string name, string nameEn, string school, string schoolEn, bool sample, IReadOnlyDictionary<(string Code, int Year), KnownYear> known, int year)
    {
        var values = known.GetValueOrDefault((code, year))?.Values;
        return new(code, name, nameEn, school, schoolEn, year, values?.ToDictionary(v => v.Key, v => v.Value.Value) ?? [], values?.ToDictionary(v => v.Key, v => v.Value.Origin.ToString()) ?? [], sample);
    }

    public override async ValueTask<IReadOnlyList<Filter>> Filters(CancellationToken ct) =>
    [
        new("q", ("代码或名称", "Code or name"), []),
        new("year", ("年份", "Year"), [.. (await book.Years(ct)).Select(y => new Choice($"{y}", Words.Same($"{y}")))]),
        new("school", ("二级学院", "School"), await Choices<Programme>("school", async () => [.. (await Db.Programmes.Where(p => p.SchoolId != null).Select(p => new { p.SchoolId, p.SchoolName, p.SchoolNameEn }).Distinct().OrderBy(s => s.SchoolName).ToListAsync(ct)).Select(s => new Choice(s.SchoolId!.Value.Value.ToString(), Words.Of(s.SchoolName, s.SchoolNameEn)))])),
    ];

    protected override IQueryable<Programme> Find(ListRequest request)
    {
        year = request.Int("year") is { } asked ? asked : years.FirstOrDefault();
        var found = Programme.VisibleTo(Db.Programmes, Actor).Where(p => p.FirstIntake <= year);
        foreach (var text in request.Words("q")) found = found.Where(p => p.Code.StartsWith(text) || p.Name.Holds(text) || p.NameEn.Holds(text));
        if (Guid.TryParse(request["school"], out var school)) found = found.Where(p => p.SchoolId == new UnitId(school));
        return found;
    }
}
