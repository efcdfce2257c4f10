using Microsoft.EntityFrameworkCore;
using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Training.Projects;

namespace Tongpin.Training.Leads;

/// <summary>A unit, or the office for it, notes a lead, speaks to the client, and gives it up or takes it up again. Its end as a project comes with the application.</summary>
internal sealed class SaveLead(TongpinDb db, IUnits units, CurrentActor actor, TimeProvider clock)
{
    public sealed class Form : IEditForm
    {
        [Needed, AtMost(120)] public string? Title { get; set; }
        [Needed, AtMost(120)] public string? Client { get; set; }
        public LeadSource Source { get; set; }
        public Audience Audience { get; set; } = Audience.Employees;
        [Between(1, 20000)] public int? Heads { get; set; }
        [AtMost(2000)] public string? Wanted { get; set; }
        [AtMost(40)] public string? Contact { get; set; }
        [AtMost(40)] public string? Phone { get; set; }
        /// <summary>Code of the unit that follows it up.</summary>
        [Needed, AtMost(40)] public string? Unit { get; set; }
        /// <summary>The day on which it came; none: today.</summary>
        public DateOnly? Since { get; set; }
        public DateOnly? Next { get; set; }
        /// <inheritdoc />
        public int? Edition { get; set; }
    }

    public sealed class NoteForm
    {
        [Needed, AtMost(1000)] public string? Text { get; set; }
        /// <summary>When to speak to the client again.</summary>
        public DateOnly? Next { get; set; }
    }

    private DateOnly Today => clock.GetUtcNow().BeijingDay();

    /// <summary>The office works on all leads, a unit on its own.</summary>
    public static string PermissionOf(Actor actor) => actor.May(Permissions.Manage) ? Permissions.Manage : Permissions.Run;

    public async Task<LeadId> Add(Form form, CancellationToken ct)
    {
        var unit = await UnitOf(form, ct);
        var lead = new Lead { Title = "", Client = "", Source = form.Source, Audience = form.Audience, UnitId = unit.Id, Since = Today };
        Fill(lead, form, unit);
        db.Leads.Add(lead);
        await db.SaveChangesAsync(ct);
        return lead.Id;
    }

    /// <returns>False when there is no such lead within reach; so below.</returns>
    public async Task<bool> Change(LeadId id, Form form, CancellationToken ct)
    {
        if (await Find(id, ct) is not { } lead) return false;
        lead.MustBeOpen();
        lead.MustBe(form.Edition);
        Fill(lead, form, await UnitOf(form, ct));
        await db.SaveChangesAsync(ct);
        return true;
    }

    public Task<bool> Note(LeadId id, NoteForm form, CancellationToken ct) => Do(id, lead =>
    {
        form.MustBeRight();
        lead.Note(new(clock.GetUtcNow(), actor.Value.Name, form.Text!.Trim()), form.Next);
    }, ct);

    public Task<bool> Drop(LeadId id, string? why, CancellationToken ct) => Do(id, lead => lead.Drop(actor.Why = Reasons.Of(why)), ct);

    public Task<bool> Reopen(LeadId id, CancellationToken ct) => Do(id, lead => lead.Reopen(), ct);

    /// <summary>The lead becomes the project that is being saved.</summary>
    /// <exception cref="RuleBroken">There is no such lead within reach, or it is over.</exception>
    public async Task Apply(LeadId id, ProjectId project, CancellationToken ct) => (await Find(id, ct) ?? throw Rules.NoSuchLead.Broken()).Apply(project);

    private async Task<bool> Do(LeadId id, Action<Lead> act, CancellationToken ct)
    {
        if (await Find(id, ct) is not { } lead) return false;
        act(lead);
        await db.SaveChangesAsync(ct);
        return true;
    }

    private Task<Lead?> Find(LeadId id, CancellationToken ct) => Lead.VisibleTo(db.Leads, actor.Value, PermissionOf(actor.Value)).FirstOrDefaultAsync(l => l.Id == id, ct);

    private async Task<UnitFacts> UnitOf(Form form, CancellationToken ct)
    {
        var reach = actor.Value.ReachOf(PermissionOf(actor.Value));
        return (await units.ByNameOrCode(ct)).TryGetValue(form.Unit!.Trim(), out var unit) && (reach.All || reach.Units.Contains(unit.Id.Value)) ? unit : throw Rules.NoSuchUnit.Broken(form.Unit);
    }

    private void Fill(Lead lead, Form form, UnitFacts unit)
    {
        if (form.Since > Today) throw Rules.LeadAhead.Broken(Show.Day(form.Since));
        (lead.Title, lead.Client, lead.Source, lead.Audience, lead.Heads, lead.Wanted) = (form.Title!.Trim(), form.Client!.Trim(), form.Source, form.Audience, form.Heads, form.Wanted?.Trim() ?? "");
        (lead.UnitId, lead.UnitName, lead.UnitNameEn, lead.Since, lead.Next) = (unit.Id, unit.Name.Zh, unit.Name.En, form.Since ?? lead.Since, form.Next);
        // What comes back masked changes nothing.
        if (form.Contact?.Contains('*', StringComparison.Ordinal) != true) lead.Contact = form.Contact?.Trim() ?? "";
        if (form.Phone?.Contains('*', StringComparison.Ordinal) != true) lead.Phone = form.Phone?.Trim() ?? "";
    }
}
