using Tongpin.Kernel;

namespace Tongpin.Foundation.Regulations;

/// <summary>The words within one regulation's value: keys and codes by name, and what a key may take.</summary>
public sealed record ValueWords(IReadOnlyDictionary<string, Words> Names, IReadOnlyDictionary<string, IReadOnlyDictionary<string, Words>> Choices)
{
    public static ValueWords None { get; } = new(new Dictionary<string, Words>(), new Dictionary<string, IReadOnlyDictionary<string, Words>>());

    public string Name(string text) => Names.TryGetValue(text, out var known) ? known.ToString() : text;
}

/// <summary>Gathers what seeds and modules say of the words within values.</summary>
internal sealed class RegulationWords(IEnumerable<RegulationSeed> seeds, IEnumerable<IRegulationWords> known)
{
    public async Task<ValueWords> Of(string code, CancellationToken ct)
    {
        var (names, choices) = (new Dictionary<string, Words>(), new Dictionary<string, IReadOnlyDictionary<string, Words>>());
        if (seeds.FirstOrDefault(s => s.Code == code) is { } seed)
        {
            foreach (var (key, words) in seed.Choices) choices[key] = words;
            if (seed.Profiles is { } profiles) choices["profile"] = profiles;
            foreach (var (word, name) in choices.Values.SelectMany(c => c)) names[word] = name;
            foreach (var (key, name) in seed.Names) names[key] = name;
        }
        foreach (var more in known.Where(k => k.Code == code))
        {
            var words = await more.Read(ct);
            foreach (var (key, name) in words) names[key] = name;
            if (more.AreChoices) choices[""] = words;
        }
        return new(names, choices);
    }

    public Task<IReadOnlyDictionary<string, ValueWords>> All(CancellationToken ct) => Of(seeds.Select(s => s.Code), ct);

    public async Task<IReadOnlyDictionary<string, ValueWords>> Of(IEnumerable<string> codes, CancellationToken ct)
    {
        var all = new Dictionary<string, ValueWords>();
        foreach (var code in codes) all[code] = await Of(code, ct);
        return all;
    }
}
