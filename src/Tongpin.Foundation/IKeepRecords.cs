using Tongpin.Kernel;

namespace Tongpin.Foundation;

/// <summary>Speaks for records of a lower floor that a module needs where no foreign key can say it; undoing an import asks before rows go.</summary>
public interface IKeepRecords
{
    /// <summary>Table of the records that are needed.</summary>
    string Noun { get; }

    /// <returns>Why some of these must stay, or null.</returns>
    Task<Words?> WhyKeep(IReadOnlyCollection<Guid> ids, CancellationToken ct);
}
