using Microsoft.EntityFrameworkCore;
using Tongpin.Kernel;

namespace Tongpin.Foundation.Evidence;

/// <summary>Evidence for programs: finds the record and asks whether the actor may, as the record's page does for people.</summary>
internal sealed class EvidenceDesk(EvidenceShelf shelf, TongpinDb db, CurrentActor actor, IHistory history, EvidenceNouns nouns)
{
    /// <returns>Null when there is no such record, or it is not for this actor to see.</returns>
    public async Task<IReadOnlyList<EvidenceFacts>?> List(string noun, string record, CancellationToken ct) =>
        await Place(noun, record, ct) is not null ? await shelf.List(noun, record, ct) : null;

    /// <returns>Null when there is no such record, or it is not for this actor to see.</returns>
    public async Task<EvidenceFacts?> Attach(string noun, string record, string fileName, Stream content, string note, CancellationToken ct)
    {
        if (await Place(noun, record, ct) is not { } place) return null;
        MustEdit(place);
        var id = await shelf.Attach(place, fileName, content, note, ct);
        return (await shelf.List(noun, record, ct)).Single(f => f.Id == id);
    }

    /// <returns>The file and where it lies; null when there is none or it is not for this actor to see.</returns>
    public async Task<(EvidenceFile File, string Path)?> Open(EvidenceId id, CancellationToken ct)
    {
        if (await shelf.Open(id, ct) is not { File: var file } open || !await IsOpen(file, ct)) return null;
        if (nouns.Of(file.Noun) is { IsPersonal: true })
        {
            history.Note("viewed", file.Noun, file.Record, new { field = file.Name });
            await db.SaveChangesAsync(ct);
        }
        return open;
    }

    // The record says who reads its files: it may have moved to another unit since they were attached.
    private async Task<bool> IsOpen(EvidenceFile file, CancellationToken ct) => nouns.Of(file.Noun) is null ? file.IsOpenTo(actor.Value) : await Place(file.Noun, file.Record, ct) is not null;

    /// <returns>False when there is no such file, or its record is not for this actor to see.</returns>
    public async Task<bool> Remove(EvidenceId id, string why, CancellationToken ct)
    {
        if (await db.Evidence.AsNoTracking().SingleOrDefaultAsync(e => e.Id == id, ct) is not { } file || await Place(file.Noun, file.Record, ct) is not { } place) return false;
        MustEdit(place);
        return await shelf.Remove(file.Noun, file.Record, id, why, ct);
    }

    /// <returns>Where the files of a record lie and the permission to change them; null when there is no such record, or it is not for this actor to see.</returns>
    public async Task<(EvidencePlace Place, string Edit)?> Find(string noun, string record, CancellationToken ct) =>
        await Place(noun, record, ct) is { } place ? (place, nouns.Of(noun)!.Edit) : null;

    private async Task<EvidencePlace?> Place(string noun, string record, CancellationToken ct) =>
        nouns.Of(noun) is { } known && await known.Place(record, ct) is { } place && Reaches(place.Permission, place) ? place : null;

    private void MustEdit(EvidencePlace place)
    {
        if (!Reaches(nouns.Of(place.Noun)!.Edit, place)) throw Rules.EvidenceNotYours.Broken();
    }

    private bool Reaches(string permission, EvidencePlace place) => Reaches(actor.Value, permission, place.Unit);

    public static bool Reaches(Actor actor, string permission, UnitId? unit) =>
        permission == EvidencePlace.Readers ? actor.IsSignedIn : actor.May(permission) && (unit is not { } known || actor.ReachOf(permission) is var reach && (reach.All || reach.Units.Contains(known.Value)));
}
