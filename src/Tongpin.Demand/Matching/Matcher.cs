using System.Collections.Concurrent;
using System.Runtime.InteropServices;

namespace Tongpin.Demand.Matching;

/// <summary>An entry that a text can be matched to. An id may come with several texts, such as other names.</summary>
internal sealed record CatalogueEntry(string Id, string Text);

/// <summary>A text with its entry, confirmed by a person or taken from a list of other names.</summary>
internal sealed record KnownText(string Text, string Id);

/// <param name="Score">0..1: the model's chance that this entry is the right one among all.</param>
internal readonly record struct Candidate(string Id, float Score);

/// <summary>A word of the (normalised) text and what it added to the evidence; below 0 when it spoke against the entry.</summary>
internal sealed record WordEvidence(string Word, float Evidence);

/// <summary>Why an entry got its score.</summary>
/// <param name="Evidence">Sum of <paramref name="Words"/>, <paramref name="Confirmed"/> and <paramref name="Usual"/>; the score is its softmax over all entries.</param>
/// <param name="Confirmed">The part that comes from this very text having been confirmed before.</param>
/// <param name="Usual">The part that comes from how often texts ask for this entry; below 0 for a rare one.</param>
/// <param name="RunnerUp">The best other entry.</param>
internal sealed record Explanation(string Id, float Score, float Evidence, IReadOnlyList<WordEvidence> Words, float Confirmed, float Usual, Candidate? RunnerUp);

/// <summary>
/// Matches short Chinese or English texts to catalogue entries. Untrained it compares words and letters (tf-idf cosine); confirmed pairs
/// teach it which words decide. Candidates are the entries of the catalogue and those that only pairs name.
/// Immutable once trained, safe for many threads, and the same for any number of them (docs/decisions/0005-text-matcher.md).
/// </summary>
internal sealed class Matcher
{
    /// <summary>A name from a list teaches half as much as a confirmed pair; one that the list gives to n entries, the n-th part of that.</summary>
    private const float SynonymStrength = 0.5f;

    /// <summary>Evidence for the entry under which this very text was confirmed (shared out if it was confirmed under several).</summary>
    private const float ConfirmedEvidence = 0.25f;

    /// <summary>So many background texts, evenly spread, tell which entries are usual; more bring nothing and cost time.</summary>
    private const int Heard = 10_000;
    private const int HeardRounds = 3, HeardTop = 20;

    private readonly string[] ids;
    private readonly JobWords jobWords;
    private readonly View words = new(), letters = new();
    private readonly Dictionary<ulong, (int Entry, float Share)[]> confirmed = [];

    /// <summary>Evidence for each entry from how often texts ask for it.</summary>
    private readonly float[] usual;
    private readonly ConcurrentBag<Reading> readings = [];

    /// <param name="catalogue">Entries; the order of their ids breaks ties.</param>
    /// <param name="pairs">Confirmed pairs; may name ids outside the catalogue.</param>
    /// <param name="synonyms">Other names of entries; may name ids outside the catalogue.</param>
    /// <param name="background">Texts like those to be matched. They only tell which words are common and which entries are usual.</param>
    public static Matcher Train(
        IReadOnlyList<CatalogueEntry> catalogue, IReadOnlyList<KnownText> pairs, IReadOnlyList<KnownText> synonyms,
        IReadOnlyList<string> background, JobWords jobWords, CancellationToken ct = default) => new(catalogue, pairs, synonyms, background, jobWords, ct);

    private Matcher(
        IReadOnlyList<CatalogueEntry> catalogue, IReadOnlyList<KnownText> pairs, IReadOnlyList<KnownText> synonyms,
        IReadOnlyList<string> background, JobWords jobWords, CancellationToken ct)
    {
        this.jobWords = jobWords;
        ids = [.. catalogue.Select(c => c.Id).Concat(pairs.Select(p => p.Id)).Concat(synonyms.Select(s => s.Id)).Distinct()];
        var entryOf = ids.Index().ToDictionary(p => p.Item, p => p.Index);
        usual = new float[ids.Length];
        var reading = new Reading(this);

        foreach (var text in catalogue.Select(c => c.Text).Concat(pairs.Select(p => p.Text)).Concat(synonyms.Select(s => s.Text))) Count(text, grow: true);
        foreach (var text in background) Count(text, grow: false);
        words.Weigh(ids.Length);
        letters.Weigh(ids.Length);

        var textsOf = catalogue.CountBy(c => c.Id).ToDictionary();
        var sharedBy = synonyms.CountBy(s => s.Text).ToDictionary();
        var names = Examples(catalogue.Select(c => (c.Text, c.Id, 1 / MathF.Sqrt(textsOf[c.Id]))));
        var otherNames = Examples(synonyms.Select(s => (s.Text, s.Id, SynonymStrength / sharedBy[s.Text])));
        var lessons = Examples(pairs.Select(p => (p.Text, p.Id, 1f)));
        Parallel.Invoke(new ParallelOptions { MaxDegreeOfParallelism = 2, CancellationToken = ct },
            () => Fit(words, names.Words, otherNames.Words, lessons.Words), () => Fit(letters, names.Letters, otherNames.Letters, lessons.Letters));
        confirmed = pairs.GroupBy(p => reading.KeyOf(p.Text)).ToDictionary(g => g.Key,
            g => g.CountBy(p => entryOf[p.Id]).Select(e => (e.Key, e.Value / (float)g.Count())).ToArray());
        usual = Usual(background, entryOf, 1 / (1 + pairs.Count / (double)ids.Length), ct);

        void Count(string text, bool grow)
        {
            reading.Features.Read(text);
            words.Count(reading.Features.Words, grow);
            letters.Count(reading.Features.Letters, grow);
        }

        (List<Example> Words, List<Example> Letters) Examples(IEnumerable<(string Text, string Id, float Strength)> texts)
        {
            var (inWords, inLetters) = (new List<Example>(), new List<Example>());
            foreach (var (text, id, strength) in texts)
            {
                reading.Read(text);
                inWords.Add(new([.. reading.Words], entryOf[id], strength));
                inLetters.Add(new([.. reading.Letters], entryOf[id], strength));
            }
            return (inWords, inLetters);
        }

        // Confirmed pairs come last, so that they overrule a list.
        void Fit(View view, List<Example> names, List<Example> otherNames, List<Example> lessons)
        {
            view.Lay(names);
            if (otherNames.Count > 0) view.Learn([.. otherNames, .. names], PerEntry(otherNames), ct);
            if (lessons.Count > 0) view.Learn([.. lessons, .. names], PerEntry(lessons), ct);
            view.Thin();
        }

        static double PerEntry(List<Example> examples) => examples.Count / (double)examples.Select(e => e.Entry).Distinct().Count();
    }

