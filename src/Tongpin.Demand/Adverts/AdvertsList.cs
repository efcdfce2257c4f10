using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Tongpin.Demand.Matching;
using Tongpin.Demand.Reference;
using Tongpin.Foundation;
using Tongpin.Kernel;
using CatalogueEntry = Tongpin.Demand.Reference.CatalogueEntry;

namespace Tongpin.Demand.Adverts;

public sealed record AdvertRow(AdvertId Id, string Title, string Company, string City, DateOnly PostedOn, int? SalaryFrom, int? SalaryTo, string Education, string ProgrammeCode, string? ProgrammeName, string? ProgrammeNameEn, string? ClassName, string ClusterCode, Words? ClusterName, double Score, MatchState State, bool IsSample)
{
    /// <summary>专业类: the first four digits of the programme's code; empty before matching.</summary>
    public string ClassCode => ProgrammeCode.Length < 4 ? "" : ProgrammeCode[..4];
}

internal sealed class AdvertsList(TongpinDb db, CurrentActor actor, IMemoryCache cache, JudgeAnew judge, IOwnProgrammes own, TimeProvider clock) : Listing<Advert, AdvertRow>(db, actor, cache)
{
    private static readonly IReadOnlyList<Column<Advert, AdvertRow>> Shown =
    [
        new Column<Advert, AdvertRow>("title", ("岗位", "Title"), r => r.Title) { Link = r => $"/demand/adverts/{r.Id.Value}" }.SortBy(a => a.Title),
        new Column<Advert, AdvertRow>("company", ("企业", "Company"), r => r.Company).SortBy(a => a.Company),
        new Column<Advert, AdvertRow>("programme", ("匹配专业", "Programme"), r => r.ProgrammeCode.Length == 0 ? null : $"{r.ProgrammeCode} {Words.Of(r.ProgrammeName ?? "", r.ProgrammeNameEn ?? "")}").SortBy(a => a.ProgrammeCode),
        new Column<Advert, AdvertRow>("class", ("专业类", "Programme class"), r => r.ClassCode.Length == 0 ? null : $"{r.ClassCode} {CatalogueWords.Of(r.ClassName ?? "")}") { Link = r => r.ClassCode.Length == 0 ? null : $"/demand/adverts?class={r.ClassCode}", Minor = true }.SortBy(a => a.ProgrammeCode),
        new Column<Advert, AdvertRow>("score", ("得分", "Score"), r => r.State == MatchState.None ? null : Math.Round(r.Score, 3), CellKind.Decimal).SortBy(a => a.Score),
        new("state", ("匹配", "Match"), r => NameOf(r.State)) { Tone = r => r.State switch { MatchState.Confirmed => "success", MatchState.Corrected => "info", _ => "secondary" } },
        new Column<Advert, AdvertRow>("cluster", ("产业集群", "Cluster"), r => r.ClusterName) { Link = r => r.ClusterCode.Length > 0 ? $"/demand/clusters/{r.ClusterCode}" : null }.SortBy(a => a.ClusterCode),
        new Column<Advert, AdvertRow>("city", ("城市", "City"), r => r.City) { Minor = true }.SortBy(a => a.City),
        new("salary", ("月薪（元）", "Monthly pay (yuan)"), r => r.SalaryFrom is null ? null : $"{r.SalaryFrom:N0}–{r.SalaryTo:N0}") { Minor = true },
        new("education", ("学历", "Education"), r => r.Education.Length == 0 ? null : Education.Of(r.Education)) { Minor = true },
        new Column<Advert, AdvertRow>("posted", ("发布日期", "Posted on"), r => r.PostedOn == default ? null : r.PostedOn, CellKind.Date).SortBy(a => a.PostedOn),
        new("sample", ("数据", "Data"), r => r.IsSample ? new Words("示例", "Sample") : null) { Tone = _ => "warning" },
    ];

    public override string Key => "demand.adverts";
    public override Words Title => ("招聘岗位", "Job adverts");
    public override string Permission => Permissions.See;
    protected override string DefaultSort => "-posted";
    protected override IReadOnlyList<Column<Advert, AdvertRow>> ColumnsOf() => Shown;
    protected override Expression<Func<Advert, AdvertRow>> Row => a => new(a.Id, a.Title, a.Company, a.City, a.PostedOn, a.SalaryFrom, a.SalaryTo, a.Education, a.ProgrammeCode,
        Db.Set<CatalogueEntry>().Where(c => c.Code == a.ProgrammeCode).Select(c => c.Name).FirstOrDefault(),
        Db.Set<CatalogueEntry>().Where(c => c.Code == a.ProgrammeCode).Select(c => c.NameEn).FirstOrDefault(),
        Db.Set<CatalogueEntry>().Where(c => c.Code == a.ProgrammeCode).Select(c => c.ClassName).FirstOrDefault(), a.ClusterCode,
        Db.Set<Cluster>().Where(c => c.Code == a.ClusterCode).Select(c => new Words(c.Name, c.NameEn != "" ? c.NameEn : c.Name)).FirstOrDefault(), a.Score, a.State, a.ImportId == IImported.SampleImport);

