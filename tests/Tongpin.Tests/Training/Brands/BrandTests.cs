using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using CsCheck;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Microsoft.EntityFrameworkCore;
using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Tests.Training.Filing;
using Tongpin.Training;
using Tongpin.Training.Brands;
using Tongpin.Training.Projects;

namespace Tongpin.Tests.Training.Brands;

public sealed class BrandTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void Figures_are_the_sums_of_the_lines_and_only_rated_classes_count_for_satisfaction() =>
        Gen.Select(Gen.Int[0, 200], Gen.Long[0, 10_000_000], Gen.Enum<Satisfaction>()).Array[0, 20].Sample(given =>
        {
            var year = Year([.. given.Select(g => Line(g.Item1, g.Item2 / 100m, g.Item3))]);
            Assert.Equal(given.Sum(g => g.Item1), year.Persons);
            Assert.Equal(given.Sum(g => g.Item2), year.Received * 100);
            var rated = given.Where(g => g.Item3 != Satisfaction.NotAsked).Sum(g => g.Item1);
            if (rated == 0) Assert.Null(year.Satisfied);
            else Assert.Equal(given.Where(g => g.Item3 is Satisfaction.VerySatisfied or Satisfaction.Satisfied).Sum(g => g.Item1), Math.Round(year.Satisfied!.Value * rated, 9));
        });

    [Fact]
    public async Task A_brand_counts_what_its_projects_brought_and_each_figure_leads_to_its_records()
    {
        await using var t = await Trainings.Open();
        var (project, brand) = (await t.Settled(), await Record(t));
        await Done(t, $"{brand}/projects", new { number = "PX2026-0001" });

        var view = await House.Json<JsonElement>(await t.Runs.GetAsync($"/api/training/brands/{brand}?year=2026", Ct));

        Assert.Equal((1, 50, 96_500m, 1m), (view.GetProperty("projects").GetInt32(), view.GetProperty("persons").GetInt32(), view.GetProperty("received").GetDecimal(), view.GetProperty("satisfied").GetDecimal()));
        Assert.Equal(0, (await House.Json<JsonElement>(await t.Runs.GetAsync($"/api/training/brands/{brand}?year=2025", Ct))).GetProperty("persons").GetInt32());
        var page = await House.Text(await t.Runs.GetAsync($"/training/brands/{brand}?year=2026", Ct));
        foreach (var way in new[] { $"/ledger?book=training.heads&record={project.Value}&year=2026", $"/ledger?book=training.money&account=received&record={project.Value}&year=2026", $"/training/projects/{project.Value}/survey" })
        {
            Assert.Contains(way, page);
            Assert.Equal(HttpStatusCode.OK, (await t.Runs.GetAsync(way, Ct)).StatusCode);
        }
        Assert.Contains("96,500.00", await House.Text(await t.Manages.GetAsync("/training/brands?year=2026", Ct)));
    }

    [Fact]
    public async Task The_report_is_a_valid_Word_document_a_workbook_and_a_PDF_on_the_page_and_from_the_command_line()
    {
        await using var t = await Trainings.Open();
        await t.Settled();
        await Done(t, $"{await Record(t)}/projects", new { number = "PX2026-0001" });

        using (var document = WordprocessingDocument.Open(new MemoryStream(await File("docx")), false))
        {
            Assert.Empty(new OpenXmlValidator().Validate(document, Ct));
            foreach (var part in new[] { "数控金蓝领", "96,500.00", "数控车工技能提升班", "2026年培训品牌年度报告" }) Assert.Contains(part, document.MainDocumentPart!.Document!.Body!.InnerText);
        }
        var rows = ExportCommandTests.Rows(await File("xlsx"));
        Assert.Equal("品牌", rows[3][0]);
        Assert.Equal(["数控金蓝领", "S01", "在职职工", "校级", "1", "50", "96500", "1", "2027-03-01"], rows[4]);
        Assert.StartsWith("%PDF", Encoding.ASCII.GetString(await File("pdf")));

        var folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            foreach (var extension in BrandReport.Extensions) Assert.Equal(0, (await ExportCommandTests.Run(t.House, folder, extension, "training-brands", "--year", "2026")).Code);
            var (code, said, path) = await ExportCommandTests.Run(t.House, folder, "csv", "training-brands", "--year", "2026");
            Assert.Equal(1, code);
            Assert.Contains(".pdf", said);
            Assert.False(System.IO.File.Exists(path));
        }
        finally
        {
            Directory.Delete(folder, true);
        }

        async Task<byte[]> File(string extension) => await (await t.Runs.GetAsync($"/export/training-brands-2026.{extension}", Ct)).Content.ReadAsByteArrayAsync(Ct);
    }

    [Fact]
    public async Task A_review_keeps_a_brand_only_with_evidence_remembers_its_figures_and_an_ended_one_stays_ended()
    {
        await using var t = await Trainings.Open();
        var brand = await Record(t);
        t.House.Clock.SetUtcNow(new(2027, 3, 2, 1, 0, 0, TimeSpan.Zero));
        Assert.Contains("应于 2027-03-01 前复评", await House.Text(await t.Manages.GetAsync($"/training/brands/{brand}", Ct)));

        Assert.Contains("training.reform.no-proof", await Refused(t, $"{brand}/reviews", new { keep = true, why = "好" }));
        await t.House.As<IEvidence, EvidenceId>(Actor.House, async e =>
        {
            using var file = new MemoryStream([.. "%PDF-1.7 佐证"u8]);
            return await e.Attach(new(BrandEvidence.Table, $"{brand}", "training.see", t.School.Id), "证明.pdf", file, "", default);
        });
        await Done(t, $"{brand}/reviews", new { keep = true, level = "Province", why = "省级认定" });
        var kept = await t.House.In(db => db.Brands.AsNoTracking().SingleAsync(Ct));
        Assert.Equal((BrandLevel.Province, new DateOnly(2027, 3, 2), null), (kept.Level, kept.ReviewedOn, kept.EndedOn));
        Assert.Equal(new DateOnly(2029, 3, 2), kept.Due(2));
        await Refused(t, $"{brand}/reviews", new { keep = false, why = "旧页面", edition = kept.Edition - 1 });

        await Done(t, $"{brand}/reviews", new { keep = false, why = "需求减少" });
        Assert.Contains("training.brand.ended", await Refused(t, $"{brand}/reviews", new { keep = true, why = "再来" }));
        Assert.Contains("training.brand.ended", await Refused(t, $"{brand}/projects", new { number = (await t.Project(await t.Apply())).Number }));
        Assert.Equal(2, await t.House.In(db => db.BrandReviews.CountAsync(Ct)));
        var page = await House.Text(await t.Manages.GetAsync($"/training/brands/{brand}", Ct));
        Assert.Contains("需求减少", page);
        Assert.DoesNotContain("登记复评", page);
    }

    [Fact]
    public async Task Names_numbers_and_dates_that_are_wrong_and_a_project_under_two_brands_are_refused()
    {
        await using var t = await Trainings.Open();
        var number = (await t.Project(await t.Apply())).Number;
        var (one, two) = (await Record(t), await Record(t, "工业机器人先锋"));
        await Done(t, $"{one}/projects", new { number });

        Assert.Contains("training.brand.project", await Refused(t, $"{two}/projects", new { number }));
        Assert.Contains("training.roster.no-class", await Refused(t, $"{two}/projects", new { number = "PX1999-0001" }));
        Assert.Contains("training.brand.known", await Refused(t, "", Form("工业机器人先锋")));
        Assert.Contains("training.no-unit", await Refused(t, "", Form("另一个", unit: "X99")));
        Assert.Contains("training.brand.ahead", await Refused(t, "", Form("另一个", since: "2026-09-02")));
        await Refused(t, $"{one}/projects/{(await t.House.In(db => db.BrandProjects.Select(l => l.ProjectId).SingleAsync(Ct))).Value}/removal", new { why = " " });
        for (var i = 2; i < 10; i++) await Record(t, $"品牌{i}");
        Assert.Contains("training.brand.full", await Refused(t, "", Form("第十一个")));
        Assert.Equal(10, await t.House.In(db => db.Brands.CountAsync(Ct)));
        Assert.Equal(1, await t.House.In(db => db.BrandProjects.CountAsync(Ct)));
    }

    [Fact]
    public async Task Only_the_office_keeps_brands_and_another_school_does_not_see_them()
    {
        await using var t = await Trainings.Open();
        var brand = await Record(t);
        using var stranger = await t.House.SignIn(BuiltInRoles.SchoolDean, (await t.House.GivenUnit("S02")).Id);

        Assert.Equal(HttpStatusCode.Forbidden, (await t.Runs.PostAsJsonAsync("/api/training/brands", Form("另一个"), Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await t.Runs.PostAsJsonAsync($"/api/training/brands/{brand}/reviews", new { keep = true, why = "好" }, Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/training/brands/{brand}", Ct)).StatusCode);
        Assert.DoesNotContain("数控金蓝领", await House.Text(await stranger.GetAsync("/training/brands", Ct)));
        Assert.DoesNotContain(ExportCommandTests.Rows(await (await stranger.GetAsync("/export/training-brands-2026.xlsx", Ct)).Content.ReadAsByteArrayAsync(Ct)), r => r.Contains("数控金蓝领"));
        Assert.Contains("数控金蓝领", await House.Text(await t.Runs.GetAsync("/training/brands", Ct)));
    }

    [Fact]
    public async Task The_sample_has_ten_brands_whose_persons_are_those_of_the_year()
    {
        await using var house = new House(sample: true);
        var brands = await house.As<BrandBook, IReadOnlyList<BrandYear>>(Actor.House, b => b.Of(2025, Ct));
        Assert.Equal(10, brands.Count);
        Assert.Equal(Tongpin.Training.Sample.TrainingSampleData.TraineeTimes, brands.Sum(b => b.Persons));
        Assert.All(brands, b => Assert.Equal(IImported.SampleImport, b.Brand.ImportId));
    }

    private static object Form(string name, string unit = "S01", string since = "2025-03-01") => new { name, unit, since, audience = "Employees" };

    private static async Task<Guid> Record(Trainings t, string name = "数控金蓝领")
    {
        var answer = await t.Manages.PostAsJsonAsync("/api/training/brands", Form(name), Ct);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return Guid.Parse(answer.Headers.Location!.ToString().Split('/')[^1]);
    }

    private static async Task Done(Trainings t, string path, object form) => Assert.Equal(HttpStatusCode.NoContent, (await t.Manages.PostAsJsonAsync($"/api/training/brands/{path}", form, Ct)).StatusCode);

    private static async Task<string> Refused(Trainings t, string path, object form)
    {
        var answer = await t.Manages.PostAsJsonAsync($"/api/training/brands/{path}", form, Ct);
        Assert.False(answer.IsSuccessStatusCode);
        return await House.Text(answer);
    }

    private static BrandLine Line(int persons, decimal received, Satisfaction satisfaction) => new(default, new(Guid.CreateVersion7()), "PX", "班", new(2026, 1, 1), satisfaction, persons, received);

    private static BrandYear Year(IReadOnlyList<BrandLine> lines) => new(new Brand { Name = "品牌", UnitId = default, Audience = Audience.Employees, Level = BrandLevel.College, Since = new(2025, 1, 1) }, 2026, new(2027, 1, 1), lines);
}
