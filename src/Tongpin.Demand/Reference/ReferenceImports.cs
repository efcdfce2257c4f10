using Microsoft.EntityFrameworkCore;
using Tongpin.Demand.Matching;
using Tongpin.Foundation;
using Tongpin.Kernel;

namespace Tongpin.Demand.Reference;

internal sealed class ClusterImport(JudgeAnew judge) : ImportKind<Cluster>
{
    private static readonly Dictionary<string, Confidence> Marks = new() { ["confirmed"] = Confidence.Confirmed, ["name_seen"] = Confidence.NameSeen, ["unconfirmed"] = Confidence.Unconfirmed };

    public override string Key => "clusters";
    public override Words Title => ("产业集群", "Industry clusters");
    public override string Permission => Permissions.Import;
    public override string Href => "/demand/clusters";
    public override IReadOnlyList<ImportColumn> Columns { get; } =
    [
        new("code", ("代码", "Code"), true) { Example = "C33618-01" },
        new("name", ("名称", "Name"), true) { Example = "智能网联新能源汽车" },
        new("name_en", ("英文名称", "English name")),
        new("taxonomy", ("分类体系", "Taxonomy"), false, ("如 33618（2023）", "Such as 33618 (2023)")),
        new("tier", ("层级", "Tier"), false, null, "cluster_type"),
        new("tier_en", ("英文层级", "Tier in English")),
        new("gbt4754", ("行业代码", "GB/T 4754 codes"), false, ("多个用分号隔开，如 36;384", "Several are separated by semicolons, such as 36;384"), "gbt4754_codes", "gbt4754_codes_project_judgement") { Fields = [nameof(Cluster.IndustryCodes)] },
        new("confidence", ("可信度", "Confidence"), false, ("未核实的名称会带标记", "Unverified names carry a badge"), "name_confidence") { Allowed = ["confirmed", "name_seen", "unconfirmed"] },
        new("valid_from", ("生效日期", "Valid from")),
        new("valid_to", ("失效日期", "Valid to")),
        new("source", ("来源", "Source")),
    ];

    protected override Cluster? Read(ImportLine line) => new()
    {
        Code = line.Need("code"),
        Name = line.Need("name"),
        NameEn = line["name_en"],
        Taxonomy = line["taxonomy"],
        Tier = line["tier"],
        TierEn = line["tier_en"],
        IndustryCodes = IndustryCodes.Read(line, "gbt4754"),
        Confidence = line.OneOf("confidence", Marks.Keys) is { } mark ? Marks[mark] : Confidence.Unconfirmed,
        ValidFrom = line.Day("valid_from") ?? new DateOnly(2023, 1, 1),
        ValidTo = line.Day("valid_to"),
        Source = line.Text("source", 400),
    };

    protected override string KeyOf(Cluster record) => record.Code;

    protected override Task Written(ImportResult result, CancellationToken ct) => result.Added + result.Changed > 0 ? judge.IfAny(ct) : Task.CompletedTask;
    protected override Task Undone(CancellationToken ct) => judge.IfAny(ct);
}

internal static class IndustryCodes
{
    public static bool LooksRight(string code) => code.Length is >= 1 and <= 4 && (code.All(char.IsAsciiDigit) || (code.Length == 1 && char.IsAsciiLetterUpper(code[0])));

