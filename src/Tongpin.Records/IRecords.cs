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

/// <summary>Who did something, named by an id that tells nobody who he is.</summary>
/// <param name="Among">The list he stands in, as an address below the college's own.</param>
public readonly record struct Learner(string Among, Guid Id)
{
    /// <summary>The list of the people of the house.</summary>
    public const string People = "people";

    public static implicit operator Learner(PersonId person) => new(People, person.Value);
}

/// <summary>One thing that somebody did, as modules tell it.</summary>
/// <param name="Who">A person of the house, or somebody whom the module alone knows, such as a trainee without an account.</param>
public sealed record Experience(Learner Who, RecordVerb Did, RecordThing With)
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
    /// <summary>Adds the records to the save that is being prepared: they are stored together with the module's own change, or not at all.</summary>
    /// <returns>The statements' ids, in order.</returns>
    Task<IReadOnlyList<Guid>> Write(IReadOnlyCollection<Experience> experiences, CancellationToken ct);

    /// <summary>Takes back what turned out not to be so, in the save that is being prepared: the statements are hidden by others that say so (voiding). Ids that are not known are left out.</summary>
    Task Void(IReadOnlyCollection<Guid> statements, CancellationToken ct);
}

/// <summary>Writing one record.</summary>
public static class RecordsExtensions
{
    /// <returns>The statement's id.</returns>
    public static async Task<Guid> Write(this IRecords records, Experience experience, CancellationToken ct) => (await records.Write([experience], ct))[0];
}
