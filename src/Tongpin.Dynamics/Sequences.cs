namespace Tongpin.Dynamics;

/// <summary>A comparison of a tag with a number: when a phase is done, what a task waits for.</summary>
/// <param name="Below">True: the tag must be below the value; false: at it or above.</param>
public sealed record Condition(string Tag, double Value, bool Below = false)
{
    internal bool Holds(double shown) => Below ? shown < Value : shown >= Value;
}

/// <summary>States of a phase by ISA-88 (IEC 61512).</summary>
public enum PhaseState : byte
{
    Idle,
    Running,
    Held,
    Aborted,
    Complete,
}

/// <summary>The smallest part of a procedure that does something (阶段).</summary>
/// <param name="Done">When it is complete; null: when the batch ends.</param>
/// <param name="WhenHeld">Inputs and the values that make the plant safe while it is held or aborted.</param>
public sealed record Phase(string Key, Label Name, Condition? Done, params (string Input, double Value)[] WhenHeld)
{
    /// <summary>Inputs that the phase itself drives while it runs, instead of the recipe.</summary>
    public IReadOnlyList<(string Input, double Value)> Drives { get; init; } = [];
}

/// <summary>Phases in a row that change the matter once (操作).</summary>
public sealed record Operation(string Key, Label Name, params Phase[] Phases);

/// <summary>Operations in one unit (单元程序).</summary>
public sealed record UnitProcedure(string Key, Label Name, params Operation[] Operations);

/// <summary>The whole batch (程序), ISA-88's four levels.</summary>
public sealed record Procedure(Label Name, params UnitProcedure[] Units)
{
    /// <summary>All phases in their order.</summary>
    public IReadOnlyList<Phase> Phases { get; } = [.. Units.SelectMany(u => u.Operations).SelectMany(o => o.Phases)];
}
