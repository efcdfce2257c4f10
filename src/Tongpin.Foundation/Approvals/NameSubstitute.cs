using Microsoft.EntityFrameworkCore;
using Tongpin.Kernel;

namespace Tongpin.Foundation.Approvals;

/// <summary>A substitute as the person he stands in for, or he himself, sees it.</summary>
internal sealed record SubstituteRow(Guid Id, string Person, string Substitute, DateOnly From, DateOnly Until, bool Mine);

/// <summary>A person names somebody who decides in his place while he is away, or ends it.</summary>
internal sealed class NameSubstitute(TongpinDb db, CurrentActor actor, INotices notices, TimeProvider clock)
{
    private const int MostDays = 366;

    public sealed class Form
    {
        /// <summary>Staff number of the substitute.</summary>
        [Needed, AtMost(40)] public string? Number { get; set; }
        [Needed] public DateOnly? From { get; set; }
        /// <summary>Last day, included.</summary>
        [Needed] public DateOnly? Until { get; set; }
    }

    public async Task<SubstitutionId> Run(Form form, CancellationToken ct)
    {
        // load
        var number = form.Number!.Trim();
        var self = new PersonId(actor.Value.Id);
        var substitute = await db.People.Where(p => p.Number == number && p.Active).Select(p => new { p.Id }).SingleOrDefaultAsync(ct) ?? throw Rules.NoSuchWord.Broken(number);
        if (!await db.People.AnyAsync(p => p.Id == self, ct)) throw Rules.NotYours.Broken();

        // decide
        var (from, until) = (form.From!.Value, form.Until!.Value);
        if (substitute.Id == self) throw Rules.SubstituteSelf.Broken();
        if (until < from) throw Rules.DatesCrossed.Broken();
        if (until.DayNumber - from.DayNumber >= MostDays) throw Rules.SubstituteLong.Broken(MostDays);

        // save and tell
        var named = new Substitution { PersonId = self, SubstituteId = substitute.Id, From = from, Until = until };
        db.Substitutions.Add(named);
        notices.Tell(substitute.Id, ($"{actor.Value.Name}请您在 {Show.Day(from)} 至 {Show.Day(until)} 代理审批", $"{actor.Value.Name} has named you substitute from {Show.Day(from)} to {Show.Day(until)}"), "/tasks?view=substitute", $"substitute {named.Id.Value}");
        await db.SaveChangesAsync(ct);
        return named.Id;
    }

    /// <summary>Ends one's own substitution yesterday, or takes it away when it has not begun; what was decided stays.</summary>
    /// <returns>False when there is no such.</returns>
    public async Task<bool> End(SubstitutionId id, CancellationToken ct)
    {
        var self = new PersonId(actor.Value.Id);
        if (await db.Substitutions.SingleOrDefaultAsync(s => s.Id == id && s.PersonId == self, ct) is not { } named) return false;
        var today = clock.GetUtcNow().BeijingDay();
        if (named.From >= today) db.Substitutions.Remove(named);
        else if (named.Until >= today) named.Until = today.AddDays(-1);
        await db.SaveChangesAsync(ct);
        return true;
    }

    /// <summary>Who stands in for this person and for whom he does, now and later.</summary>
    public async Task<IReadOnlyList<SubstituteRow>> Mine(CancellationToken ct)
    {
        var (self, today) = (new PersonId(actor.Value.Id), clock.GetUtcNow().BeijingDay());
        return await (from s in db.Substitutions
                      join p in db.People on s.PersonId equals p.Id
                      join q in db.People on s.SubstituteId equals q.Id
                      where (s.PersonId == self || s.SubstituteId == self) && s.Until >= today
                      orderby s.From, s.Id
                      select new SubstituteRow(s.Id.Value, p.Name, q.Name, s.From, s.Until, s.PersonId == self)).ToListAsync(ct);
    }
}
