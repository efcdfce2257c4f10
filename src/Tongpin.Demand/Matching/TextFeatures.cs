using System.Text;

namespace Tongpin.Demand.Matching;

/// <summary>One small piece of a text that two texts can share.</summary>
/// <param name="Key">Hash of kind and characters; equal pieces have equal keys.</param>
/// <param name="Weight">Above 0; full words at the head of a text weigh 1.</param>
/// <param name="Spot">Where it stands in the normalised text; a pair of words also has a <paramref name="Second"/> spot.</param>
internal readonly record struct Feature(ulong Key, float Weight, Spot Spot, Spot? Second = null);

/// <summary>A stretch of the normalised text.</summary>
internal readonly record struct Spot(int Start, int Length)
{
    public int End => Start + Length;
}

/// <summary>
/// Cuts a short text into features, seen in two ways: words (Latin words, their pairs, first and last word; Chinese two-character pieces)
/// and letters (2–5 letters of a word with its borders; 1, 3 and 4 Chinese characters). Buffers are re-used: one instance per thread.
/// </summary>
internal sealed class TextFeatures(JobWords jobWords)
{
    /// <summary>Words that count fully. What follows a title (places, benefits, a description) says less.</summary>
    private const int Head = 6;
    private const float Tail = 0.2f, Pair = 0.7f, Edge = 0.7f, FarPair = 0.5f, Meaning = 0.4f;
    private const int FarPairWords = 8;

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> StopWords =
        new HashSet<string>("a an and at based by cum for from in of on or the to with".Split(' ')).GetAlternateLookup<ReadOnlySpan<char>>();

    private readonly List<Spot> tokens = [];
    private readonly List<(ulong Key, Spot Spot, float Weight)> words = [];
    private readonly char[] padded = new char[MaxWord + 2];
    private const int MaxWord = 40;

    public string Text { get; private set; } = "";
    public List<Feature> Words { get; } = [];
    public List<Feature> Letters { get; } = [];

    /// <summary>Equal for texts with the same words in the same order, whatever their case, width and punctuation.</summary>
    public ulong TextKey { get; private set; }

    /// <summary>The latest text's words and runs of Chinese characters.</summary>
    public IReadOnlyList<Spot> Tokens => tokens;

    public void Read(string text)
    {
        Words.Clear();
        Letters.Clear();
        words.Clear();
        Text = Normalise(text);
        Tokenise(Text, tokens);
        TextKey = Hash('t', "");
        for (var i = 0; i < tokens.Count; i++)
        {
            var token = Text.AsSpan(tokens[i].Start, tokens[i].Length);
            TextKey = Hash(TextKey, token);
            TextKey = Hash(TextKey, " ");
            var weight = i < Head ? 1 : Tail;
            if (IsChinese(token[0])) AddChinese(token, tokens[i], weight);
            else if (char.IsLetter(token[0]) && !StopWords.Contains(token)) AddWord(token, tokens[i], weight);
        }
        AddPlaces();
    }

    public static bool IsChinese(char c) => c is >= '\u3400' and <= '\u9fff' or >= '\uf900' and <= '\ufaff';

    /// <summary>Compatibility form (full width becomes half width) in lower case; broken surrogates are dropped.</summary>
    public static string Normalise(string text)
    {
        if (Ascii.IsValid(text)) return text.ToLowerInvariant();
        var sound = text.EnumerateRunes().Where(r => r != Rune.ReplacementChar).Aggregate(new StringBuilder(), (s, r) => s.Append(r.ToString()));
        return sound.ToString().Normalize(NormalizationForm.FormKC).ToLowerInvariant();
    }

    /// <summary>The key under which a word, two neighbouring words or a Chinese piece is looked up in the job words.</summary>
    public static ulong MeaningKey(string phrase)
    {
        var spots = new List<Spot>();
        var text = Normalise(phrase);
        Tokenise(text, spots);
        Span<char> stem = stackalloc char[MaxWord];
        ulong key = 0;
        foreach (var spot in spots)
        {
            var token = text.AsSpan(spot.Start, spot.Length);
            var word = IsChinese(token[0]) ? Hash('c', token) : Hash('w', stem[..Stem(token, stem)]);
            key = key == 0 ? word : PairKey('b', key, word);
        }
        return key;
    }

    public static void Tokenise(string text, List<Spot> tokens)
    {
        tokens.Clear();
        for (var i = 0; i < text.Length;)
        {
            var start = i;
            if (IsChinese(text[i])) while (i < text.Length && IsChinese(text[i])) i++;
            else if (char.IsLetter(text[i])) while (i < text.Length && InWord(text, start, i)) i++;
            else if (char.IsDigit(text[i])) while (i < text.Length && char.IsDigit(text[i])) i++;
            else { i++; continue; }
            tokens.Add(new(start, i - start));
        }
    }

