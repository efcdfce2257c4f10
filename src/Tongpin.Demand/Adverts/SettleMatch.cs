using Microsoft.EntityFrameworkCore;
using Tongpin.Kernel;

namespace Tongpin.Demand.Adverts;

/// <summary>A person confirms or corrects the match of an advert; the pair trains the next run.</summary>
internal sealed class SettleMatch(TongpinDb db, TimeProvider clock)
{
    public sealed class Form : IEditForm
    {
        /// <summary>Code of the national catalogue; empty gives the advert back to the matcher.</summary>
        public string? ProgrammeCode { get; set; }
        /// <inheritdoc />
        public int? Edition { get; set; }
    }

    /// <returns>False when there is no such advert.</returns>
    public async Task<bool> Run(AdvertId id, Form form, CancellationToken ct)
    {
        // load
        if (await db.Adverts.FindAsync([id], ct) is not { } advert) return false;
        var code = form.ProgrammeCode?.Trim().Split(' ')[0] ?? "";
        if (code.Length > 0 && !await db.Catalogue.AnyAsync(c => c.Code == code, ct)) throw Rules.NoSuchProgramme.Broken(code);

        // decide
        advert.MustBe(form.Edition);
        if (code.Length == 0) advert.Unsettle();
        else advert.Settle(code);

        // save and tell
        db.Tell(new AdvertsMatched(1), clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        return true;
    }
}
