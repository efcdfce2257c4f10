using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Tongpin.Dynamics.Arithmetic;
using Tongpin.Dynamics.Integration;

namespace Tongpin.Dynamics;

/// <summary>
/// A running plant, or as many side by side as T has lanes: numbers and the rules that move them by one control sample (book, section 0). Everything that it remembers are these numbers.
/// </summary>
internal abstract class Plant<T> : IRates<T> where T : struct, IReal<T>
{
    private readonly T[] manual, forced;
    private readonly int[] driven, free;
    private T step;

    private protected Plant(Line line)
    {
        (Line, Ts) = (line, line.SampleTime);
        (manual, forced) = (new T[line.Inputs.Count], new T[line.Inputs.Count]);
        var controlled = line.Inputs.ToLookup(i => line.Loops.Any(l => l.Outputs.Contains(i.Symbol)), i => line.InputAt(i.Symbol));
        (driven, free) = ([.. controlled[true]], [.. controlled[false]]);
        manual.AsSpan().Fill(double.NaN);
        Unforce();
        Scaled = [.. Enumerable.Repeat<T>(1, line.Inputs.Count)];
        Setpoints = [.. Enumerable.Repeat<T>(double.NaN, line.Inputs.Count)];
    }

    public Line Line { get; }

    /// <summary>Samples done.</summary>
    public int Sample { get; private set; }

    /// <summary>Start of the next sample.</summary>
    public double Time => Sample * Ts;

    /// <summary>Hours of the model per sample, for controllers.</summary>
    protected double Ts { get; }

    public abstract Span<T> States { get; }

    public abstract Span<T> Inputs { get; }

    public abstract Span<T> Parameters { get; }

    /// <summary>What controllers and rules remember from sample to sample.</summary>
    protected abstract Span<T> Memory { get; }

    /// <summary>The operator's values for inputs; NaN leaves them to the recipe and the controllers.</summary>
    public Span<T> Manual => manual;

    /// <summary>Values that faults and overrides force on inputs; NaN forces nothing.</summary>
    public Span<T> Forced => forced;

    /// <summary>Factors on the recipe.</summary>
    public T[] Scaled { get; }

    /// <summary>Values that stand in for the recipe's setpoints; NaN keeps the recipe's.</summary>
    public T[] Setpoints { get; }

    /// <summary>Variants in force, by the order in which the line lists them.</summary>
    public uint Variants { get; set; }

    /// <summary>Random numbers of each lane's batch.</summary>
    public CounterRandom[] Random { get; } = new CounterRandom[T.Lanes];

    public string Disturbance { get; set; } = "none";

    public T DisturbanceFactor = 1;

    public abstract ReadOnlySpan<double> Scales { get; }

    public abstract T Stiffness { get; }

    public virtual T Decay => 0;

    public abstract void Rates(T t, ReadOnlySpan<T> y, Span<T> dy);

    /// <summary>Before the controllers: what the recipe, the disturbances and the sequence of the model want of each input.</summary>
    protected abstract void Recipe();

    /// <summary>The controllers, in the line's order.</summary>
    protected abstract void Control();

    /// <summary>After all inputs are settled: what the equations need of them over the sample, and what controllers must know of what was really held.</summary>
    protected virtual void Hold()
    {
    }

    /// <summary>Rules at the end of a sample.</summary>
    protected virtual void Finish()
    {
    }

    /// <summary>Everything up to the integration: afterwards <see cref="Inputs"/> are those of this sample.</summary>
    public void Decide()
    {
        Recipe();
        Settle(free);
        Control();
        Settle(driven);
        Hold();
    }

    public void Integrate(Integrator<T> method)
    {
        method.Advance(this, States, Time, Ts, ref step);
        Sample++;
        Finish();
    }

    public void Advance(Integrator<T> method)
    {
        Decide();
        Integrate(method);
    }

    public void Unforce() => forced.AsSpan().Fill(double.NaN);

    protected bool Has(int variant) => (Variants >> variant & 1) != 0;

    /// <summary>An input that controllers write is taken by the operator.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected T ByHand(int input, T yes, T no) => T.IfLess(0, T.OrElse(manual[input] * 0 + 1, 0), yes, no);

    /// <summary>A controller finds its outputs as they were held in the sample before.</summary>
    private void Settle(int[] inputs)
    {
        var u = Inputs;
        foreach (var i in inputs) u[i] = T.OrElse(forced[i], T.OrElse(manual[i], u[i]));
    }

    /// <summary>Hash over the bits of all that the plant remembers.</summary>
    public ulong Hash(int lane)
    {
        var hash = StateHash.Add(StateHash.Start, Sample);
        foreach (ref readonly var x in States) hash = StateHash.Add(hash, x[lane]);
        foreach (ref readonly var u in Inputs) hash = StateHash.Add(hash, u[lane]);
        foreach (ref readonly var m in Memory) hash = StateHash.Add(hash, m[lane]);
        return hash;
    }

    /// <summary>Numbers in a snapshot of one lane.</summary>
    public int Size => States.Length + 3 * Inputs.Length + Parameters.Length + Memory.Length + 1;

    public void Save(Span<double> numbers, int lane)
    {
        var at = 0;
        Write(States, numbers);
        Write(Inputs, numbers);
        Write(Memory, numbers);
        Write(manual, numbers);
        Write(forced, numbers);
        Write(Parameters, numbers);
        numbers[at] = step[lane];

        void Write(ReadOnlySpan<T> values, Span<double> to)
        {
            foreach (ref readonly var value in values) to[at++] = value[lane];
        }
    }

    public void Load(int sample, ReadOnlySpan<double> numbers, int lane)
    {
        var at = 0;
        Sample = sample;
        Read(States, numbers);
        Read(Inputs, numbers);
        Read(Memory, numbers);
        Read(manual, numbers);
        Read(forced, numbers);
        Read(Parameters, numbers);
        step[lane] = numbers[at];
        Prepare();

        void Read(Span<T> values, ReadOnlySpan<double> from)
        {
            foreach (ref var value in values) value[lane] = from[at++];
        }
    }

    /// <summary>Draws this lane's batch from its random numbers, when the scenario asks for variation.</summary>
    public virtual void Vary(int lane)
    {
    }

    /// <summary>What follows from parameters alone; called when they have been set.</summary>
    public virtual void Prepare()
    {
    }

    /// <summary>A struct of T alone as the row of its fields: names in the equations, numbers for the integrators.</summary>
    protected static Span<T> Cells<TFields>(ref TFields fields) where TFields : struct => MemoryMarshal.Cast<TFields, T>(MemoryMarshal.CreateSpan(ref fields, 1));

    protected static ref readonly TFields Named<TFields>(ReadOnlySpan<T> cells) where TFields : struct => ref MemoryMarshal.Cast<T, TFields>(cells)[0];

    protected static ref TFields Named<TFields>(Span<T> cells) where TFields : struct => ref MemoryMarshal.Cast<T, TFields>(cells)[0];
}
