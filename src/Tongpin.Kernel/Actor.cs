using System.Collections.Frozen;

namespace Tongpin.Kernel;

/// <summary>Who acts: a person, an application with a key, or the house itself.</summary>
/// <param name="Id">The person's or application's id; empty for the house.</param>
/// <param name="Name">What the history shows.</param>
/// <param name="Rights">Permission key to its reach.</param>
public sealed record Actor(Guid Id, string Name, FrozenDictionary<string, Reach> Rights)
{
    /// <summary>The house: background work, the command line, sample data. It may do everything.</summary>
    public static Actor House { get; } = new(Guid.Empty, "Tongpin", FrozenDictionary<string, Reach>.Empty) { IsHouse = true };

    /// <summary>Nobody has signed in.</summary>
    public static Actor Nobody { get; } = new(Guid.Empty, "", FrozenDictionary<string, Reach>.Empty);

    public bool IsHouse { get; init; }

    /// <summary>An application with a key: it asks and reads, but gives nobody's word.</summary>
    public bool IsApplication { get; init; }

    /// <summary>Acts without the permission "view personal data" see masked numbers; so does the interface language follow the person.</summary>
    public string? Language { get; init; }

    public bool IsSignedIn => IsHouse || Id != Guid.Empty;

    /// <summary>"May I?"</summary>
    public bool May(string permission) => IsHouse || Rights.ContainsKey(permission);

    /// <summary>"Which rows?" The widest reach of this permission over all roles of the actor.</summary>
    public Reach ReachOf(string permission) => IsHouse ? Reach.Everything : Rights.GetValueOrDefault(permission, Reach.None);
}

/// <summary>How far a permission reaches: everything, or the records of some units (sub-units included), or one's own only.</summary>
public sealed record Reach(bool All, FrozenSet<Guid> Units)
{
    public static Reach Everything { get; } = new(true, []);

    /// <summary>Only what the person owns.</summary>
    public static Reach None { get; } = new(false, []);

    public Reach Or(Reach other) => All || other.All ? Everything : new(false, Units.Union(other.Units).ToFrozenSet());

    /// <summary>A short text that is equal for equal reaches; part of cache keys.</summary>
    public string Stamp => All ? "*" : string.Join(',', Units.Order());
}

/// <summary>Holds the actor of one request, job or command; set once at its door.</summary>
public sealed class CurrentActor
{
    public Actor Value { get; set; } = Actor.Nobody;

    /// <summary>Why the actor does what is being saved, when a form asked for the reason.</summary>
    public string? Why { get; set; }

    /// <summary>The import that writes, so that the history of a record can name it.</summary>
    public Guid? Import { get; set; }
}
