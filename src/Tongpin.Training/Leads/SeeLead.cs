using Microsoft.EntityFrameworkCore;
using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Training.Projects;

namespace Tongpin.Training.Leads;

/// <summary>A lead as its page shows it; the contact is masked.</summary>
internal sealed record LeadView(
    Guid Id, string Title, string Client, LeadSource Source, Audience Audience, int? Heads, string Wanted, string Contact, string Phone,
    Words Unit, DateOnly Since, DateOnly? Next, bool Late, LeadState State, string DroppedWhy, Guid? Project, IReadOnlyList<LeadNote> Notes, int Edition);

/// <summary>Whom to ask for, in full.</summary>
internal sealed record LeadContact(string Contact, string Phone);

/// <summary>A lead, and its contact in full, which leaves a line in the history.</summary>
internal sealed class SeeLead(TongpinDb db, CurrentActor actor, IHistory history, TimeProvider clock)
{
    /// <returns>Null when there is no such lead within reach; so below.</returns>
    public async Task<LeadView?> Run(LeadId id, CancellationToken ct) =>
        await Lead.VisibleTo(db.Leads, actor.Value).AsNoTracking().FirstOrDefaultAsync(l => l.Id == id, ct) is { } l
            ? new(l.Id.Value, l.Title, l.Client, l.Source, l.Audience, l.Heads, l.Wanted, PersonalText.Mask(l.Contact), PersonalText.Mask(l.Phone),
                l.Unit, l.Since, l.Next, l.IsLate(clock.GetUtcNow().BeijingDay()), l.State, l.DroppedWhy, l.ProjectId?.Value, l.Notes, l.Edition)
            : null;

    /// <summary>For those who work on the lead.</summary>
    public async Task<LeadContact?> Contact(LeadId id, CancellationToken ct)
    {
        if (await Lead.VisibleTo(db.Leads, actor.Value, SaveLead.PermissionOf(actor.Value)).AsNoTracking().FirstOrDefaultAsync(l => l.Id == id, ct) is not { } lead) return null;
        history.Note("viewed", LeadEvidence.Table, id.Value.ToString(), new { field = "Contact, Phone" });
        await db.SaveChangesAsync(ct);
        return new(lead.Contact, lead.Phone);
    }
}