    /// <summary>Letters and apostrophes; also the signs of c++, c# and r&amp;d.</summary>
    private static bool InWord(string text, int start, int i) => text[i] switch
    {
        '\'' => i + 1 < text.Length && char.IsLetter(text[i + 1]),
        '+' or '#' => i == start + 1 || text[i - 1] == '+',
        '&' => i == start + 1 && i + 1 < text.Length && char.IsLetter(text[i + 1]),
        var c => char.IsLetter(c) && !IsChinese(c),
    };

    /// <summary>Light stemming: an English plural becomes its singular. Returns the length written.</summary>
    private static int Stem(ReadOnlySpan<char> word, Span<char> stem)
    {
        word = word[..Math.Min(word.Length, MaxWord)];
        word.CopyTo(stem);
        if (word.Length > 4 && word.EndsWith("ies")) { stem[word.Length - 3] = 'y'; return word.Length - 2; }
        var plural = word.Length > 3 && word[^1] == 's' && word[^2] is not ('s' or 'u' or 'i' or '\'');
        return plural ? word.Length - 1 : word.Length;
    }

    private void AddWord(ReadOnlySpan<char> word, Spot spot, float weight)
    {
        var key = AddPlainWord(word, spot, weight);
        AddMeaning(key, spot, weight);
        if (words.Count > 0)
        {
            var pair = PairKey('b', words[^1].Key, key);
            Words.Add(new(pair, weight * Pair, words[^1].Spot, spot));
            AddMeaning(pair, spot, weight);
        }
        words.Add((key, spot, weight));
    }

    private ulong AddPlainWord(ReadOnlySpan<char> word, Spot spot, float weight)
    {
        var length = Stem(word, padded.AsSpan(1));
        padded[0] = padded[length + 1] = '_';
        var key = Hash('w', padded.AsSpan(1, length));
        Words.Add(new(key, weight, spot));
        for (var i = 0; i < length + 1; i++)
        {
            var part = Hash('l', padded.AsSpan(i, 1));
            for (var n = 2; n <= 5 && i + n <= length + 2; n++)
            {
                part = Hash(part, padded.AsSpan(i + n - 1, 1));
                Letters.Add(new(part, weight, spot));
            }
        }
        return key;
    }

    private void AddChinese(ReadOnlySpan<char> run, Spot spot, float weight, bool withMeaning = true)
    {
        for (var i = 0; i < run.Length; i++)
        {
            var key = Hash('c', "");
            for (var n = 1; n <= 4 && i + n <= run.Length; n++)
            {
                key = Hash(key, run.Slice(i + n - 1, 1));
                var at = withMeaning ? new Spot(spot.Start + i, n) : spot;
                (n == 2 ? Words : Letters).Add(new(key, weight, at));
                if (withMeaning) AddMeaning(key, at, weight);
            }
        }
    }

    /// <summary>A known job word also counts, a little less, as the words that mean the same.</summary>
    private void AddMeaning(ulong key, Spot spot, float weight)
    {
        foreach (var word in jobWords.SameAs(key))
        {
            if (IsChinese(word[0])) AddChinese(word, spot, weight * Meaning, withMeaning: false);
            else if (!Text.AsSpan(spot.Start, spot.Length).SequenceEqual(word)) AddPlainWord(word, spot, weight * Meaning);
        }
    }

    /// <summary>The first word, the last word of the head (in English usually the occupation itself), and pairs of words further apart.</summary>
    private void AddPlaces()
    {
        if (words.Count == 0) return;
        var last = words[Math.Min(words.Count, Head) - 1];
        Words.Add(new(PairKey('h', last.Key, 0), Edge, last.Spot));
        Words.Add(new(PairKey('f', words[0].Key, 0), Edge, words[0].Spot));
        var near = Math.Min(words.Count, FarPairWords);
        for (var i = 0; i < near; i++)
            for (var j = i + 1; j < near; j++)
            {
                var (a, b) = (words[i], words[j]);
                Words.Add(new(PairKey('s', Math.Min(a.Key, b.Key), Math.Max(a.Key, b.Key)), FarPair, a.Spot, b.Spot));
            }
    }

    private static ulong PairKey(char kind, ulong a, ulong b) => (Hash(kind, "") ^ a) * 0x9E3779B97F4A7C15 + (b ^ (b >> 29)) * 0xBF58476D1CE4E5B9;

    private static ulong Hash(char kind, ReadOnlySpan<char> text) => Hash((0xCBF29CE484222325 ^ kind) * 0x100000001B3, text);

    /// <summary>FNV-1a over UTF-16 code units: the same on every machine, extended character by character.</summary>
    private static ulong Hash(ulong start, ReadOnlySpan<char> text)
    {
        foreach (var c in text) start = (start ^ c) * 0x100000001B3;
        return start;
    }
}
