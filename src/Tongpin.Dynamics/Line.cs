using Tongpin.Dynamics.Arithmetic;
using Tongpin.Dynamics.Integration;
using Tongpin.Dynamics.Scenarios;

namespace Tongpin.Dynamics;

/// <summary>
/// A production line of the lab (生产线): what does not change while it runs. A line is one folder: its equations, and this description of them; <see cref="Lab"/> finds it by itself.
/// The model book's sections and symbols are the names used here.
/// </summary>
public abstract class Line
{
    private protected Line()
    {
    }

    /// <summary>Name on the command line, such as penicillin-100l.</summary>
    public abstract string Key { get; }

    /// <summary>Raised with every change after which a log leads somewhere else.</summary>
    public abstract int Version { get; }

    public abstract Label Name { get; }

    /// <summary>Unit of time of the model: h, min or s.</summary>
    public abstract string TimeUnit { get; }

    /// <summary>Length of a control sample, in <see cref="TimeUnit"/>. Nothing happens inside of a sample.</summary>
    public abstract double SampleTime { get; }

    /// <summary>Length of the nominal batch, in <see cref="TimeUnit"/>.</summary>
    public abstract double Length { get; }

    /// <summary>The papers.</summary>
    public abstract string References { get; }

    public abstract IReadOnlyList<Quantity> States { get; }

    /// <summary>What is held over a sample, in the order in which the plant keeps it: flows, setpoints, disturbances, sensor errors.</summary>
    public abstract IReadOnlyList<Quantity> Inputs { get; }

    public abstract IReadOnlyList<Quantity> Parameters { get; }

    /// <summary>Other names for states at the start, such as pH for H, with their unit and range.</summary>
    public virtual IReadOnlyList<Quantity> Aliases => [];

    /// <summary>What an alias says about states.</summary>
    internal virtual IEnumerable<(int State, double Value)> Unalias(string alias, double value) => [];

    /// <summary>What another paper calls the same thing, as people write who know both plants: its symbol, and ours.</summary>
    public virtual IReadOnlyList<(string Other, string Own)> Synonyms => [];

    /// <summary>Our symbol for a synonym; any other name as it was written.</summary>
    internal string Own(string name)
    {
        foreach (var (other, own) in Synonyms) if (Quantity.Plain(other) == Quantity.Plain(name)) return own;
        return name;
    }

    /// <summary>Symbols of inputs with a recipe that a scenario may scale.</summary>
    public abstract IReadOnlyList<string> Recipe { get; }

    /// <summary>What an operator may touch.</summary>
    public abstract IReadOnlyList<Handle> Handles { get; }

    public abstract IReadOnlyList<Loop> Loops { get; }

    /// <summary>What an operator sees.</summary>
    public abstract IReadOnlyList<Tag> Tags { get; }

    public abstract IReadOnlyList<AlarmRule> Alarms { get; }

    public abstract IReadOnlyList<Fault> Faults { get; }

    public abstract IReadOnlyList<Variant> Variants { get; }

    /// <summary>Kinds of disturbance, beside none.</summary>
    public abstract IReadOnlyList<Variant> Disturbances { get; }

    /// <summary>The batch by ISA-88.</summary>
    public abstract Procedure Procedure { get; }

    /// <summary>True when the phases of its procedure drive the plant from the start; a trajectory follows them then.</summary>
    public virtual bool IsLed => false;

    /// <summary>Key of the line whose batch begins where this one ends; empty for none.</summary>
    public virtual string Prepares => "";

    /// <summary>States with which that batch begins.</summary>
    internal virtual Dictionary<string, double> HandOver(Plant<Real1> plant) => [];

    public abstract IReadOnlyList<TaskRule> Tasks { get; }

    public abstract Outcome Outcome { get; }

    /// <summary>The columns of the reference trajectories, to compare with them one by one.</summary>
    public abstract ReferenceColumns ReferenceColumns { get; }

    /// <summary>A plant at its nominal start, for one run or for as many as T has lanes.</summary>
    internal abstract Plant<T> Build<T>() where T : struct, IReal<T>;

