using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Tongpin.Foundation;
using Tongpin.Kernel;

namespace Tongpin.Demand.Reference;

public sealed record ClusterRow(string Code, string Name, string NameEn, string Taxonomy, string Tier, string TierEn, IReadOnlyList<string> IndustryCodes, Confidence Confidence, DateOnly ValidFrom, DateOnly? ValidTo, string Source) : IFiled
{
    public int Files { get; set; }
    string IFiled.Record() => Code;
}

internal sealed class ClustersList(TongpinDb db, CurrentActor actor, IMemoryCache cache, IEvidence evidence) : FiledListing<Cluster, ClusterRow>(db, actor, cache, evidence, ClusterEvidence.Table)
{
    private static readonly IReadOnlyList<Column<Cluster, ClusterRow>> Shown =
    [
        new Column<Cluster, ClusterRow>("code", ("代码", "Code"), r => r.Code) { Link = r => $"/demand/clusters/{r.Code}" }.SortBy(c => c.Code),
        new Column<Cluster, ClusterRow>("name", ("名称", "Name"), r => Words.Of(r.Name, r.NameEn)) { Link = r => $"/demand/clusters/{r.Code}" }.SortBy(c => c.Name),
        new Column<Cluster, ClusterRow>("tier", ("层级", "Tier"), r => Words.Of(r.Tier, r.TierEn)).SortBy(c => c.Tier),
        new("gbt4754", ("行业代码", "GB/T 4754"), r => string.Join(' ', r.IndustryCodes)),
        new("confidence", ("可信度", "Confidence"), r => NameOf(r.Confidence)) { Tone = r => r.Confidence == Confidence.Confirmed ? "success" : "warning" },
        new Column<Cluster, ClusterRow>("taxonomy", ("分类体系", "Taxonomy"), r => r.Taxonomy).SortBy(c => c.Taxonomy),
        new Column<Cluster, ClusterRow>("from", ("生效", "Valid from"), r => r.ValidFrom, CellKind.Date) { Minor = true }.SortBy(c => c.ValidFrom),
        new("to", ("失效", "Valid to"), r => r.ValidTo, CellKind.Date) { Minor = true },
        new("source", ("来源", "Source"), r => r.Source) { Minor = true },
        FilesOf(ClusterEvidence.Table),
    ];

    public override string Key => "demand.clusters";
    public override Words Title => ("产业集群", "Industry clusters");
    public override string Permission => Permissions.See;
    protected override string DefaultSort => "code";
    protected override IReadOnlyList<Column<Cluster, ClusterRow>> ColumnsOf() => Shown;
    private static readonly Expression<Func<Cluster, ClusterRow>> RowOf = c => new(c.Code, c.Name, c.NameEn, c.Taxonomy, c.Tier, c.TierEn, c.IndustryCodes, c.Confidence, c.ValidFrom, c.ValidTo, c.Source);
    protected override Expression<Func<Cluster, ClusterRow>> Row => RowOf;

    public override async ValueTask<IReadOnlyList<Filter>> Filters(CancellationToken ct) =>
    [
        new("q", ("名称", "Name"), []),
        new("taxonomy", ("分类体系", "Taxonomy"), await Choices<Cluster>("taxonomy", async () => [.. (await Db.Clusters.Select(c => c.Taxonomy).Distinct().OrderBy(t => t).ToListAsync(ct)).Select(t => new Choice(t, Words.Same(t)))])),
    ];

    protected override IQueryable<Cluster> Find(ListRequest request)
    {
        IQueryable<Cluster> found = Db.Clusters;
        foreach (var text in request.Words("q")) found = found.Where(c => c.Name.Holds(text) || c.NameEn.Holds(text));
        if (request["taxonomy"] is { } taxonomy) found = found.Where(c => c.Taxonomy == taxonomy);
        return found;
    }

    internal static Words NameOf(Confidence confidence) => confidence switch
    {
        Confidence.Confirmed => ("已核实", "Confirmed"),
        Confidence.NameSeen => ("见过名称", "Name seen"),
        _ => ("待核实", "Unverified"),
    };
}

