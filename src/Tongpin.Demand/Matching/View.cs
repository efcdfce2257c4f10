using System.Numerics;
using System.Runtime.InteropServices;

namespace Tongpin.Demand.Matching;

/// <summary>A known feature in a text, with its share of the text's unit-length vector.</summary>
internal readonly record struct Term(int Feature, float Weight) : IComparable<Term>
{
    public int CompareTo(Term other) => Feature.CompareTo(other.Feature);
}

/// <summary>One text whose entry is known, ready for learning.</summary>
internal readonly record struct Example(Term[] Terms, int Entry, float Strength);

/// <summary>
/// A linear model over one kind of features (words, or letters). It begins as a tf-idf cosine with the catalogue's texts; every confirmed pair
/// then moves its weights by softmax regression, after which only the weights that matter are kept. The evidence for an entry is the sum of
/// weight × term, so each feature's part can be shown.
/// </summary>
internal sealed class View
{
    /// <summary>Softmax sharpness: a cosine of 1 is worth e⁵ against an entry that shares nothing.</summary>
    public const float Sharpness = 5;

    private const int Epochs = 5;
    private const double Rate = 1;

    /// <summary>An entry with many pairs needs less from each: from this mean number of pairs on, the rate is halved.</summary>
    private const double PairsAtHalfRate = 25;

    /// <summary>A learned weight this near to its row's median says little: times a term of about 0.1 it moves a chance by 1 %.</summary>
    private const float Telling = 0.02f;

    /// <summary>Bytes that learned rows may take; above it only the more frequent features learn.</summary>
    private const long LearnedBytes = 384L << 20;

    private readonly Dictionary<ulong, int> features = [];
    private readonly HashSet<ulong> counted = [];
    private readonly List<int> seenIn = [];
    private float[] rarity = [];
    private Row[] rows = [];
    private int texts, entries;

    private readonly record struct Posting(int Entry, float Weight);

    /// <summary>Weights of one feature: for some entries, or while it learns for all of them.</summary>
    private struct Row
    {
        public Posting[]? Some;
        public float[]? All;
    }

    /// <summary>Counts a text. Only texts with a known entry bring new features (<paramref name="grow"/>); others tell how common a feature is.</summary>
    public void Count(List<Feature> text, bool grow)
    {
        texts++;
        counted.Clear();
        foreach (var feature in text)
        {
            if (!counted.Add(feature.Key)) continue;
            if (features.TryGetValue(feature.Key, out var id)) seenIn[id]++;
            else if (grow)
            {
                features.Add(feature.Key, seenIn.Count);
                seenIn.Add(1);
            }
        }
    }

    public void Weigh(int entryCount)
    {
        entries = entryCount;
        rows = new Row[seenIn.Count];
        rarity = [.. seenIn.Select(n => MathF.Log(1 + texts / (float)n))];
    }

    /// <summary>The known features of a text as a vector of length 1 (tf-idf, repeated features damped); empty when none is known.</summary>
    public void Vector(List<Feature> text, List<Term> terms)
    {
        terms.Clear();
        foreach (var feature in text)
            if (features.TryGetValue(feature.Key, out var id)) terms.Add(new(id, feature.Weight));
        var all = CollectionsMarshal.AsSpan(terms);
        all.Sort();
        var (count, square) = (0, 0f);
        for (var i = 0; i < all.Length;)
        {
            var (feature, sum) = (all[i].Feature, 0f);
            for (; i < all.Length && all[i].Feature == feature; i++) sum += all[i].Weight;
            var weight = Damp(sum) * rarity[feature];
            all[count++] = new(feature, weight);
            square += weight * weight;
        }
        CollectionsMarshal.SetCount(terms, count);
        var scale = 1 / MathF.Sqrt(square);
        foreach (ref var term in CollectionsMarshal.AsSpan(terms)) term = term with { Weight = term.Weight * scale };
    }

    /// <summary>Lays the catalogue's texts down as they are; from here an untrained model is a cosine search.</summary>
    public void Lay(IReadOnlyList<Example> catalogue)
    {
        var postings = new List<Posting>[rows.Length];
        foreach (var example in catalogue)
            foreach (var term in example.Terms) (postings[term.Feature] ??= []).Add(new(example.Entry, term.Weight * example.Strength));
        for (var f = 0; f < rows.Length; f++) rows[f].Some = postings[f]?.ToArray();
    }

