using System.Text.RegularExpressions;
using Tongpin.Foundation;

namespace Tongpin.Tests.Training;

/// <summary>What a browser sends carries the names that the form is read by.</summary>
public sealed partial class FormNamesTests
{
    [Theory]
    [InlineData("/training/projects/new", "Form.Name")]
    [InlineData("/training/reform/new", "Form.Title")]
    public async Task Fields_of_a_page_are_named_after_its_form(string page, string field)
    {
        await using var house = new House();
        using var browser = await house.SignIn(page.Contains("reform", StringComparison.Ordinal) ? BuiltInRoles.ContinuingEducation : BuiltInRoles.TrainingStaff);
        var html = await browser.GetStringAsync(page, TestContext.Current.CancellationToken);

        Assert.Contains($"name=\"{field}\"", html);
        Assert.Empty(Foreign().Matches(html).Select(m => m.Value));
    }

    [GeneratedRegex("name=\"f\\.[^\"]*\"")]
    private static partial Regex Foreign();
}