public sealed record CodeRow(string Code, string Name, string Level, string Above, string More) : IFiled
{
    public int Files { get; set; }
    string IFiled.Record() => Code;
}

internal sealed class IndustriesList(TongpinDb db, CurrentActor actor, IMemoryCache cache, IEvidence evidence) : FiledListing<Industry, CodeRow>(db, actor, cache, evidence, ReferenceEvidence.Industry)
{
    private static readonly IReadOnlyList<Column<Industry, CodeRow>> Shown =
    [
        new Column<Industry, CodeRow>("code", ("代码", "Code"), r => r.Code).SortBy(i => i.Code),
        new Column<Industry, CodeRow>("name", ("名称", "Name"), r => r.Name).SortBy(i => i.Name),
        new Column<Industry, CodeRow>("level", ("层级", "Level"), r => LevelWords.Of(r.Level)).SortBy(i => i.Level),
        new Column<Industry, CodeRow>("parent_code", ("上级代码", "Parent code"), r => r.Above).SortBy(i => i.ParentCode),
        new("section_code", ("门类代码", "Section code"), r => r.More),
        FilesOf(ReferenceEvidence.Industry),
    ];

    public override string Key => "demand.industries";
    public override Words Title => ("国民经济行业", "Industries (GB/T 4754)");
    public override string Permission => Permissions.See;
    protected override string DefaultSort => "code";
    protected override IReadOnlyList<Column<Industry, CodeRow>> ColumnsOf() => Shown;
    private static readonly Expression<Func<Industry, CodeRow>> RowOf = i => new(i.Code, i.Name, i.Level, i.ParentCode, i.SectionCode);
    protected override Expression<Func<Industry, CodeRow>> Row => RowOf;
    public override ValueTask<IReadOnlyList<Filter>> Filters(CancellationToken ct) => ValueTask.FromResult<IReadOnlyList<Filter>>([new("q", ("代码或名称", "Code or name"), [])]);

    protected override IQueryable<Industry> Find(ListRequest request)
    {
        if (request["q"] is not { } text) return Db.Industries;
        // Sections are letters.
        var code = text.ToUpperInvariant();
        return Db.Industries.Where(i => i.Code.StartsWith(code) || i.Name.Holds(text));
    }
}

internal sealed class IndustryLabelsList(TongpinDb db, CurrentActor actor, IMemoryCache cache, IEvidence evidence) : FiledListing<IndustryLabel, IndustryLabelsList.LabelRow>(db, actor, cache, evidence, ReferenceEvidence.IndustryLabel)
{
    public sealed record LabelRow(Guid Id, string Label, IReadOnlyList<string> IndustryCodes) : IFiled
    {
        public int Files { get; set; }
        // A label may hold a slash, which an address cannot.
        string IFiled.Record() => Id.ToString();
    }

    private static readonly IReadOnlyList<Column<IndustryLabel, LabelRow>> Shown =
    [
        new Column<IndustryLabel, LabelRow>("label", ("网站行业", "Portal label"), r => r.Label).SortBy(l => l.Label),
        new("gbt4754", ("行业代码", "GB/T 4754 codes"), r => string.Join(';', r.IndustryCodes)),
        FilesOf(ReferenceEvidence.IndustryLabel),
    ];

    public override string Key => "demand.industry-labels";
    public override Words Title => ("招聘网站行业对照", "Portal industry labels");
    public override string Permission => Permissions.See;
    protected override string DefaultSort => "label";
    protected override IReadOnlyList<Column<IndustryLabel, LabelRow>> ColumnsOf() => Shown;
    private static readonly Expression<Func<IndustryLabel, LabelRow>> RowOf = l => new(l.Id.Value, l.Label, l.IndustryCodes);
    protected override Expression<Func<IndustryLabel, LabelRow>> Row => RowOf;
    public override ValueTask<IReadOnlyList<Filter>> Filters(CancellationToken ct) => ValueTask.FromResult<IReadOnlyList<Filter>>([new("q", ("网站行业", "Portal label"), [])]);