    /// <summary>Softmax regression by stochastic gradient: a fixed order from a fixed seed, frequent features slowing down (AdaGrad).</summary>
    public void Learn(IReadOnlyList<Example> examples, double pairsPerEntry, CancellationToken ct)
    {
        var heard = OpenRows(examples);
        var order = Enumerable.Range(0, examples.Count).ToArray();
        var random = new Random(1);
        var chance = new float[entries];
        var rate = Rate / (1 + pairsPerEntry / PairsAtHalfRate);
        for (var (step, steps) = (0, Epochs * examples.Count); step < steps; step++)
        {
            var i = step % examples.Count;
            if (i == 0) { random.Shuffle(order); ct.ThrowIfCancellationRequested(); }
            var example = examples[order[i]];
            Array.Clear(chance);
            AddEvidence(example.Terms, chance);
            Softmax(chance, Sharpness);
            chance[example.Entry] -= 1;
            var pace = rate * (1 - step / (double)steps) * example.Strength;
            foreach (var (feature, weight) in example.Terms)
            {
                if (rows[feature].All is not { } row) continue;
                heard[feature] += weight * weight;
                AddScaled(chance, (float)(-pace * weight / Math.Sqrt(1 + heard[feature])), row);
            }
        }
    }

    /// <summary>
    /// Keeps the telling weights, each above its row's median: what is added to all entries alike changes no score. About one weight in
    /// a hundred is left of 2,800 entries and recall stays the same; with few entries and noisy pairs much more is left, and a text costs more than before.
    /// </summary>
    public void Thin()
    {
        var sorted = new float[entries];
        foreach (ref var row in rows.AsSpan())
        {
            if (row.All is not { } all) continue;
            all.CopyTo(sorted, 0);
            Array.Sort(sorted);
            var median = sorted[entries / 2];
            row = new() { Some = [.. all.Index().Where(w => Math.Abs(w.Item - median) > Telling).Select(w => new Posting(w.Index, w.Item - median))] };
        }
    }

    public void AddEvidence(ReadOnlySpan<Term> terms, float[] evidence)
    {
        foreach (var (feature, weight) in terms)
        {
            ref var row = ref rows[feature];
            if (row.All is not null) AddScaled(row.All, weight, evidence);
            else foreach (var posting in row.Some.AsSpan()) evidence[posting.Entry] += weight * posting.Weight;
        }
    }

    /// <summary>What each feature of a text adds to the evidence for one entry; a feature that occurs twice is shared out by weight.</summary>
    public IEnumerable<(Feature Feature, float Evidence)> Parts(IReadOnlyList<Feature> text, IReadOnlyList<Term> terms, int entry)
    {
        var parts = terms.ToDictionary(t => t.Feature, t => t.Weight * WeightOf(t.Feature, entry));
        var known = text.Where(f => features.ContainsKey(f.Key)).ToList();
        var sums = known.GroupBy(f => f.Key).ToDictionary(g => g.Key, g => g.Sum(f => f.Weight));
        return known.Select(f => (f, parts[features[f.Key]] * f.Weight / sums[f.Key]));
    }

    public static void Softmax(Span<float> values, float sharpness)
    {
        var (max, sum) = (float.MinValue, 0f);
        foreach (var v in values) max = Math.Max(max, v);
        foreach (ref var v in values) sum += v = MathF.Exp((v - max) * sharpness);
        foreach (ref var v in values) v /= sum;
    }

    private static float Damp(float sum) => sum > 1 ? 1 + MathF.Log(sum) : sum;

    private float WeightOf(int feature, int entry) => rows[feature].Some?.Where(p => p.Entry == entry).Sum(p => p.Weight) ?? 0;

    /// <summary>Gives every feature that may learn a weight for each entry. Returns the room in which the heard gradients add up.</summary>
    private float[] OpenRows(IReadOnlyList<Example> examples)
    {
        var uses = new int[rows.Length];
        foreach (var example in examples)
            foreach (var term in example.Terms) uses[term.Feature]++;
        var least = 1;
        while (uses.Count(u => u >= least) * (long)entries * sizeof(float) > LearnedBytes) least++;
        for (var f = 0; f < rows.Length; f++)
        {
            if (uses[f] < least || rows[f].All is not null) continue;
            var all = new float[entries];
            foreach (var posting in rows[f].Some.AsSpan()) all[posting.Entry] += posting.Weight;
            rows[f] = new() { All = all };
        }
        return new float[rows.Length];
    }

    /// <summary>target += factor · values; element by element, so that the result does not depend on the vector width.</summary>
    private static void AddScaled(float[] values, float factor, float[] target)
    {
        var i = 0;
        for (; i <= values.Length - Vector<float>.Count; i += Vector<float>.Count)
            (new Vector<float>(target, i) + new Vector<float>(values, i) * factor).CopyTo(target, i);
        for (; i < values.Length; i++) target[i] += values[i] * factor;
    }
}
