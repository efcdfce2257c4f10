using Tongpin.Dynamics.Arithmetic;

namespace Tongpin.Dynamics.Panel;

/// <summary>Leads a batch through its phases by ISA-88. A held or aborted phase keeps the plant in its safe state; the recipe runs on in time.</summary>
internal sealed class Sequencer(Line line)
{
    private readonly Probe?[] done = [.. line.Procedure.Phases.Select(p => p.Done is null ? null : line.Find(p.Done.Tag))];
    private readonly (int Input, double Value)[][] safe = [.. line.Procedure.Phases.Select(p => Inputs(line, p.WhenHeld))], driven = [.. line.Procedure.Phases.Select(p => Inputs(line, p.Drives))];

    public int Phase { get; private set; }

    public PhaseState State { get; private set; } = PhaseState.Running;

    public string PhaseKey => line.Procedure.Phases[Phase].Key;

    public void Do(CommandKind kind)
    {
        State = (kind, State) switch
        {
            (CommandKind.Hold, PhaseState.Running) => PhaseState.Held,
            (CommandKind.Restart, PhaseState.Held) => PhaseState.Running,
            (CommandKind.Abort, PhaseState.Running or PhaseState.Held) => PhaseState.Aborted,
            _ => State,
        };
        if (kind == CommandKind.Next && State == PhaseState.Running) Complete();
    }

    /// <summary>At the start of a sample: goes on to the next phase when this one is done.</summary>
    public void Look(Func<Probe, double> read)
    {
        if (State == PhaseState.Running && done[Phase] is { } probe && line.Procedure.Phases[Phase].Done!.Holds(read(probe))) Complete();
    }

    /// <summary>
    /// What the phase and its state force on inputs. A batch that is complete stays safe. Where phases lead the whole run, hands and faults are stronger than they; elsewhere a phase that is held or harvests is stronger than all.
    /// </summary>
    public void Drive(Plant<Real1> plant)
    {
        foreach (var (input, value) in State is PhaseState.Running ? driven[Phase] : safe[Phase])
            if (!line.IsLed || double.IsNaN(plant.Forced[input].Value) && double.IsNaN(plant.Manual[input].Value)) plant.Forced[input] = value;
    }

    public void Load(int phase, PhaseState state) => (Phase, State) = (phase, state);

    private static (int Input, double Value)[] Inputs(Line line, IReadOnlyList<(string Input, double Value)> values) => [.. values.Select(v => (line.InputAt(v.Input), v.Value))];

    private void Complete()
    {
        if (Phase + 1 < line.Procedure.Phases.Count) Phase++;
        else State = PhaseState.Complete;
    }
}
