using System.CommandLine;
using System.IO.Compression;
using System.Net;
using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Microsoft.Extensions.DependencyInjection;
using Tongpin.Kernel;
using Tongpin.Tests.Training.Roster;
using Tongpin.Training.Filing;

namespace Tongpin.Tests.Training.Filing;

public sealed class ExportCommandTests
{
    private static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_settlement_has_budget_settlement_and_final_side_by_side_and_is_a_valid_workbook()
    {
        await using var t = await Trainings.Open();
        var id = await t.Settled();

        var file = await (await t.Runs.GetAsync($"/export/training-settlement-{id.Value}.xlsx", Ct)).Content.ReadAsByteArrayAsync(Ct);

        using var workbook = SpreadsheetDocument.Open(new MemoryStream(file), false);
        Assert.Empty(new OpenXmlValidator().Validate(workbook, Ct));
        var rows = Rows(file);
        Assert.Equal("非学历教育培训项目收支结算表", rows[0].Single());
        Assert.Contains("PX2026-0001", rows[1].Single());
        Assert.Equal(["科目", "依据", "预算（元）", "结算（元）", "决算（元）"], rows[3]);
        Assert.Equal(["收入", "96500", "96500", "96500"], rows[4].Where((_, i) => i != 1));
        Assert.Equal(["结余", "收入 − 支出", "18225", "18225", "18225"], rows[^2]);
        Assert.Contains("财务处", rows[^1].Single());
    }

    [Fact]
    public async Task The_budget_is_written_before_anything_was_settled()
    {
        await using var t = await Trainings.Open();
        var id = await t.Apply();

        var rows = Rows(await (await t.Runs.GetAsync($"/export/training-budget-{id.Value}.xlsx", Ct)).Content.ReadAsByteArrayAsync(Ct));
        var settlement = Rows(await (await t.Runs.GetAsync($"/export/training-settlement-{id.Value}.xlsx", Ct)).Content.ReadAsByteArrayAsync(Ct));

        Assert.Equal(["科目", "依据", "预算（元）"], rows[3]);
        Assert.Equal(["讲师费", "16000 × 1 × 1", "16000"], rows[6]);
        Assert.Equal("60.3125", rows[^2][^1]);
        // Nothing was handed in: the two other columns are left to fill in.
        Assert.Equal(3, settlement[4].Count);
    }

    [Fact]
    public async Task The_command_line_writes_what_the_pages_write()
    {
        await using var t = await Trainings.Open();
        var id = await t.Settled();
        var folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            foreach (var form in ProjectForm.All)
            {
                var (code, said, path) = await Run(t.House, folder, form.Extension, $"training-{form.Key}", "--project", "PX2026-0001");
                Assert.Equal((0, ""), (code, said));
                var page = await (await t.Manages.GetAsync(form.Href(id), Ct)).Content.ReadAsByteArrayAsync(Ct);
                if (form.Extension == "xlsx") Assert.Equal(page, await File.ReadAllBytesAsync(path, Ct));
                else Assert.Equal(TextOf(page), TextOf(await File.ReadAllBytesAsync(path, Ct)));
            }
            Assert.Equal(0, (await Run(t.House, folder, "docx", "training-signin", "--project", "PX2026-0001")).Code);
            Assert.Equal(0, (await Run(t.House, folder, "xlsx", "training-statement", "--by", "Person", "--of", t.Applicant.Number, "--year", "2026")).Code);
        }
        finally
        {
            Directory.Delete(folder, true);
        }
    }

    [Theory]
    [InlineData("xlsx", "PX1999-0001", "training-budget", "--project", "PX1999-0001")]
    [InlineData("docx", ".xlsx", "training-budget", "--project", "PX2026-0001")]
    [InlineData("xlsx", "1999", "training-filing", "--year", "1999")]
    [InlineData("xlsx", "3000", "training-statements", "--year", "3000")]
    [InlineData("xlsx", "N-0", "training-statement", "--by", "Person", "--of", "N-0")]
    [InlineData("xlsx", "X99", "training-statement", "--by", "Unit", "--of", "X99")]
    [InlineData("xlsx", "无此专业群", "training-statement", "--by", "Group", "--of", "无此专业群")]
    [InlineData("xlsx", "Nobody", "training-statement", "--by", "Nobody", "--of", "1")]
    public async Task A_wrong_name_year_or_code_is_named_and_nothing_is_written(string extension, string named, params string[] words)
    {
        await using var t = await Trainings.Open();
        await t.Apply();
        var folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            var (code, said, path) = await Run(t.House, folder, extension, words);

            Assert.Equal(1, code);
            Assert.Contains(named, said);
            Assert.False(File.Exists(path));
        }
        finally
        {
            Directory.Delete(folder, true);
        }
    }

    [Fact]
    public async Task Forms_are_for_their_readers()
    {
        await using var t = await Trainings.Open();
        var id = await t.Approved();
        using var stranger = await t.House.SignIn(Tongpin.Foundation.BuiltInRoles.TrainingStaff, (await t.House.GivenUnit("S02")).Id);
        await t.Runs.PostAsync($"/api/training/projects/{id.Value}/trainees", System.Net.Http.Json.JsonContent.Create(Persons.Form(1)), Ct);

        Assert.All(ProjectForm.All, form => Assert.Equal(HttpStatusCode.NotFound, stranger.GetAsync(form.Href(id), Ct).Result.StatusCode));
        Assert.Equal(HttpStatusCode.Forbidden, (await t.Pays.GetAsync($"/export/training-roster-{id.Value}.xlsx", Ct)).StatusCode);
        var page = await House.Text(await t.Pays.GetAsync($"/training/projects/{id.Value}", Ct));
        Assert.Contains($"/export/training-settlement-{id.Value}.xlsx", page);
        Assert.DoesNotContain($"/export/training-roster-{id.Value}.xlsx", page);
    }

    internal static Task<(int Code, string Said, string Path)> Run(House house, string folder, string extension, params string[] words) => house.As<IServiceScopeFactory, (int, string, string)>(Actor.House, async scopes =>
    {
        var (said, path) = (new StringWriter(), Path.Combine(folder, $"{Guid.NewGuid():N}.{extension}"));
        var code = await ExportCommand.Create((_, _) =>
        {
            var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentActor>().Value = Actor.House;
            return Task.FromResult(scope);
        }).Parse([.. words, "--out", path]).InvokeAsync(new InvocationConfiguration { Output = TextWriter.Null, Error = said }, Ct);
        return (code, said.ToString(), path);
    });

    private static string TextOf(byte[] file)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(file), false);
        return document.MainDocumentPart!.Document!.Body!.InnerText;
    }

    // The cells that are there, row by row.
    internal static List<IReadOnlyList<string>> Rows(byte[] file)
    {
        using var zip = new ZipArchive(new MemoryStream(file));
        using var sheet = zip.GetEntry("xl/worksheets/sheet1.xml")!.Open();
        return [.. XDocument.Load(sheet).Descendants(Main + "row").Select(row => (IReadOnlyList<string>)[.. row.Elements(Main + "c").Select(c => c.Element(Main + "is")?.Value ?? decimal.Parse(c.Element(Main + "v")!.Value, System.Globalization.CultureInfo.InvariantCulture).ToString("0.####", System.Globalization.CultureInfo.InvariantCulture))])];
    }
}
