using Microsoft.EntityFrameworkCore;
using Tongpin.Kernel;

namespace Tongpin.Foundation.Evidence;

/// <summary>Where the files of any record lie: as its own noun says, or, where it has none, with its history.</summary>
internal sealed class EvidenceNouns(IEnumerable<IEvidenceNoun> own, IEnumerable<NounWords> told, TongpinDb db, CurrentActor actor)
{
    /// <returns>Null for what the house does not keep.</returns>
    public IEvidenceNoun? Of(string noun) => own.FirstOrDefault(n => n.Noun == noun) ?? (told.FirstOrDefault(w => w.Table == noun) is { } words ? new FollowedRecord(words, db, actor) : null);

    /// <summary>Whether the files of these records are reached through their history.</summary>
    public bool IsFollowed(string noun) => Of(noun) is FollowedRecord;
}

/// <summary>A record without a door of its own for files, such as a role or a substitution: whoever may read what happened to it may attach what proves it.</summary>
internal sealed class FollowedRecord(NounWords words, TongpinDb db, CurrentActor actor) : IEvidenceNoun
{
    public string Noun => words.Table;
    public string Edit => Permissions.SeeHistory;

    public async Task<EvidencePlace?> Place(string record, CancellationToken ct) =>
        await Audit.AuditEntry.VisibleTo(db.History, actor.Value).AnyAsync(e => e.Noun == words.Table && e.Record == record, ct)
            ? new(Noun, record, Permissions.SeeHistory, Title: words.Name, Href: Guid.TryParse(record, out _) && words.Href is { } href ? href(record) : $"/history?noun={words.Table}&record={Uri.EscapeDataString(record)}") : null;
}
