using Tongpin.Kernel;

namespace Tongpin.Foundation;

/// <summary>Identity of a piece of evidence.</summary>
public readonly record struct EvidenceId(Guid Value) : IId<EvidenceId>
{
    public static EvidenceId From(Guid value) => new(value);
}

/// <summary>A file that proves something about a record (佐证材料).</summary>
/// <param name="Size">Bytes.</param>
public sealed record EvidenceRow(EvidenceId Id, string Name, long Size, string Type, string By, DateTimeOffset At, string Note);

/// <summary>Files attached to records of any module, by the record's table and id.</summary>
public interface IEvidence
{
    /// <summary>Keeps a file: PDF, Word, Excel, image, CSV or text by content, 20 MB at most.</summary>
    /// <param name="permission">Whoever holds it may read the file, besides the uploader.</param>
    Task<EvidenceId> Attach(string noun, string record, string name, Stream file, string note, string permission, CancellationToken ct);

    Task<IReadOnlyList<EvidenceRow>> Of(string noun, string record, CancellationToken ct);
    Task<int> Count(string noun, string record, CancellationToken ct);

    /// <summary>Takes a file off its record; it is kept, with the reason.</summary>
    Task Remove(EvidenceId id, string why, CancellationToken ct);
}
