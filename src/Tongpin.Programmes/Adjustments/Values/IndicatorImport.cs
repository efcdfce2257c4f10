using Microsoft.EntityFrameworkCore;
using Tongpin.Foundation;
using Tongpin.Kernel;

namespace Tongpin.Programmes.Adjustments.Values;

/// <summary>Indicators of programmes, one line for a programme and year.</summary>
internal sealed class IndicatorImport(TongpinDb db, IndicatorBook book, CurrentActor actor) : ImportKind<IndicatorSheet>
{
    private Dictionary<string, int> first = [];
    private IReadOnlyDictionary<(string Code, int Year), KnownYear> known = new Dictionary<(string, int), KnownYear>();

    public override string Key => "indicators";
    public override Words Title => ("专业监测指标", "Indicators of programmes");
    public override string Permission => Permissions.ImportIndicators;
    public override string Href => "/programmes/indicators";
    public override IReadOnlyList<ImportColumn> Columns { get; } =
    [
        new("programme_code", ("专业代码", "Programme code"), true, null, "code") { Example = "460103" },
        new("year", ("年份", "Year"), true) { Example = "2026" },
        .. Indicator.Watched.Select(i => new ImportColumn(ColumnOf(i), i.Name, false, i.Unit == IndicatorUnit.Share ? new Words("填 0.95 或 95%；不知道的留空", "0.95 or 95%; empty when not known") : new Words("不知道的留空", "Empty when not known")) { Example = i.Key == Indicator.Placed ? "95%" : "", Fields = [IndicatorSheet.FieldOf(i.Key)] }),
        new("source", ("来源", "Source"), false, ("数据出自哪里", "Where the numbers come from")) { Example = "2026 年就业质量年度报告" },
    ];

    protected override async Task Prepare(CancellationToken ct)
    {
        first = await Programme.Within(db.Programmes, actor.Value, Permission).ToDictionaryAsync(p => p.Code, p => p.FirstIntake, ct);
        if (await book.Years(ct) is { Count: > 0 } years) known = await book.Read(years[^1], years[0], null, ct);
    }

    protected override IndicatorSheet? Read(ImportLine line)
    {
        var code = line.Need("programme_code").TrimEnd('K');
        if (code.Length > 0 && !first.ContainsKey(code)) line.Refuse("programme_code", ("本校没有这个专业，或不在您可维护的学院之内。", "The college has no such programme, or it is not in a school that you may edit."), Nearness.Nearest(code, first.Keys));
        line.Need("year");
        var year = line.Whole("year", 1950, 2100) ?? 0;
        if (year > 0 && first.TryGetValue(code, out var began) && year < began) line.Refuse("year", new($"这个专业 {began} 年首次招生。", $"The programme enrols from {began} on."));
        var sheet = new IndicatorSheet { ProgrammeCode = code, Year = year, Source = line.Text("source", 400) };
        var brings = sheet.Source.Length > 0;
        foreach (var indicator in Indicator.Watched)
            if (line.Number(ColumnOf(indicator), 0, indicator.Most) is { } value && !IsCounted(code, year, indicator.Key, value))
            {
                sheet.Put(indicator.Key, value);
                brings = true;
            }
        // An exported line may hold nothing but what the platform counts.
        return brings ? sheet : null;
    }

    // A file that was exported holds what the platform counts, too: that stays counted.
    private bool IsCounted(string code, int year, string indicator, decimal value) =>
        known.GetValueOrDefault((code, year))?.Values.GetValueOrDefault(indicator) is { Origin: ValueOrigin.Counted, Value: var counted } && Math.Abs(counted - value) < 0.000001m;

    protected override string KeyOf(IndicatorSheet record) => $"{record.Year}/{record.ProgrammeCode}";

    private static string ColumnOf(Indicator indicator) => indicator.Key.Replace('-', '_');
}
