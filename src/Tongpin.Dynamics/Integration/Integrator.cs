using Tongpin.Dynamics.Arithmetic;

namespace Tongpin.Dynamics.Integration;

/// <summary>A system of ordinary differential equations y' = f(t, y), for one plant or for several side by side.</summary>
internal interface IRates<T> where T : struct, IReal<T>
{
    /// <summary>How large each state is, in its own unit: errors are measured against it.</summary>
    ReadOnlySpan<double> Scales { get; }

    /// <summary>A bound of the fastest rate, 1/time, in the stretch to come; 0 when the method need not care.</summary>
    T Stiffness { get; }

    /// <summary>The rate, 1/time, at which the fastest state alone falls back to what the others let it have, near enough to be taken exactly; 0 for none.</summary>
    T Decay => 0;

    /// <summary>dy/dt. Reads <paramref name="y"/> only, writes every element of <paramref name="dy"/>.</summary>
    void Rates(T t, ReadOnlySpan<T> y, Span<T> dy);
}

/// <summary>
/// A method of integration. All have this one shape: they advance the states over a stretch in which nothing jumps. The work space belongs to the method and can serve one plant after another;
/// what must outlive a stretch, the length of the next step, is handed in, because it is part of a plant's state. Nothing is allocated while advancing.
/// Lanes keep time and step of their own, so that a plant takes the same steps alone and in a bundle.
/// </summary>
internal abstract class Integrator<T> where T : struct, IReal<T>
{
    /// <summary>Steps tried in one stretch at the most, so that every stretch ends. The nominal batches need 40 and less.</summary>
    public const int Most = 16384;

    /// <summary>The step that is taken in any case: as good as none at first, and later what the tries that are left need to arrive.</summary>
    protected static double Shortest(int tries) => tries < Most / 2 ? 1e-9 : 1.0 / (Most - tries);

    /// <param name="y">States, changed in place.</param>
    /// <param name="step">Step to begin with (0: the method chooses), and afterwards the step it would go on with.</param>
    public abstract void Advance(IRates<T> system, Span<T> y, T t, double length, ref T step);

    /// <summary>By how much the next step may be longer: 0.9·worst^(−1/order), within 0.2…5. Deterministic, as every rule here.</summary>
    protected static T Growth(T worst, double order) => Reals.Clamp(0.9 * Functions.Exp(Functions.Log(Reals.Clamp<T>(worst, 1e-6, 1e6)) * (-1 / order)), 0.2, 5);
}
