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
public sealed record KeepInBand(string Id, double Weight, Label Name, string Tag, double Low, double High, double Limit, double From, double To) : TaskRule(Id, ScorePart.Quality, Weight, Name);

/// <summary>Take a sample for the laboratory or write a record at least every so often (在线取样、记录).</summary>
public sealed record DoEvery(string Id, double Weight, Label Name, CommandKind Kind, string Target, double Every) : TaskRule(Id, ScorePart.Safety, Weight, Name);

/// <summary>Do a step inside a window: full marks inside, half when late or early without harm, none without it.</summary>
public sealed record DoWithin(string Id, double Weight, Label Name, CommandKind Kind, string Target, double From, double To) : TaskRule(Id, ScorePart.Procedure, Weight, Name);

/// <summary>A critical error: to do something while a tag says that it must not be done. It costs points of its own, at most 20 in all (book, section 8b).</summary>
/// <param name="Points">Taken off each time.</param>
public sealed record NeverDo(string Id, double Points, Label Name, CommandKind Kind, string Target, Condition While) : TaskRule(Id, ScorePart.Procedure, 0, Name);

/// <summary>Use no more of an input than the reference run.</summary>
public sealed record UseNoMore(string Id, double Weight, Label Name, string Input, double Reference) : TaskRule(Id, ScorePart.Resources, Weight, Name);

/// <summary>Never let a tag pass a limit: critical (安全联锁).</summary>
public sealed record NeverBeyond(string Id, double Weight, Label Name, string Tag, double Limit) : TaskRule(Id, ScorePart.Safety, Weight, Name);
