using Tongpin.Foundation;
using Tongpin.Kernel;

namespace Tongpin.Records;

/// <summary>What somebody did (动词). Its IRI stands under the college's own address.</summary>
public sealed record RecordVerb(string Key, Words Name, Words Meaning);

/// <summary>What something is (活动类型). Its IRI stands under the college's own address.</summary>
public sealed record RecordKind(string Key, Words Name, Words Meaning);

/// <summary>What was done something with: a course, a plant, a training, a contest.</summary>
/// <param name="Key">Stable within its kind; part of the IRI.</param>
public sealed record RecordThing(RecordKind Kind, string Key, Words Name);

/// <summary>One thing that a person did, as modules tell it.</summary>
/// <param name="Who">A person of the house; the statement names him by id only.</param>
public sealed record Experience(PersonId Who, RecordVerb Did, RecordThing With)
{
    /// <summary>When it happened; null: now.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>Score as a share, −1 to 1.</summary>
    public decimal? Scaled { get; init; }
    public bool? Success { get; init; }
    public bool? Completion { get; init; }
    public TimeSpan? Duration { get; init; }

    /// <summary>One attempt or enrolment that several statements belong to.</summary>
    public Guid? Registration { get; init; }

    /// <summary>What it was part of, such as the course of a lesson.</summary>
    public RecordThing? PartOf { get; init; }
}

/// <summary>The memory of what people did, as modules write it. Verbs and kinds are those of <see cref="RecordWords"/>.</summary>
public interface IRecords
{
    /// <summary>Adds the record to the save that is being prepared: it is stored together with the module's own change, or not at all.</summary>
    /// <returns>The statement's id.</returns>
    Task<Guid> Write(Experience experience, CancellationToken ct);
}
