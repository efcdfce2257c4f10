using Microsoft.EntityFrameworkCore;
using Tongpin.Kernel;

namespace Tongpin.Foundation.Notices;

/// <summary>Somebody is to be told something. Both languages travel: the reader's is not known where it is told.</summary>
internal sealed record NoticeTold(PersonId Person, string Zh, string En, string Href, string Cause, DateTimeOffset At) : IFact;

internal sealed class TellNotice(TongpinDb db, TimeProvider clock) : INotices
{
    public void Tell(PersonId person, Words text, string href, string cause) => db.Tell(new NoticeTold(person, text.Zh, text.En, href, cause, clock.GetUtcNow()), clock.GetUtcNow());
}

/// <summary>Puts what was told under the bell of the person.</summary>
internal sealed class KeepNotice(TongpinDb db) : IHear<NoticeTold>
{
    public async Task Hear(NoticeTold fact, CancellationToken ct)
    {
        // Jobs are also started by applications, which have no bell.
        if (!await db.People.AnyAsync(p => p.Id == fact.Person, ct) || await db.Notices.AnyAsync(n => n.PersonId == fact.Person && n.Cause == fact.Cause, ct)) return;
        db.Notices.Add(new() { PersonId = fact.Person, Text = new(fact.Zh, fact.En), Href = fact.Href, Cause = fact.Cause, At = fact.At });
        await db.SaveChangesAsync(ct);
    }
}
