using Tongpin.Kernel;

namespace Tongpin.Foundation;

/// <summary>Identity of a piece of evidence.</summary>
public readonly record struct EvidenceId(Guid Value) : IId<EvidenceId>
{
    public static EvidenceId From(Guid value) => new(value);
}

/// <summary>The record that evidence belongs to, and who may see it.</summary>
/// <param name="Noun">Table of the record.</param>
/// <param name="Record">Id or code of the record.</param>
/// <param name="Permission">Permission to see it.</param>
/// <param name="Unit">The unit that the permission must reach; null: any reach opens it.</param>
/// <param name="Title">What the record is called.</param>
/// <param name="Href">Page of the record; null where it is a line of a list.</param>
public sealed record EvidencePlace(string Noun, string Record, string Permission, UnitId? Unit = null, Words? Title = null, string? Href = null)
{
    /// <summary>The page on which the files of any record are listed, added and removed.</summary>
    public static string PageOf(string noun, string record) => $"/evidence/{noun}/{Uri.EscapeDataString(record)}";

    /// <summary>Stands for a permission where no permission tells who may see a record: its <see cref="IEvidenceNoun"/> is asked, and gives no place to those who may not.</summary>
    public const string Readers = "";
}

/// <param name="Size">Bytes.</param>
public sealed record EvidenceFacts(EvidenceId Id, string Name, long Size, string Type, string By, DateTimeOffset At, string Note);

/// <summary>Files that prove something (佐证), attached to any record. Kept by their content, never changed, removed only with a reason.</summary>
public interface IEvidence
{
    /// <summary>Keeps a file: PDF, DOCX, XLSX, PNG, JPG, CSV or TXT, 20 MB at most, and what its name says.</summary>
    Task<EvidenceId> Attach(EvidencePlace place, string fileName, Stream content, string note, CancellationToken ct);

    /// <summary>What is attached and not removed, oldest first. Whether the actor may see it is the caller's to know.</summary>
    Task<IReadOnlyList<EvidenceFacts>> List(string noun, string record, CancellationToken ct);

    Task<int> Count(string noun, string record, CancellationToken ct);

    /// <summary>Files go with the personal data of their records, in the save of the caller; the content follows once that stands. Only content of nouns that are personal is taken from the disk: other content may prove other records, too.</summary>
    Task Erase(string noun, IReadOnlyCollection<string> records, CancellationToken ct);

    /// <returns>How many files each record of a noun has; a record without any is not there.</returns>
    Task<IReadOnlyDictionary<string, int>> Counts(string noun, CancellationToken ct);
}
