using System.Reflection;
using System.Text.RegularExpressions;
using Tongpin.Kernel;

namespace Tongpin.Tests;

/// <summary>The interface is complete in both languages: words stand in pairs, and no page says anything outside of a pair.</summary>
public sealed partial class WordsTests
{
    public static TheoryData<string> Pages => [.. Directory.EnumerateFiles(Path.Combine(HousePlanTests.Root, "src"), "*.razor", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(HousePlanTests.Root, f)).Order()];

    [Theory, MemberData(nameof(Pages))]
    public void A_page_speaks_only_in_pairs(string page)
    {
        var text = Comments().Replace(File.ReadAllText(Path.Combine(HousePlanTests.Root, page)), "");
        var alone = Strings().Matches(Pairs().Replace(text, "")).Select(m => m.Value).Concat(Markup().Matches(Code().Replace(Pairs().Replace(text, ""), "")).Select(m => m.Value)).Where(t => Chinese().IsMatch(t) && t.Trim('"', '>', '<') is not ("同" or "中文"));

        Assert.Empty(alone);
    }

    [Fact]
    public void Every_pair_has_Chinese_and_an_English_side_without_Chinese()
    {
        var pairs = HousePlanTests.Rooms.Select(r => Assembly.Load(r.Data == "Web" ? "tongpin" : "Tongpin." + r.Data)).SelectMany(a => a.GetTypes())
            .SelectMany(t => t.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)).Where(f => !f.DeclaringType!.ContainsGenericParameters)
            .Select(f => f.FieldType == typeof(Words) ? (Words?)f.GetValue(null) : f.FieldType == typeof(Rule) ? ((Rule)f.GetValue(null)!).Message : null).OfType<Words>().Distinct().ToList();

        Assert.True(pairs.Count > 40);
        Assert.All(pairs, p => Assert.True(p.Zh.Length > 0 && p.En.Length > 0 && !Chinese().IsMatch(p.En), p.Zh));
    }

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}")]
    private static partial Regex Chinese();

    [GeneratedRegex(@"@\*.*?\*@|^\s*///?.*$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Comments();

    // L("…", "…"), ("…", "…") and new("…", "…"), also interpolated.
    [GeneratedRegex("""(?:L|new|Words|)\s*\(\s*\$?"(?:[^"\\]|\\.)*"\s*,\s*\$?"(?:[^"\\]|\\.)*"\s*\)""")]
    private static partial Regex Pairs();

    [GeneratedRegex("\"(?:[^\"\\\\\\n]|\\\\.)*\"")]
    private static partial Regex Strings();

    [GeneratedRegex(@"@code\s*\{.*", RegexOptions.Singleline)]
    private static partial Regex Code();

    [GeneratedRegex(">[^<>@]*<")]
    private static partial Regex Markup();
}
