namespace Tongpin.Foundation;

/// <summary>Which known word a typing slip most likely meant.</summary>
public static class Nearness
{
    /// <returns>The nearest candidate by edit distance, or null when none is near enough to be worth offering.</returns>
    public static string? Nearest(string text, IEnumerable<string> candidates)
    {
        var best = candidates.Select(c => (Word: c, Distance: Distance(text, c))).DefaultIfEmpty((Word: "", Distance: int.MaxValue)).MinBy(c => c.Distance);
        // A number that differs in two digits is another number.
        return best.Distance <= (text.All(char.IsAsciiDigit) ? 1 : Math.Max(1, text.Length / 2)) ? best.Word : null;
    }

    /// <summary>Levenshtein distance: insertions, deletions and replacements.</summary>
    private static int Distance(string a, string b)
    {
        if (Math.Abs(a.Length - b.Length) > 20) return int.MaxValue;
        var row = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++) row[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++) (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)));
        }
        return row[^1];
    }
}
