namespace Tongpin.Dynamics.Arithmetic;

/// <summary>
/// Random numbers without a state: a value is a function of seed, stream and sample, so that a plant can be rewound, and one stream drawn more often leaves the others as they are.
/// </summary>
internal readonly record struct CounterRandom(ulong Seed)
{
    /// <summary>64 random bits: two rounds of a mixing function with full avalanche over the three numbers.</summary>
    public ulong Bits(int stream, long sample) => Mix(Mix(Seed + 0x9E3779B97F4A7C15 * (ulong)(uint)stream) ^ Mix((ulong)sample + 0xD1B54A32D192ED03));

    /// <summary>Uniform in (0, 1), never an end.</summary>
    public double Uniform(int stream, long sample) => ((Bits(stream, sample) >> 12) + 0.5) * (1.0 / (1UL << 52));

    /// <summary>Normal with mean 0 and deviation 1 (Box–Muller; the second number comes from a stream of its own).</summary>
    public double Normal(int stream, long sample)
    {
        var radius = Math.Sqrt(-2 * Functions.Log<Real1>(Uniform(stream, sample)).Value);
        return radius * Functions.SinTurns<Real1>(Uniform(stream ^ 0x40000000, sample)).Value;
    }

    /// <summary>The finaliser of SplitMix64 (Steele, Lea, Flood 2014).</summary>
    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
