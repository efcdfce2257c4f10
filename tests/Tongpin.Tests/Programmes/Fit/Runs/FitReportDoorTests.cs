using System.Net;
using DocumentFormat.OpenXml.Packaging;
using Tongpin.Foundation;
using Tongpin.Kernel.Papers;
using Tongpin.Tests.Kernel.Papers;

namespace Tongpin.Tests.Programmes.Fit.Runs;

public sealed class FitReportDoorTests
{
    [Fact]
    public async Task The_report_of_a_kept_year_is_saved_under_its_chinese_name()
    {
        await using var house = new House();
        await house.GivenUnit("示范学院", kind: UnitKind.College);
        await house.Given(FitReportTests.Run(2026));
        using var reader = await house.SignIn(BuiltInRoles.Leadership);

        foreach (var door in new[] { "/export/fit-report-2026.docx", "/api/programmes/fit/2026/report" })
        {
            using var answer = await reader.GetAsync(door, TestContext.Current.CancellationToken);
            using var document = WordprocessingDocument.Open(await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken), isEditable: false);

            Assert.Equal(OfficialPaper.ContentType, answer.Content.Headers.ContentType!.MediaType);
            Assert.Equal("2026年专业与产业契合度报告.docx", answer.Content.Headers.ContentDisposition!.FileNameStar);
            Assert.Equal("示范学院", document.Lines("Subtitle").Single());
            Assert.Equal("2026年9月1日", document.Lines("Signature").Last());
            Assert.Empty(document.Faults());
        }
    }

    [Fact]
    public async Task A_year_without_a_result_is_not_found_and_nobody_reads_it_without_permission()
    {
        await using var house = new House();
        await house.Given(FitReportTests.Run(2026));
        using var reader = await house.SignIn(BuiltInRoles.Leadership);
        using var other = await house.SignIn(role: null);

        Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync("/export/fit-report-2019.docx", TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await other.GetAsync("/export/fit-report-2026.docx", TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await house.Anybody().GetAsync("/api/programmes/fit/2026/report", TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task The_report_names_every_programme_so_who_sees_a_school_only_gets_none()
    {
        await using var house = new House();
        await house.Given(FitReportTests.Run(2026));
        using var dean = await house.SignIn(BuiltInRoles.SchoolDean, (await house.GivenUnit("S1")).Id);

        foreach (var door in new[] { "/export/fit-report-2026.docx", "/api/programmes/fit/2026/report" })
            Assert.Equal(HttpStatusCode.NotFound, (await dean.GetAsync(door, TestContext.Current.CancellationToken)).StatusCode);
        Assert.DoesNotContain("/export/fit-report", await dean.GetStringAsync("/", TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }
}
