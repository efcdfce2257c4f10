namespace Tongpin.Dynamics;

/// <summary>Parts of a score and their points (book, section 8b): 100 in all, teachers may weigh them anew.</summary>
public enum ScorePart
{
    /// <summary>步骤, 25.</summary>
    Procedure,

    /// <summary>质量, 30.</summary>
    Quality,

    /// <summary>产量, 20.</summary>
    Outcome,

    /// <summary>水电耗, 8.</summary>
    Resources,

    /// <summary>突发事故, 10.</summary>
    Upsets,

    /// <summary>安全与记录, 7.</summary>
    Safety,
}

/// <summary>A rule of a score. A rule belongs to one part; within it rules share the part's points by their weight.</summary>
/// <param name="Id">Stands on each deduction.</param>
public abstract record TaskRule(string Id, ScorePart Part, double Weight, Label Name);

/// <summary>Keep a tag inside a band: 1 − ∫ dev dt/(limit·time), dev = distance outside of the band.</summary>
/// <param name="From">Start of the window, in the line's unit of time.</param>
public sealed record KeepInBand(string Id, double Weight, Label Name, string Tag, double Low, double High, double Limit, double From, double To) : TaskRule(Id, ScorePart.Quality, Weight, Name)
{
    /// <summary>How heavily a deviation counts in a phase; 1 in phases that are not named, 0 where it does not matter.</summary>
    public IReadOnlyDictionary<string, double> In { get; init; } = new Dictionary<string, double>();
}

/// <summary>Take a sample for the laboratory or write a record at least every so often (在线取样、记录).</summary>
public sealed record DoEvery(string Id, double Weight, Label Name, CommandKind Kind, string Target, double Every) : TaskRule(Id, ScorePart.Safety, Weight, Name);

/// <summary>Do a step inside a window: full marks inside and in its turn, half when late, early or out of turn without harm, none without it or without its precondition.</summary>
public sealed record DoWithin(string Id, double Weight, Label Name, CommandKind Kind, string Target, double From, double To) : TaskRule(Id, ScorePart.Procedure, Weight, Name)
{
    /// <summary>Ids of the steps that come before it.</summary>
    public IReadOnlyList<string> After { get; init; } = [];

    /// <summary>What a tag must say, or the step is none.</summary>
    public Condition? Provided { get; init; }
}

/// <summary>A critical error: to do something while a tag says that it must not be done. It costs points of its own, at most 20 in all (book, section 8b).</summary>
/// <param name="Points">Taken off each time.</param>
public sealed record NeverDo(string Id, double Points, Label Name, CommandKind Kind, string Target, Condition While) : TaskRule(Id, ScorePart.Procedure, 0, Name)
{
    /// <summary>Id of a step: once it is done, the thing may be done.</summary>
    public string Unless { get; init; } = "";
}

/// <summary>Use no more of an input than the reference run.</summary>
public sealed record UseNoMore(string Id, double Weight, Label Name, string Input, double Reference) : TaskRule(Id, ScorePart.Resources, Weight, Name);

/// <summary>Never let a tag pass a limit: critical (安全联锁).</summary>
public sealed record NeverBeyond(string Id, double Weight, Label Name, string Tag, double Limit) : TaskRule(Id, ScorePart.Safety, Weight, Name);

/// <summary>Leave the alarms armed: none is taken out of service, none of high priority is shelved.</summary>
public sealed record LeaveArmed(string Id, double Weight, Label Name) : TaskRule(Id, ScorePart.Safety, Weight, Name);
