using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Kernel.Papers;
using Tongpin.Kernel.Sheets;
using Tongpin.Training.Certificates;
using Tongpin.Training.Papers;
using Tongpin.Training.Projects;

namespace Tongpin.Training.Brands;

/// <summary>The report of a year's brands (培训品牌年度报告) as Word, PDF and XLSX: the same rows in three forms.</summary>
internal sealed class BrandReport(BrandBook book, CertificateFile certificates, CertificateSeal seal)
{
    public static IReadOnlyList<string> Extensions { get; } = ["docx", "pdf", "xlsx"];

    public static string FileName(int year, string extension) => $"{Title(year)}.{extension}";

    private static string Title(int year) => Words.L($"{year}年培训品牌年度报告", $"Brands of training {year}");

    public async Task Write(int year, string extension, Stream to, CancellationToken ct)
    {
        var brands = await book.Of(year, ct);
        var issuer = (await certificates.Issuer(ct)).ToString();
        var sample = brands.Any(b => b.Brand.ImportId == IImported.SampleImport);
        switch (extension)
        {
            case "docx":
                await Paper(year, brands, issuer, sample).Write(to, ct);
                break;
            case "pdf":
                await to.WriteAsync(new TablePdf(seal.Face()).Draw(Title(year), issuer, Summary(brands), [.. Columns.Select(c => (c.Title.ToString(), c.Share, c.Number))], [.. brands.Select(Cells)], book.Today, sample ? Words.L("示例数据", "Sample data") : ""), ct);
                break;
            default:
                await SheetWriter.WriteForm(to, $"{year}", [sample ? Words.L($"{Title(year)}（示例数据）", $"{Title(year)} (sample data)") : Title(year), issuer, Summary(brands)],
                    [.. Columns.Select(c => new SheetColumn(c.Title.ToString(), c.Kind))], brands.Select(Values), [Words.L("制表人：　　　　　　　　审核人：　　　　　　　　日期：", "Drawn up by:                    Checked by:                    Date:")], ct);
                break;
        }
    }

    // Title, share of the width, whether it is a number.
    private static readonly (Words Title, int Share, bool Number, CellKind Kind)[] Columns =
    [
        (("品牌", "Brand"), 20, false, CellKind.Text), (("牵头单位", "Leading unit"), 17, false, CellKind.Text), (("面向对象", "For whom"), 12, false, CellKind.Text), (("级别", "Level"), 8, false, CellKind.Text),
        (("项目数", "Projects"), 8, true, CellKind.Integer), (("人次", "Persons"), 9, true, CellKind.Integer), (("到账（元）", "Received (yuan)"), 13, true, CellKind.Decimal), (("满意率", "Satisfied"), 8, true, CellKind.Percent), (("下次复评", "Next review"), 12, false, CellKind.Text),
    ];

    private static object?[] Values(BrandYear b) => [b.Brand.Name, b.Brand.Unit.ToString(), Codes.Of(b.Brand.Audience).ToString(), BrandWords.Of(b.Brand.Level).ToString(), b.Projects, b.Persons, b.Received, b.Satisfied, Next(b)];

    private static string[] Cells(BrandYear b) => [b.Brand.Name, b.Brand.Unit.ToString(), Codes.Of(b.Brand.Audience).ToString(), BrandWords.Of(b.Brand.Level).ToString(), Show.Number(b.Projects), Show.Number(b.Persons), Show.Number(b.Received, 2), Show.Percent(b.Satisfied), Next(b)];

    private static string Next(BrandYear b) => b.Brand.EndedOn is { } day ? Words.L($"{Show.Day(day)} 退出", $"ended {Show.Day(day)}") : Show.Day(b.Due);

    private static string Summary(IReadOnlyList<BrandYear> brands) => Words.L($"品牌 {brands.Count(b => b.Brand.EndedOn is null)} 个，培训 {Show.Number(brands.Sum(b => b.Persons))} 人次，到账 {Show.Number(brands.Sum(b => b.Received), 2)} 元。",
        $"{brands.Count(b => b.Brand.EndedOn is null)} brands, {Show.Number(brands.Sum(b => b.Persons))} trainee-times, {Show.Number(brands.Sum(b => b.Received), 2)} yuan received.");

    private OfficialPaper Paper(int year, IReadOnlyList<BrandYear> brands, string issuer, bool sample)
    {
        var paper = new OfficialPaper(Title(year), issuer, sample);
        paper.Heading(Words.L("总体情况", "All brands"));
        paper.Text(Summary(brands));
        paper.Table(Words.L("培训品牌一览", "Brands of training"), [.. Columns.Select(c => new PaperColumn(c.Title.ToString(), c.Share, c.Number ? ColumnSide.Right : ColumnSide.Left))], brands.Select(Cells), TableLines.Grid);
        paper.Note(Words.L("人次和到账取自台账；满意率 = 评为“满意”以上的班级人次 ÷ 有评价的班级人次。", "Persons and money are sums of the ledger. Satisfied: persons in classes rated satisfied or better ÷ persons in all classes that were rated."));
        paper.Heading(Words.L("各品牌", "Each brand"));
        foreach (var b in brands)
        {
            paper.Heading(b.Brand.Name, 2);
            if (b.Brand.Brief.Length > 0) paper.Text(b.Brand.Brief);
            var counted = b.Lines.Where(l => l.Persons != 0 || l.Received != 0).ToList();
            if (counted.Count == 0) paper.Text(Words.L("本年没有项目。", "No projects in this year."));
            else paper.Table(Words.L($"{b.Brand.Name}项目", $"Projects of {b.Brand.Name}"), [new(Words.L("编号", "Number"), 18), new(Words.L("项目", "Project"), 38), new(Words.L("人次", "Persons"), 12, ColumnSide.Right), new(Words.L("到账（元）", "Received (yuan)"), 18, ColumnSide.Right), new(Words.L("满意度", "Satisfaction"), 14)],
                counted.Select(string[] (l) => [l.Number, l.Name, Show.Number(l.Persons), Show.Number(l.Received, 2), Codes.Of(l.Satisfaction).ToString()]), TableLines.Grid);
        }
        paper.Signature(issuer, book.Today);
        return paper;
    }
}
