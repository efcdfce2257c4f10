using Microsoft.EntityFrameworkCore;
using Tongpin.Demand.Matching;
using Tongpin.Foundation;
using Tongpin.Kernel;

namespace Tongpin.Demand.Adverts;

/// <summary>A person confirms or corrects the match of an advert; the pair trains the next run.</summary>
internal sealed class SettleMatch(TongpinDb db, IRegulations regulations, JudgeAnew judge, IOwnProgrammes own, TimeProvider clock)
{
    public sealed class Form : IEditForm
    {
        /// <summary>Code or name of the national catalogue; empty gives the advert back to the matcher.</summary>
        public string? ProgrammeCode { get; set; }
        /// <inheritdoc />
        public int? Edition { get; set; }
    }

    /// <returns>False when there is no such advert.</returns>
    public async Task<bool> Run(AdvertId id, Form form, CancellationToken ct)
    {
        // load
        if (await db.Adverts.FindAsync([id], ct) is not { } advert) return false;
        var said = form.ProgrammeCode?.Trim() ?? "";
        var first = said.Split(' ')[0];
        var meant = said.Length == 0 ? [] : await db.Catalogue.Where(c => c.Code == first || c.Name == said || c.NameEn == said).OrderBy(c => c.Code).Select(c => new { c.Code, c.Level }).ToListAsync(ct);
        // The same name stands on several levels; those that adverts are matched to come first.
        var levels = (await regulations.InForce(Regulations.MatchLevels, clock.GetUtcNow().BeijingDay(), ct)).Json<string[]>();
        var codes = (meant.Where(c => levels.Contains(c.Level)).ToList() is { Count: > 0 } nearer ? nearer : meant).ConvertAll(c => c.Code);

        var mine = await own.Codes(Permissions.Match, ct);

        // decide
        advert.MustBe(form.Edition);
        // Who speaks for some schools claims an advert for their programmes or gives one of theirs away; what passes between others is not his.
        if (mine is not null && !mine.Contains(advert.ProgrammeCode) && !codes.Exists(mine.Contains)) throw Rules.MatchOfOthers.Broken();
        if (said.Length == 0) advert.Unsettle();
        else if (codes is [var code]) advert.Settle(code);
        else throw codes.Count == 0 ? Rules.NoSuchProgramme.Broken(said) : Rules.SeveralProgrammes.Broken(said, string.Join("、", codes), string.Join(", ", codes));

        // save and tell
        db.Tell(new AdvertsMatched(1), clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        if (advert.State is MatchState.None) await judge.New(ct);
        return true;
    }
}
