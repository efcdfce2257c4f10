namespace Tongpin.Dynamics;

/// <summary>What an operator may touch: an input under its own name, or a setpoint under the name of what it sets.</summary>
/// <param name="Symbol">Name on the panel and in scenarios: F, or T for the temperature setpoint.</param>
/// <param name="Input">Symbol of the input behind it.</param>
public sealed record Handle(string Symbol, string Input, Label Name)
{
    /// <summary>True when the handle is the setpoint of a loop.</summary>
    public bool IsSetpoint => Symbol != Input;
}

/// <summary>How a loop is driven (自动/手动/串级).</summary>
public enum LoopMode
{
    /// <summary>The controller drives, its setpoint is the recipe's.</summary>
    Automatic,

    /// <summary>The operator sets an output by hand; the controller follows, so that going back makes no bump.</summary>
    Manual,

    /// <summary>The controller drives, its setpoint is given by an outer loop or by the operator.</summary>
    Cascade,
}

/// <summary>A control loop of velocity-form PID controllers (book, section 0): what it measures, its setpoint, its outputs.</summary>
public sealed record Loop(string Key, Label Name, string Tag, string Setpoint, params string[] Outputs);

/// <summary>What is shown and trended, with its normal band (book, operator view).</summary>
/// <param name="Error">Input that holds the error of its sensor; empty for a faultless one.</param>
public sealed record Tag(string Symbol, Label Name, string Unit, double Low, double High, double ScaleLow, double ScaleHigh, string Error = "");

/// <summary>How the course of a batch departs from the published one.</summary>
public sealed record Variant(string Key, Label Name);

/// <summary>A disorder of the plant: pushes on inputs over windows of samples.</summary>
/// <param name="Number">The book's number, 0 for none.</param>
public sealed record Fault(string Key, int Number, Label Name, params Push[] Pushes)
{
    /// <summary>What it asks of the operator; null when nothing is judged.</summary>
    public Response? Response { get; init; }

    /// <summary>Keys of the faults that this one is made of: each is an upset of its own.</summary>
    public IReadOnlyList<string> Of { get; init; } = [];
}

/// <summary>The right answer to an upset (book, section 8b): the right alarm acknowledged, the right diagnosis, the right action, recovery.</summary>
/// <param name="Alarms">Keys of the alarms that may show it; none where no alarm does.</param>
/// <param name="Within">Time for diagnosis and action, from the first of these alarms on, or from the beginning where none comes.</param>
/// <param name="Recovers">Tag that shall be back in its normal band; empty where none tells.</param>
/// <param name="RecoverWithin">Time for that, counted in the same way.</param>
/// <param name="Acts">Any of these is right, beside having the fault mended.</param>
public sealed record Response(IReadOnlyList<string> Alarms, double Within, string Recovers, double RecoverWithin, params Deed[] Acts);

/// <summary>A command that helps.</summary>
/// <param name="Least">Least value that does.</param>
public sealed record Deed(CommandKind Kind, string Target, double Least = double.NegativeInfinity, double Most = double.PositiveInfinity)
{
    internal bool IsDoneBy(Command command) => command.Kind == Kind && (Target.Length == 0 || command.Target == Target) && command.Value >= Least && command.Value <= Most;
}

/// <summary>
/// An input held at a value, or on a ramp, over samples <paramref name="From"/>…<paramref name="To"/> (both included, the first sample of a batch is 1): max(Min, min(Max, Value + Slope·(time since the start of sample From))).
/// </summary>
public readonly record struct Push(string Input, double Value, int From = 1, int To = int.MaxValue, double Slope = 0, double Min = double.NegativeInfinity, double Max = double.PositiveInfinity);

/// <summary>What a batch is worth: a value between poor and best.</summary>
public sealed record Outcome(Label Name, string Unit, double Poor, double Reference, double Best, string Tag);

/// <summary>The header of a line's reference trajectories.</summary>
/// <param name="Every">Time between rows.</param>
/// <param name="AtStart">True: a row shows the state at the start of a sample and what was chosen for it, from 0 on; false: the end of a sample and what was held over it, from the first row on.</param>
public sealed record ReferenceColumns(double Every, bool AtStart, params (string Header, string Tag)[] Columns);