    /// <summary>
    /// Most entries of a catalogue are hardly ever asked for. The first answers to the background tell how often each is, p(e) = mean over
    /// the texts of p(e | text) ∝ p(e) · score², a few rounds of expectation maximisation with one text added for every entry. The square
    /// is there because untrained scores are too flat. An entry's evidence is ln(p(e) · entries) / 8 / sharpness: a score follows the
    /// fourth root of p(e); the square root made one programme take a quarter of all adverts. What pairs have taught includes this, so it
    /// fades with the pairs per entry.
    /// </summary>
    private float[] Usual(IReadOnlyList<string> background, Dictionary<string, int> entryOf, double trust, CancellationToken ct)
    {
        var every = Math.Max(1, (background.Count + Heard - 1) / Heard);
        var answers = MatchAll([.. background.Where((_, i) => i % every == 0).Distinct()], HeardTop, ct: ct)
            .Where(a => a.Length > 0).Select(a => a.Select(c => (Entry: entryOf[c.Id], Fit: (double)c.Score * c.Score)).ToArray()).ToArray();
        var share = new double[ids.Length];
        Array.Fill(share, 1.0 / ids.Length);
        for (var round = 0; round < HeardRounds; round++)
        {
            var asked = new double[ids.Length];
            foreach (var answer in answers)
            {
                var sum = answer.Sum(a => share[a.Entry] * a.Fit);
                foreach (var (entry, fit) in answer) asked[entry] += share[entry] * fit / sum;
            }
            for (var e = 0; e < share.Length; e++) share[e] = (asked[e] + 1) / (answers.Length + ids.Length);
        }
        return [.. share.Select(s => (float)(trust * Math.Log(s * ids.Length) / (8 * View.Sharpness)))];
    }

    /// <summary>The best entries, best first; fewer than <paramref name="top"/> when fewer share anything with the text.</summary>
    public Candidate[] Match(string text, int top)
    {
        var reading = readings.TryTake(out var idle) ? idle : new Reading(this);
        try
        {
            return reading.Weigh(text) ? reading.Best(top) : [];
        }
        finally
        {
            readings.Add(reading);
        }
    }

    /// <summary>Matches many texts on all cores, or on <paramref name="threads"/> of them; answers stand in the order of the texts.</summary>
    public Candidate[][] MatchAll(IReadOnlyList<string> texts, int top, int threads = -1, CancellationToken ct = default)
    {
        var answers = new Candidate[texts.Count][];
        if (texts.Count == 0) return answers;
        Parallel.ForEach(Partitioner.Create(0, texts.Count), new() { MaxDegreeOfParallelism = threads, CancellationToken = ct }, range =>
        {
            for (var i = range.Item1; i < range.Item2; i++) answers[i] = Match(texts[i], top);
        });
        return answers;
    }

    /// <summary>Why the text got this entry's score; null for an id that is no candidate.</summary>
    public Explanation? Explain(string text, string id)
    {
        var entry = Array.IndexOf(ids, id);
        if (entry < 0) return null;
        var reading = new Reading(this);
        reading.Weigh(text);
        var evidence = reading.Evidence[entry];
        var parts = words.Parts(reading.Features.Words, reading.Words, entry).Concat(letters.Parts(reading.Features.Letters, reading.Letters, entry));
        var told = WordsOf(reading.Features, parts.Select(p => (p.Feature, p.Evidence / 2)));
        var before = confirmed.GetValueOrDefault(reading.Features.TextKey, []).Where(c => c.Entry == entry).Sum(c => c.Share * ConfirmedEvidence);
        var runnerUp = reading.Best(2).Where(c => c.Id != id).Cast<Candidate?>().FirstOrDefault();
        return new(id, reading.Chance(entry), evidence, told, before, evidence == 0 ? 0 : usual[entry], runnerUp);
    }