    public override async ValueTask<IReadOnlyList<Filter>> Filters(CancellationToken ct) =>
    [
        new("q", ("岗位、企业或标签", "Title, company or tag"), []),
        new("year", ("年份", "Year"), await Choices<Advert>("year", async () => [.. (await Db.Adverts.Select(a => a.Year).Distinct().OrderDescending().ToListAsync(ct)).Select(y => new Choice($"{y}", y == 0 ? ("无日期", "Undated") : Words.Same($"{y}")))])),
        new("cluster", ("产业集群", "Cluster"), await ClusterChoices(Db, Choices<Cluster>, ct)),
        new("class", ("专业类", "Programme class"), await Choices<Advert>("class", () => Classes(ct))) { IsOpen = true },
        new("state", ("匹配", "Match"), [.. Enum.GetValues<MatchState>().Select(s => new Choice(s.ToString(), NameOf(s)))]),
        new("from", ("最早年份", "Earliest year"), []) { IsNumber = true, IsHidden = true },
        new("to", ("最晚年份", "Latest year"), []) { IsNumber = true, IsHidden = true },
        new("matched", ("已匹配", "Matched"), [new("yes", ("是", "Yes"))]) { IsHidden = true },
        new("programme", ("专业代码", "Programme code"), []) { IsHidden = true },
        new("company", ("企业", "Company"), []) { IsHidden = true },
    ];

    /// <summary>All clusters, and none.</summary>
    internal static Task<IReadOnlyList<Choice>> ClusterChoices(TongpinDb db, Func<string, Func<Task<List<Choice>>>, Task<IReadOnlyList<Choice>>> keep, CancellationToken ct) => keep("cluster", async () =>
    {
        var clusters = await db.Clusters.AsNoTracking().OrderBy(c => c.Code).ToListAsync(ct);
        // The same name may stand in two tiers.
        var twice = clusters.GroupBy(c => c.Name).Where(g => g.Count() > 1).Select(g => g.Key).ToHashSet();
        return [new("-", ("不在集群内", "Outside all clusters")), .. clusters.Select(c => new Choice(c.Code, twice.Contains(c.Name) ? new($"{c.Words.Zh}（{c.Code}）", $"{c.Words.En} ({c.Code})") : c.Words))];
    });

    // Only those that adverts were matched to; the catalogue has four times as many.
    private async Task<List<Choice>> Classes(CancellationToken ct)
    {
        var names = (await Db.Catalogue.Select(c => new { c.Code, c.ClassName }).ToListAsync(ct)).Where(c => c.Code.Length >= 4).GroupBy(c => c.Code[..4]).ToDictionary(g => g.Key, g => g.First().ClassName);
        var matched = await Db.Adverts.Where(a => a.ProgrammeCode != "").Select(a => a.ProgrammeCode.Substring(0, 4)).Distinct().ToListAsync(ct);
        return [.. matched.Order(StringComparer.Ordinal).Select(code => new Choice(code, Named(code, CatalogueWords.Of(names.GetValueOrDefault(code, "")))))];
    }

    private static Words Named(string code, Words name) => new($"{code} {name.Zh}".TrimEnd(), $"{code} {name.En}".TrimEnd());

    protected override IQueryable<Advert> Find(ListRequest request)
    {
        IQueryable<Advert> found = Db.Adverts;
        foreach (var text in request.Words("q")) found = found.Where(a => a.Title.Holds(text) || a.Company.Holds(text) || a.Tags.Holds(text));
        if (request.Int("year") is { } year) found = found.Where(a => a.Year == year);
        if (request.Int("from") is { } from) found = found.Where(a => a.Year >= from);
        if (request.Int("to") is { } to) found = found.Where(a => a.Year <= to && a.Year > 0);
        if (request["matched"] == "yes") found = found.Where(a => a.ProgrammeCode != "");
        if (request["programme"] is { } programme) found = found.Where(a => a.ProgrammeCode == programme);
        if (request["class"] is { } code) found = found.Where(a => a.ProgrammeCode.StartsWith(code));
        if (request["cluster"] is { } cluster) found = cluster == "-" ? found.Where(a => a.ClusterCode == "") : found.Where(a => a.ClusterCode == cluster);
        if (request["company"] is { } company) found = found.Where(a => a.Company == company);
        if (request.Enum<MatchState>("state") is { } state) found = found.Where(a => a.State == state);
        return found;
    }

    protected override string IdOf(AdvertRow row) => row.Id.Value.ToString();

    protected override IReadOnlyList<BulkAct<Advert>> Acts =>
    [
        new("confirm", ("确认匹配", "Confirm the matches"), Permissions.Match, async (adverts, ct) =>
        {
            await MustReach(adverts, ct);
            foreach (var advert in adverts.Where(a => a.State == MatchState.Matcher)) advert.Settle(advert.ProgrammeCode);
            await Save(adverts.Count, ct);
        }),
        new("return", ("交回自动匹配", "Give back to the matcher"), Permissions.Match, async (adverts, ct) =>
        {
            await MustReach(adverts, ct);
            foreach (var advert in adverts) advert.Unsettle();
            await Save(adverts.Count, ct);
            await judge.New(ct);
        }),
    ];

    private async Task MustReach(IReadOnlyList<Advert> adverts, CancellationToken ct)
    {
        if (await own.Codes(Permissions.Match, ct) is { } mine && adverts.Any(a => !mine.Contains(a.ProgrammeCode))) throw Rules.MatchOfOthers.Broken();
    }

    private Task<int> Save(int adverts, CancellationToken ct)
    {
        Db.Tell(new AdvertsMatched(adverts), clock.GetUtcNow());
        return Db.SaveChangesAsync(ct);
    }

    public static Words NameOf(MatchState state) => state switch
    {
        MatchState.Matcher => ("自动", "Automatic"),
        MatchState.Confirmed => ("已确认", "Confirmed"),
        MatchState.Corrected => ("已更正", "Corrected"),
        _ => ("未匹配", "Not matched"),
    };
}
