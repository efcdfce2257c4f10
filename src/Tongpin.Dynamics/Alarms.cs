namespace Tongpin.Dynamics;

/// <summary>High-high, high, low, low-low.</summary>
public enum AlarmKind
{
    HighHigh,
    High,
    Low,
    LowLow,
}

/// <summary>About 80 % of alarms are low, 15 % medium, 5 % high (ISA-18.2, IEC 62682).</summary>
public enum AlarmPriority
{
    Low,
    Medium,
    High,
}

/// <summary>An alarm exists only if the operator must act: it says why, what follows, what to do, and in how long (book, section 8c).</summary>
/// <param name="DeadBand">So far, in the tag's unit, the value must come back before the alarm returns to normal.</param>
/// <param name="DelaySeconds">The value must stay beyond the limit so long, and within as long to return.</param>
/// <param name="SuppressedIn">Phases in which the alarm is suppressed by design.</param>
public sealed record AlarmRule(
    string Tag, AlarmKind Kind, double Limit, AlarmPriority Priority, double DeadBand, Label Cause, Label Consequence, Label Action, double RespondWithin, double DelaySeconds = 30, params string[] SuppressedIn)
{
    /// <summary>Such as <c>T.High</c>.</summary>
    public string Key => $"{Tag}.{Kind}";

    public bool IsHigh => Kind is AlarmKind.High or AlarmKind.HighHigh;

    internal bool Beyond(double value) => IsHigh ? value > Limit : value < Limit;

    internal bool Within(double value) => IsHigh ? value <= Limit - DeadBand : value >= Limit + DeadBand;
}

/// <summary>States of an alarm by ISA-18.2.</summary>
public enum AlarmState : byte
{
    Normal,
    Unacknowledged,
    Acknowledged,
    ReturnedUnacknowledged,

    /// <summary>Put aside by the operator for a limited time; logged.</summary>
    Shelved,

    /// <summary>Off because the phase makes it meaningless.</summary>
    SuppressedByDesign,
    OutOfService,
}