    /// <summary>
    /// Lays the parts on the characters and reads them back as words. A run of Chinese has no spaces: it is cut where the two characters
    /// across the cut add nothing as a pair, or less than the pairs beside them.
    /// </summary>
    private static List<WordEvidence> WordsOf(TextFeatures features, IEnumerable<(Feature Feature, float Evidence)> parts)
    {
        var text = features.Text;
        var (perCharacter, perPair) = (new float[text.Length], new float[text.Length + 1]);
        foreach (var (feature, evidence) in parts)
        {
            Spot[] spots = feature.Second is { } second ? [feature.Spot, second] : [feature.Spot];
            foreach (var spot in spots)
                for (var i = spot.Start; i < spot.End; i++) perCharacter[i] += evidence / spots.Length / spot.Length;
            if (feature.Spot.Length == 2) perPair[feature.Spot.Start] += Math.Abs(evidence);
        }
        var told = new List<WordEvidence>();
        foreach (var token in features.Tokens)
        {
            var start = token.Start;
            for (var i = start + 1; i <= token.End; i++)
            {
                var cut = i == token.End || TextFeatures.IsChinese(text[i]) && (perPair[i - 1] == 0 || IsValley(start, i, token.End));
                if (!cut) continue;
                var sum = perCharacter.AsSpan(start, i - start).ToArray().Sum();
                if (sum != 0) told.Add(new(text[start..i], sum));
                start = i;
            }
        }
        return [.. told.OrderByDescending(w => w.Evidence)];

        bool IsValley(int start, int i, int end) => i - start > 1 && end - i > 1 && perPair[i - 1] < perPair[i - 2] && perPair[i - 1] < perPair[i];
    }

    /// <summary>The buffers one thread needs to weigh a text.</summary>
    private sealed class Reading(Matcher matcher)
    {
        private float most, sum;

        public TextFeatures Features { get; } = new(matcher.jobWords);
        public List<Term> Words { get; } = [];
        public List<Term> Letters { get; } = [];
        public float[] Evidence { get; private set; } = [];

        public void Read(string text)
        {
            Features.Read(text);
            matcher.words.Vector(Features.Words, Words);
            matcher.letters.Vector(Features.Letters, Letters);
        }

        public ulong KeyOf(string text)
        {
            Features.Read(text);
            return Features.TextKey;
        }

        /// <summary>Fills the evidence for every entry: the mean of both views. False when nothing in the text is known.</summary>
        public bool Weigh(string text)
        {
            if (Evidence.Length == 0) Evidence = new float[matcher.ids.Length];
            Array.Clear(Evidence);
            Read(text);
            if (Words.Count + Letters.Count == 0) return false;
            matcher.words.AddEvidence(CollectionsMarshal.AsSpan(Words), Evidence);
            matcher.letters.AddEvidence(CollectionsMarshal.AsSpan(Letters), Evidence);
            for (var e = 0; e < Evidence.Length; e++)
                if (Evidence[e] != 0) Evidence[e] = Evidence[e] / 2 + matcher.usual[e];
            foreach (var (entry, share) in matcher.confirmed.GetValueOrDefault(Features.TextKey, [])) Evidence[entry] += share * ConfirmedEvidence;
            var without = 0;
            (most, sum) = (0, 0);
            foreach (var e in Evidence) most = Math.Max(most, e);
            foreach (var e in Evidence)
                if (e == 0) without++;
                else sum += Sharpened(e);
            sum += without * Sharpened(0);
            return true;
        }

        /// <summary>The softmax of the evidence; an entry that shares nothing has evidence 0.</summary>
        public float Chance(int entry) => Evidence[entry] == 0 ? 0 : Sharpened(Evidence[entry]) / sum;

        // Both views are sharpened by the same factor and multiply; their mean is therefore sharpened twice.
        private float Sharpened(float evidence) => MathF.Exp((evidence - most) * 2 * View.Sharpness);

        /// <summary>The entries with most evidence; ties in the catalogue's order; entries that share nothing are left out.</summary>
        public Candidate[] Best(int top)
        {
            Span<int> best = top <= 64 ? stackalloc int[Math.Max(0, top)] : new int[top];
            var count = 0;
            for (var e = 0; e < Evidence.Length; e++)
            {
                if (Evidence[e] == 0 || count == best.Length && (count == 0 || Evidence[e] <= Evidence[best[count - 1]])) continue;
                var place = count < best.Length ? count++ : count - 1;
                for (; place > 0 && Evidence[best[place - 1]] < Evidence[e]; place--) best[place] = best[place - 1];
                best[place] = e;
            }
            var answer = new Candidate[count];
            for (var i = 0; i < count; i++) answer[i] = new(matcher.ids[best[i]], Chance(best[i]));
            return answer;
        }
    }
}
