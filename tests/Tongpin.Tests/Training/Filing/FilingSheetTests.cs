using System.Globalization;
using System.IO.Compression;
using System.Net;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Microsoft.EntityFrameworkCore;
using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Training.Filing;
using Tongpin.Training.Sample;

namespace Tongpin.Tests.Training.Filing;

public sealed class FilingSheetTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static readonly string[] Columns = ["序号", "项目名称", "开始时间", "结束时间", "办学方式", "办学部门", "培训对象", "生源地", "学费来源", "项目学时", "培训人数", "人学时数", "收费标准", "学费总额", "合作方/委托方", "负责人", "电话", "地点", "国家级项目", "省级项目", "培训类型", "关键词", "学员满意度"];

    [Fact]
    public void The_form_has_its_23_columns_in_order() => Assert.Equal(Columns, FilingSheet.Columns.Select(c => c.Title));

    [Fact]
    public async Task A_class_is_one_row_with_the_heads_of_the_ledger_and_the_phone_goes_out_with_a_trace()
    {
        await using var t = await Trainings.Open();
        var id = await t.Settled();

        var page = await House.Text(await t.Runs.GetAsync("/training/filing?year=2026", Ct));
        Assert.Contains("数控车工技能提升班", page);
        Assert.Contains("138****0001", page);
        Assert.Equal(HttpStatusCode.Forbidden, (await t.Runs.GetAsync("/export/training-filing-2026.xlsx", Ct)).StatusCode);
        var file = await (await t.Manages.GetAsync("/export/training-filing-2026.xlsx", Ct)).Content.ReadAsByteArrayAsync(Ct);
        var cells = Cells(file);
        Assert.Equal(Columns, cells[0]);
        Assert.Equal(["1", "数控车工技能提升班", "20261012", "20261015", "脱产", "S01", "在职职工", "本市", "单位出资", "32", "50", "1600", "1930", "96500", "无", "", "13800000001", "实训楼", "否", "否", "企业定制培训", "数控 车工 技能", "满意"], cells[1]);
        Assert.Equal(2, cells.Count);
        Assert.Equal(1, await t.House.In(db => db.Set<Tongpin.Foundation.Audit.AuditEntry>().CountAsync(a => a.Record == "filing 2026" && a.Did == "exported", Ct)));
        Assert.Single(Cells(await (await t.Manages.GetAsync("/export/training-filing-2025.xlsx", Ct)).Content.ReadAsByteArrayAsync(Ct)));
    }

    [Fact]
    public async Task The_application_with_its_budget_is_a_valid_Word_document()
    {
        await using var t = await Trainings.Open();
        var id = await t.Apply();

        var answer = await t.Runs.GetAsync($"/export/training-application-{id.Value}.docx", Ct);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        using var document = WordprocessingDocument.Open(new MemoryStream(await answer.Content.ReadAsByteArrayAsync(Ct)), false);
        Assert.Empty(new OpenXmlValidator().Validate(document, Ct));
        var text = document.MainDocumentPart!.Document!.Body!.InnerText;
        foreach (var part in new[] { "项目申请表", "PX2026-0001", "收支预算表", "78,275.00", "18,225.00", "60.3125", "学校管理费", "分管校领导" }) Assert.Contains(part, text);
    }

    [Fact]
    public async Task The_sample_has_42000_trainee_times_in_a_year_and_every_distribution_sums_to_what_arrived()
    {
        await using var house = new House(sample: true);
        var heads = await Sum(house, "training.heads", "trained", 2025);
        Assert.Equal(TrainingSampleData.TraineeTimes, heads);
        var rows = await house.As<FilingSheet, IReadOnlyList<FilingRow>>(Actor.House, s => s.Rows(2025, Ct));
        Assert.Equal((TrainingSampleData.Classes, TrainingSampleData.TraineeTimes), (rows.Count, rows.Sum(r => r.Heads)));
        Assert.Equal(await Sum(house, "training.money", "received", 2025), await Sum(house, "training.money", "spent", 2025) + await Sum(house, "training.money", "school-fee", 2025) + await Sum(house, "training.money", "school-share", 2025) + await Sum(house, "training.money", "unit-share", 2025));
        using var office = await house.SignIn(BuiltInRoles.ContinuingEducation);
        foreach (var address in new[] { "/training/projects", "/training/filing?year=2025", "/ledger", "/ledger/sums" }) Assert.Equal(HttpStatusCode.OK, (await office.GetAsync(address, Ct)).StatusCode);
        Assert.Contains("示例数据", await House.Text(await office.GetAsync("/training/filing?year=2025", Ct)));
    }

    private static async Task<decimal> Sum(House house, string book, string account, int year) =>
        (await house.As<ILedger, IReadOnlyList<LedgerSum>>(Actor.House, l => l.Sums(new(book) { Account = account, Year = year }, LedgerBy.Nothing, Ct))).Sum(s => s.Amount);

    // Cells of the first sheet as texts; numbers without the zeros that a database may keep.
    private static List<IReadOnlyList<string>> Cells(byte[] file)
    {
        using var zip = new ZipArchive(new MemoryStream(file));
        using var sheet = zip.GetEntry("xl/worksheets/sheet1.xml")!.Open();
        System.Xml.Linq.XNamespace ns = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        return [.. System.Xml.Linq.XDocument.Load(sheet).Descendants(ns + "row").Select(row =>
        {
            // An empty cell is left out of the file.
            var cells = row.Elements(ns + "c").ToDictionary(c => ColumnOf((string)c.Attribute("r")!), c => c.Element(ns + "is")?.Value ?? (c.Element(ns + "v") is { } v ? decimal.Parse(v.Value, CultureInfo.InvariantCulture).ToString("0.##", CultureInfo.InvariantCulture) : ""));
            return (IReadOnlyList<string>)[.. Enumerable.Range(1, Columns.Length).Select(n => cells.GetValueOrDefault(n, ""))];
        })];

        static int ColumnOf(string reference) => reference.Where(char.IsAsciiLetterUpper).Aggregate(0, (n, letter) => n * 26 + letter - 'A' + 1);
    }
}
