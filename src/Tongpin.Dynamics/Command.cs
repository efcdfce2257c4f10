namespace Tongpin.Dynamics;

/// <summary>What an operator or a teacher can do.</summary>
public enum CommandKind : byte
{
    /// <summary>Set a handle; a setpoint, or an output whose loop thereby goes to manual.</summary>
    Set,

    /// <summary>Give a handle back to the recipe, or a loop back to automatic.</summary>
    Release,

    /// <summary>The teacher starts a fault, from this sample on.</summary>
    StartFault,
    EndFault,

    /// <summary>Acknowledge an alarm.</summary>
    Acknowledge,

    /// <summary>Put an alarm aside for Value units of time.</summary>
    Shelve,
    Unshelve,
    TakeOutOfService,
    ReturnToService,

    /// <summary>Hold the running phase.</summary>
    Hold,
    Restart,
    Abort,

    /// <summary>End the running phase and begin the next.</summary>
    Next,

    /// <summary>Take a sample for the laboratory.</summary>
    TakeSample,

    /// <summary>Write a line of the batch record.</summary>
    Record,

    /// <summary>Confirm a step of the procedure.</summary>
    Confirm,

    /// <summary>Name a fault.</summary>
    Diagnose,

    /// <summary>Have a fault mended: what acts of it now ends. A wrong name mends nothing.</summary>
    Repair,
}

/// <summary>One line of a log: at the start of sample <paramref name="Sample"/> (the first is 0) somebody did something.</summary>
/// <param name="Target">Handle, fault, alarm, step …</param>
public readonly record struct Command(int Sample, CommandKind Kind, string Target = "", double Value = 0);
