using Microsoft.EntityFrameworkCore;
using Tongpin.Kernel;

namespace Tongpin.Foundation.Regulations;

/// <summary>The house or an application with a key sets a new version of a regulation, from a day on and for a reason. People propose it (<see cref="ProposeRegulation"/>).</summary>
internal sealed class ChangeRegulation(TongpinDb db, RegulationBook book, CurrentActor actor, IEnumerable<RegulationSeed> seeds, TimeProvider clock)
{
    public sealed class Form
    {
        [Needed] public string? Value { get; set; }
        [Needed] public DateOnly? ValidFrom { get; set; }
        /// <summary>Last day, included; null: open.</summary>
        public DateOnly? ValidTo { get; set; }
        public Severity Severity { get; set; } = Severity.Warn;
        [AtMost(400)] public string? Source { get; set; }
        [AtMost(120)] public string? DocumentNumber { get; set; }
        [Needed, AtMost(1000)] public string? Why { get; set; }
        /// <summary>Number of the newest version that was seen; null sets a further one whatever was set since.</summary>
        public int? After { get; set; }
    }

    /// <returns>The number of the new version; null when there is no such regulation.</returns>
    public async Task<int?> Run(string code, Form form, CancellationToken ct)
    {
        // load
        if (await db.People.AnyAsync(p => p.Id == new PersonId(actor.Value.Id), ct)) throw Rules.RegulationByApproval.Broken();

        // decide
        if (await Next(code, form, actor.Value.Name, ct) is not { } next) return null;

        // save
        db.Regulations.Add(next);
        db.Tell(new RegulationChanged(code), clock.GetUtcNow());
        actor.Why = next.Why;
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException) when (!ct.IsCancellationRequested)
        {
            db.ChangeTracker.Clear();
            if (await db.Regulations.AnyAsync(r => r.Code == code && r.Version == next.Version, ct)) throw IEdited.ChangedMeanwhile.Broken();
            throw;
        }

        // tell
        book.Forget();
        return next.Version;
    }

    /// <summary>The version that this form would make, when all is right with it; null when there is no such regulation.</summary>
    public async Task<Regulation?> Next(string code, Form form, string by, CancellationToken ct)
    {
        var versions = await db.Regulations.AsNoTracking().Where(r => r.Code == code).OrderBy(r => r.Version).ToListAsync(ct);
        if (versions.Count == 0) return null;
        if (form.After is { } seen && versions[^1] is { } newest && newest.Version != seen) throw Rules.VersionMeanwhile.Broken(newest.By, newest.Version, newest.Value, newest.Why);
        var next = versions[0].Next(versions[^1].Version + 1, form, by, clock.GetUtcNow());
        RegulationValue.MustMean(seeds.FirstOrDefault(s => s.Code == code), next.Value);
        return next;
    }
}
