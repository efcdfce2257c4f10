using System.Collections.Frozen;

namespace Tongpin.Demand.Matching;

/// <summary>
/// What words of job titles mean: abbreviations, trade terms and their plain names. English so far; Chinese lines work the same way.
/// One line per group, <c>word, two words = other words, …</c>; the left side also counts as the right side, not the reverse.
/// </summary>
internal sealed class JobWords
{
    public static readonly JobWords None = new([]);

    /// <summary>The list that ships with the product, written for it: <c>JobWords.txt</c>.</summary>
    public static readonly JobWords General = new(ReadGeneral());

    private readonly FrozenDictionary<ulong, string[]> meanings;

    private JobWords(IEnumerable<(string Phrase, string Meaning)> lines) => meanings = lines
        .GroupBy(l => TextFeatures.MeaningKey(l.Phrase), l => Tokens(l.Meaning))
        .Where(g => g.Key != 0)
        .ToFrozenDictionary(g => g.Key, g => g.SelectMany(t => t).ToArray());

    /// <summary>The general list and a customer's own, which may only add.</summary>
    public static JobWords GeneralAnd(IReadOnlyCollection<(string Phrase, string Meaning)> more) => more.Count == 0 ? General : new([.. ReadGeneral(), .. more]);

    public ReadOnlySpan<string> SameAs(ulong key) => meanings.TryGetValue(key, out var words) ? words : [];

    private static IEnumerable<string> Tokens(string text)
    {
        var normal = TextFeatures.Normalise(text);
        var spots = new List<Spot>();
        TextFeatures.Tokenise(normal, spots);
        return spots.Select(s => normal.Substring(s.Start, s.Length)).Where(t => !char.IsDigit(t[0]));
    }

    private static IEnumerable<(string, string)> ReadGeneral()
    {
        using var stream = typeof(JobWords).Assembly.GetManifestResourceStream("Tongpin.Demand.Matching.JobWords.txt")!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith("# ", StringComparison.Ordinal) || line.Split('=', 2) is not [var left, var right]) continue;
            foreach (var phrase in left.Split(',')) yield return (phrase, right);
        }
    }
}
