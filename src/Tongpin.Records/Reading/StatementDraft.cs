namespace Tongpin.Records.Reading;

/// <summary>An agent or identified group that a statement names.</summary>
/// <param name="Ifi">Inverse functional identifier with its kind before it, such as <c>mbox:mailto:…</c>.</param>
internal readonly record struct AgentSeen(long Id, string Ifi, string? Name, bool IsGroup);

/// <summary>An activity that a statement names, with its definition as it was sent; empty without one.</summary>
internal readonly record struct ActivitySeen(long Id, string Iri, ReadOnlyMemory<byte> Definition);

/// <param name="IsSignature">A JSON web signature of the statement itself.</param>
/// <param name="IsRemote">Its content lies elsewhere (<c>fileUrl</c>).</param>
internal readonly record struct AttachmentSeen(string Sha2, long Length, string ContentType, bool IsSignature, bool IsRemote);

/// <summary>What a statement's JSON says by itself and what the store must add when it is read out.</summary>
[Flags]
internal enum StatementMarks
{
    None = 0,
    HasId = 1,
    HasTimestamp = 2,
    HasVersion = 4,
    /// <summary>It came with a <c>stored</c> or <c>authority</c> of its own, which give way to the store's.</summary>
    HasOwnStamp = 8,
    HasAttachments = 16,
    /// <summary>A voiding statement; it can never be voided itself.</summary>
    IsVoiding = 32,
    /// <summary>Its own authority counts: it came by an import from another store.</summary>
    KeepsAuthority = 64,
    /// <summary>It came by version 2.0, which it is of when it says nothing else.</summary>
    IsSecond = 128,
    /// <summary>A context activity stands alone where readers are given an array (xAPI 1.0.3 part 2, 2.4.6.2).</summary>
    HasLoneActivity = 256,
}

/// <summary>A statement that was read and found valid, not yet stored: its own bytes and what is extracted from them.</summary>
internal sealed class StatementDraft
{
    public Guid? Id { get; set; }

    /// <summary>The id was chosen outside, so it may be there already.</summary>
    public bool AsksForId { get => field || Marks.HasFlag(StatementMarks.HasId); set; }

    /// <summary>The statement as it was sent, UTF-8.</summary>
    public ReadOnlyMemory<byte> Original { get; set; }
    public StatementMarks Marks { get; set; }
    public long Actor { get; set; }
    public bool ActorIsGroup { get; set; }
    public string Verb { get; set; } = "";

    /// <summary>Activity, agent or statement that the object is; 0 for a sub-statement.</summary>
    public long Object { get; set; }
    public bool ObjectIsActivity { get; set; }
    public Guid? Registration { get; set; }

    /// <summary>−1 to 1.</summary>
    public double? Scaled { get; set; }
    public bool? Success { get; set; }

    /// <summary>The statement that the object refers to.</summary>
    public Guid? Target { get; set; }
    public DateTimeOffset? Timestamp { get; set; }

    /// <summary>What queries find the statement by, see <see cref="Store.Term"/>; may hold doubles until it is stored.</summary>
    public List<long> Terms { get; } = new(10);
    public List<AgentSeen> Agents { get; } = new(2);
    public List<ActivitySeen> Activities { get; } = new(4);
    public List<AttachmentSeen> Attachments { get; private set; } = [];

    public bool IsVoiding => Marks.HasFlag(StatementMarks.IsVoiding);
}