    /// <summary>Codes separated by semicolons; each must look like a GB/T 4754 code.</summary>
    public static List<string> Read(ImportLine line, string column)
    {
        var codes = line[column].Split([';', '；', ',', '，', '|'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToList();
        foreach (var code in codes.Where(c => !LooksRight(c)))
            line.Refuse(column, new($"“{code}”不是国民经济行业代码。", $"\"{code}\" is not a GB/T 4754 code."));
        return codes;
    }
}

internal sealed class IndustryImport : ImportKind<Industry>
{
    public override string Key => "industries";
    public override Words Title => ("国民经济行业", "Industries (GB/T 4754)");
    public override string Permission => Permissions.Import;
    public override string Href => "/demand/industries";
    public override IReadOnlyList<ImportColumn> Columns { get; } =
    [
        new("code", ("代码", "Code"), true) { Example = "3610" },
        new("name", ("名称", "Name"), true) { Example = "汽车整车制造" },
        new("level", ("层级", "Level")) { Allowed = ["门类", "大类", "中类", "小类"] },
        new("parent_code", ("上级代码", "Parent code")),
        new("section_code", ("门类代码", "Section code")),
    ];

    protected override Industry? Read(ImportLine line) => new()
    {
        Code = line.Need("code"),
        Name = line.Need("name"),
        Level = line.OneOf("level", ["门类", "大类", "中类", "小类"]) ?? "",
        ParentCode = line["parent_code"],
        SectionCode = line["section_code"],
    };

    protected override string KeyOf(Industry record) => record.Code;
}

internal sealed class IndustryLabelImport(JudgeAnew judge) : ImportKind<IndustryLabel>
{
    public override string Key => "industry-labels";
    public override Words Title => ("招聘网站行业对照", "Portal industry labels");
    public override string Permission => Permissions.Import;
    public override string Href => "/demand/industry-labels";
    public override IReadOnlyList<ImportColumn> Columns { get; } =
    [
        new("label", ("网站行业", "Portal label"), true, null, "portal_industry") { Example = "汽车零配件" },
        new("gbt4754", ("行业代码", "GB/T 4754 codes"), true, null, "gbt4754_codes") { Fields = [nameof(IndustryLabel.IndustryCodes)], Example = "367" },
    ];

    protected override IndustryLabel? Read(ImportLine line) => new() { Label = line.Need("label"), IndustryCodes = IndustryCodes.Read(line, "gbt4754") };

    protected override string KeyOf(IndustryLabel record) => record.Label;

    protected override Task Written(ImportResult result, CancellationToken ct) => result.Added + result.Changed > 0 ? judge.IfAny(ct) : Task.CompletedTask;
    protected override Task Undone(CancellationToken ct) => judge.IfAny(ct);
}

internal sealed class OccupationImport : ImportKind<Occupation>
{
    public override string Key => "occupations";
    public override Words Title => ("职业分类", "Occupations");
    public override string Permission => Permissions.Import;
    public override string Href => "/demand/occupations";
    public override IReadOnlyList<ImportColumn> Columns { get; } =
    [
        new("code", ("代码", "Code"), true) { Example = "6-18-01-01" },
        new("name", ("名称", "Name"), true) { Example = "车工" },
        new("major_name", ("大类", "Major group")),
        new("middle_name", ("中类", "Middle group")),
        new("minor_name", ("小类", "Minor group")),
        new("markers", ("标识", "Markers"), false, ("S 数字职业，L 绿色职业", "S digital, L green")) { Allowed = ["S", "L", "LS", "L/S"] },
        new("definition", ("定义", "Definition")),
    ];

    protected override Occupation? Read(ImportLine line) => new()
    {
        Code = line.Need("code"),
        Name = line.Need("name"),
        MajorName = line["major_name"],
        MiddleName = line["middle_name"],
        MinorName = line["minor_name"],
        Markers = line.Text("markers", 8),
        Definition = line.Text("definition", 4000),
    };

    protected override string KeyOf(Occupation record) => record.Code;
}

internal sealed class DistrictImport : ImportKind<District>
{
    public override string Key => "districts";
    public override Words Title => ("行政区划", "Districts");
    public override string Permission => Permissions.Import;
    public override string Href => "/demand/districts";
    public override IReadOnlyList<ImportColumn> Columns { get; } =
    [
        new("code", ("代码", "Code"), true) { Example = "500112" },
        new("name", ("名称", "Name"), true) { Example = "渝北区" },
        new("level", ("层级", "Level")),
        new("parent_code", ("上级代码", "Parent code"), false, null, "county_code"),
    ];

    public static bool LooksRight(string code) => code.Length is 2 or 4 or 6 or 9 or 12 && code.All(char.IsAsciiDigit);

    protected override District? Read(ImportLine line)
    {
        var code = line.Need("code");
        if (code.Length > 0 && !LooksRight(code)) line.Refuse("code", ("应为 2、4、6、9 或 12 位数字。", "Must have 2, 4, 6, 9 or 12 digits."));
        return new() { Code = code, Name = line.Need("name"), Level = line["level"], ParentCode = line["parent_code"] };
    }

    protected override string KeyOf(District record) => record.Code;
}

/// <summary>The national catalogue as it is published: level, code, name, category, class, years, state control.</summary>
internal sealed class CatalogueImport(JudgeAnew judge) : ImportKind<CatalogueEntry>
{
    public override string Key => "catalogue";
    public override Words Title => ("全国专业目录", "National programme catalogue");
    public override string Permission => Permissions.Import;
    public override string Href => "/demand/catalogue";
    public override IReadOnlyList<ImportColumn> Columns { get; } =
    [
        new("level", ("层次", "Level")) { Allowed = ["高职专科", "职业本科", "中职"] },
        new("code", ("专业代码", "Programme code"), true, null, "major_code") { Example = "460103" },
        new("name", ("专业名称", "Programme name"), true, null, "major_name") { Example = "数控技术" },
        new("name_en", ("英文名称", "English name")),
        new("category_name", ("专业大类", "Category")),
        new("class_name", ("专业类", "Class")),
        new("study_years", ("修业年限", "Years of study")),
        new("state_controlled", ("国控专业", "State-controlled"), false, ("1 表示国控", "1 means state-controlled")) { Allowed = ["1", "0"] },
    ];

    protected override CatalogueEntry? Read(ImportLine line)
    {
        var code = line.Need("code").TrimEnd('K');
        if (code.Length > 0 && !(code.Length == 6 && code.All(char.IsAsciiDigit))) line.Refuse("code", ("专业代码应为 6 位数字。", "A programme code has 6 digits."));
        return new()
        {
            Code = code,
            Name = line.Need("name"),
            NameEn = line["name_en"],
            Level = line.OneOf("level", ["高职专科", "职业本科", "中职"]) ?? "",
            CategoryName = line["category_name"],
            ClassName = line["class_name"],
            StudyYears = line["study_years"],
            StateControlled = line["state_controlled"] == "1" || line["code"].EndsWith('K'),
        };
    }

    protected override string KeyOf(CatalogueEntry record) => record.Code;

    protected override Task Written(ImportResult result, CancellationToken ct) => result.Added + result.Changed > 0 ? judge.IfAny(ct) : Task.CompletedTask;
    protected override Task Undone(CancellationToken ct) => judge.IfAny(ct);
}

/// <summary>Entries to which a person gave adverts stay when their import is taken back.</summary>
internal sealed class CatalogueInUse(TongpinDb db) : IKeepRecords
{
    public string Noun => ReferenceEvidence.Catalogue;

    public async Task<Words?> WhyKeep(IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        var entries = ids.Select(CatalogueEntryId.From).ToList();
        var catalogue = db.Catalogue;
        var given = await db.Adverts.CountAsync(a => (a.State == MatchState.Confirmed || a.State == MatchState.Corrected) && catalogue.Any(c => entries.Contains(c.Id) && c.Code == a.ProgrammeCode), ct);
        return given == 0 ? null : new($"{given} 条岗位由人确认或更正到这些专业", $"{given} adverts were given to these programmes by hand");
    }
}
