namespace Tongpin.Foundation;

/// <summary>A noun whose records carry evidence: with it their files can also be attached and removed over HTTP. Registered by its module.</summary>
public interface IEvidenceNoun
{
    /// <summary>Table of the records.</summary>
    string Noun { get; }

    /// <summary>Permission to add and remove files.</summary>
    string Edit { get; }

    /// <summary>Permission to remove what others attached; null where whoever may edit also may remove any.</summary>
    string? RemoveOthers => null;

    /// <summary>Whether the files hold personal data: each opening then leaves a line in the history, and the content can be erased.</summary>
    bool IsPersonal => false;

    /// <returns>Where the files of a record lie and who may see them; null when there is no such record.</returns>
    Task<EvidencePlace?> Place(string record, CancellationToken ct);

    /// <summary>Whether a decision rests on the files of a record, or is being made on them: some may still be added, none removed.</summary>
    ValueTask<bool> IsDecidedOn(string record, CancellationToken ct) => new(false);
}