    /// <summary>What is computed from states and inputs, to be shown and judged.</summary>
    public abstract IReadOnlyList<Quantity> Derived { get; }

    /// <param name="derived">Index into <see cref="Derived"/>.</param>
    internal abstract double Derive(Plant<Real1> plant, int derived);

    /// <summary>Product that leaves the vessel while the batch runs, in the outcome's unit per unit of time.</summary>
    internal virtual double Drawn(Plant<Real1> plant) => 0;

    /// <summary>The method by which this line is integrated.</summary>
    internal abstract Integrator<T> Method<T>(Grade grade) where T : struct, IReal<T>;

    /// <summary>A state, an input, a derived quantity or t, by its symbol; null when there is none.</summary>
    internal Probe? Find(string symbol)
    {
        if (symbol == "t") return new(ProbeKind.Time, 0);
        var lists = new[] { States, Inputs, Derived };
        for (var kind = 0; kind < lists.Length; kind++) if (IndexOf(lists[kind], symbol) is var i and >= 0) return new((ProbeKind)kind, i);
        return null;
    }

    internal double Read(Plant<Real1> plant, Probe probe) => probe.Kind switch
    {
        ProbeKind.State => plant.States[probe.Index].Value,
        ProbeKind.Input => plant.Inputs[probe.Index].Value,
        ProbeKind.Derived => Derive(plant, probe.Index),
        _ => plant.Time,
    };

    /// <summary>A batch that begins in a vessel filled, sterilised and inoculated by the line that prepares for this one, undisturbed. What the scenario itself says of the start wins.</summary>
    /// <exception cref="Refusal">No line prepares for this one.</exception>
    public Scenario Prepared(Scenario batch)
    {
        var before = Lab.Lines.FirstOrDefault(l => l.Prepares == Key) ?? throw new Refusal(($"{Key}：没有准备工序", $"{Key}: no line prepares for it"));
        var run = new Run(before, null, Grade.Exact);
        while (!run.IsLast) run.Step();
        return run.HandOver(batch);
    }

    /// <summary>Runs a scenario and writes what happened as CSV: symbols with units, or exactly the columns of the reference trajectories.</summary>
    /// <param name="length">How long to run, in <see cref="TimeUnit"/>.</param>
    /// <param name="every">Time between rows.</param>
    /// <exception cref="Refusal">A time that is not a whole number of samples, or the scenario is not valid.</exception>
    public void WriteTrajectory(TextWriter to, Scenario scenario, double length, double every, bool referenceColumns = false, Grade grade = Grade.Exact, CancellationToken ct = default) =>
        Trajectory.Write(to, this, scenario, length, every, referenceColumns, grade, ct);

    /// <summary>First sample that begins at <paramref name="time"/> or later; a time that misses a sample's start by rounding only counts as that start.</summary>
    public int SampleAt(double time)
    {
        var samples = time / SampleTime;
        var nearest = Math.Round(samples);
        return (int)Math.Clamp(Math.Abs(samples - nearest) <= 1e-6 ? nearest : Math.Ceiling(samples), int.MinValue, int.MaxValue);
    }

    internal int StateAt(string symbol) => IndexOf(States, symbol);

    internal int InputAt(string symbol) => IndexOf(Inputs, symbol);

    internal int ParameterAt(string symbol) => IndexOf(Parameters, symbol);

    private static int IndexOf(IReadOnlyList<Quantity> quantities, string symbol)
    {
        for (var i = 0; i < quantities.Count; i++) if (quantities[i].Symbol == symbol) return i;
        for (var i = 0; i < quantities.Count; i++) if (quantities[i].Means(symbol)) return i;
        return -1;
    }
}

/// <summary>How exactly a run is integrated.</summary>
public enum Grade
{
    /// <summary>As fast as a live plant needs: errors below 1e-4 of a state's size.</summary>
    Live,

    /// <summary>As the reference trajectories: errors far below the tolerances of any comparison.</summary>
    Exact,
}

internal enum ProbeKind
{
    State,
    Input,
    Derived,
    Time,
}

/// <summary>Where a shown number lies.</summary>
internal readonly record struct Probe(ProbeKind Kind, int Index);