    protected override IQueryable<IndustryLabel> Find(ListRequest request) =>
        request["q"] is { } text ? Db.IndustryLabels.Where(l => l.Label.Holds(text)) : Db.IndustryLabels;
}

internal sealed class OccupationsList(TongpinDb db, CurrentActor actor, IMemoryCache cache, IEvidence evidence) : FiledListing<Occupation, OccupationsList.OccupationRow>(db, actor, cache, evidence, ReferenceEvidence.Occupation)
{
    public sealed record OccupationRow(string Code, string Name, string MajorName, string MiddleName, string MinorName, string Markers) : IFiled
    {
        public int Files { get; set; }
        string IFiled.Record() => Code;
    }

    private static readonly IReadOnlyList<Column<Occupation, OccupationRow>> Shown =
    [
        new Column<Occupation, OccupationRow>("code", ("代码", "Code"), r => r.Code).SortBy(o => o.Code),
        new Column<Occupation, OccupationRow>("name", ("名称", "Name"), r => r.Name).SortBy(o => o.Name),
        new("minor_name", ("小类", "Minor group"), r => r.MinorName),
        new("middle_name", ("中类", "Middle group"), r => r.MiddleName) { Minor = true },
        new("major_name", ("大类", "Major group"), r => r.MajorName) { Minor = true },
        new("markers", ("标识", "Markers"), r => r.Markers),
        FilesOf(ReferenceEvidence.Occupation),
    ];

    public override string Key => "demand.occupations";
    public override Words Title => ("职业分类", "Occupations");
    public override string Permission => Permissions.See;
    protected override string DefaultSort => "code";
    protected override IReadOnlyList<Column<Occupation, OccupationRow>> ColumnsOf() => Shown;
    private static readonly Expression<Func<Occupation, OccupationRow>> RowOf = o => new(o.Code, o.Name, o.MajorName, o.MiddleName, o.MinorName, o.Markers);
    protected override Expression<Func<Occupation, OccupationRow>> Row => RowOf;
    public override ValueTask<IReadOnlyList<Filter>> Filters(CancellationToken ct) => ValueTask.FromResult<IReadOnlyList<Filter>>(
        [new("q", ("代码或名称", "Code or name"), []), new("marker", ("标识", "Marker"), [new("S", ("数字职业", "Digital")), new("L", ("绿色职业", "Green"))])]);

    protected override IQueryable<Occupation> Find(ListRequest request)
    {
        IQueryable<Occupation> found = Db.Occupations;
        foreach (var text in request.Words("q")) found = found.Where(o => o.Code.StartsWith(text) || o.Name.Holds(text));
        if (request["marker"] is { } marker) found = found.Where(o => o.Markers.Contains(marker));
        return found;
    }
}

internal sealed class DistrictsList(TongpinDb db, CurrentActor actor, IMemoryCache cache, IEvidence evidence) : FiledListing<District, CodeRow>(db, actor, cache, evidence, ReferenceEvidence.District)
{
    private static readonly IReadOnlyList<Column<District, CodeRow>> Shown =
    [
        new Column<District, CodeRow>("code", ("代码", "Code"), r => r.Code).SortBy(d => d.Code),
        new Column<District, CodeRow>("name", ("名称", "Name"), r => r.Name).SortBy(d => d.Name),
        new("level", ("层级", "Level"), r => LevelWords.Of(r.Level)),
        new Column<District, CodeRow>("parent_code", ("上级代码", "Parent code"), r => r.Above).SortBy(d => d.ParentCode),
        FilesOf(ReferenceEvidence.District),
    ];

    public override string Key => "demand.districts";
    public override Words Title => ("行政区划", "Districts");
    public override string Permission => Permissions.See;
    protected override string DefaultSort => "code";
    protected override IReadOnlyList<Column<District, CodeRow>> ColumnsOf() => Shown;
    private static readonly Expression<Func<District, CodeRow>> RowOf = d => new(d.Code, d.Name, d.Level, d.ParentCode, "");
    protected override Expression<Func<District, CodeRow>> Row => RowOf;
    public override ValueTask<IReadOnlyList<Filter>> Filters(CancellationToken ct) => ValueTask.FromResult<IReadOnlyList<Filter>>([new("q", ("代码或名称", "Code or name"), [])]);

    protected override IQueryable<District> Find(ListRequest request) =>
        request["q"] is { } text ? Db.Districts.Where(d => d.Code.StartsWith(text) || d.Name.Holds(text)) : Db.Districts;
}

internal sealed class CatalogueList(TongpinDb db, CurrentActor actor, IMemoryCache cache, IEvidence evidence) : FiledListing<CatalogueEntry, CatalogueList.EntryRow>(db, actor, cache, evidence, ReferenceEvidence.Catalogue)
{
    public sealed record EntryRow(string Code, string Name, string NameEn, string Level, string CategoryName, string ClassName, string StudyYears, bool StateControlled) : IFiled
    {
        public int Files { get; set; }
        string IFiled.Record() => Code;
    }

    private static readonly IReadOnlyList<Column<CatalogueEntry, EntryRow>> Shown =
    [
        new Column<CatalogueEntry, EntryRow>("code", ("专业代码", "Code"), r => r.Code).SortBy(c => c.Code),
        new Column<CatalogueEntry, EntryRow>("name", ("专业名称", "Name"), r => Words.Of(r.Name, r.NameEn)) { Link = r => $"/demand/adverts?programme={r.Code}" }.SortBy(c => c.Name),
        new Column<CatalogueEntry, EntryRow>("level", ("层次", "Level"), r => CatalogueWords.Level(r.Level)).SortBy(c => c.Level),
        new("category_name", ("专业大类", "Category"), r => CatalogueWords.Of(r.CategoryName)) { Minor = true },
        new("class_name", ("专业类", "Class"), r => CatalogueWords.Of(r.ClassName)) { Link = r => r.Code.Length < 4 ? null : $"/demand/adverts?class={r.Code[..4]}" },
        new("study_years", ("修业年限", "Years"), r => CatalogueWords.Years(r.StudyYears)) { Minor = true },
        new("state_controlled", ("国控", "State-controlled"), r => r.StateControlled),
        FilesOf(ReferenceEvidence.Catalogue),
    ];

    public override string Key => "demand.catalogue";
    public override Words Title => ("全国专业目录", "National programme catalogue");
    public override string Permission => Permissions.See;
    protected override string DefaultSort => "code";
    protected override IReadOnlyList<Column<CatalogueEntry, EntryRow>> ColumnsOf() => Shown;
    private static readonly Expression<Func<CatalogueEntry, EntryRow>> RowOf = c => new(c.Code, c.Name, c.NameEn, c.Level, c.CategoryName, c.ClassName, c.StudyYears, c.StateControlled);
    protected override Expression<Func<CatalogueEntry, EntryRow>> Row => RowOf;

    public override async ValueTask<IReadOnlyList<Filter>> Filters(CancellationToken ct) =>
    [
        new("q", ("代码或名称", "Code or name"), []),
        new("level", ("层次", "Level"), [.. CatalogueWords.Levels.Select(l => new Choice(l.Zh, l))]),
        new("category", ("专业大类", "Category"), await Choices<CatalogueEntry>("category", async () => [.. (await Db.Catalogue.Select(c => c.CategoryName).Distinct().OrderBy(n => n).ToListAsync(ct)).Where(n => n.Length > 0).Select(n => new Choice(n, CatalogueWords.Of(n)))])),
    ];

    protected override IQueryable<CatalogueEntry> Find(ListRequest request)
    {
        IQueryable<CatalogueEntry> found = Db.Catalogue;
        foreach (var text in request.Words("q")) found = found.Where(c => c.Code.StartsWith(text) || c.Name.Holds(text) || c.NameEn.Holds(text));
        if (request["level"] is { } level) found = found.Where(c => c.Level == level);
        if (request["category"] is { } category) found = found.Where(c => c.CategoryName == category);
        return found;
    }
}
