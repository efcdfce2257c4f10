using Microsoft.EntityFrameworkCore;
using Tongpin.Demand;
using Tongpin.Foundation;
using Tongpin.Kernel;

namespace Tongpin.Programmes.Proposals;

/// <summary>A programme lead or dean drafts a proposal, or goes on with it; what is missing is only asked for on submission.</summary>
internal sealed class SaveProposal(TongpinDb db, IDemand demand, IUnits units, CurrentActor actor, TimeProvider clock)
{
    public sealed class Form : IEditForm
    {
        [Needed] public ProposalKind? Kind { get; set; }
        /// <summary>6 digits of the national catalogue.</summary>
        [Needed, AtMost(7)] public string? Code { get; set; }
        /// <summary>Code of the offered programme that is changed; only for a change.</summary>
        [AtMost(7)] public string? Replaces { get; set; }
        /// <summary>Code of the unit that will run it.</summary>
        [Needed, AtMost(40)] public string? School { get; set; }
        [AtMost(60)] public string? Group { get; set; }
        [AtMost(8)] public string? StudyYears { get; set; }
        public Dossier? Dossier { get; set; }
        /// <inheritdoc />
        public int? Edition { get; set; }
    }

    public async Task<ProposalId> Add(Form form, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var proposal = new Proposal { Year = now.BeijingDay().Year, Kind = form.Kind!.Value, Code = "", Name = "", ById = actor.Value.Id, By = actor.Value.Name, At = now };
        await Fill(proposal, form, ct);
        db.Proposals.Add(proposal);
        await db.SaveChangesAsync(ct);
        return proposal.Id;
    }

    /// <returns>False when there is no such proposal within reach.</returns>
    public async Task<bool> Change(ProposalId id, Form form, CancellationToken ct)
    {
        if (await Proposal.EditableBy(db.Proposals, actor.Value).FirstOrDefaultAsync(p => p.Id == id, ct) is not { } proposal) return false;
        proposal.MustBe(form.Edition);
        if (!proposal.IsOpen) throw Rules.NotOpen.Of([Proposal.NameOf(proposal.State)]);
        await Fill(proposal, form, ct);
        await db.SaveChangesAsync(ct);
        return true;
    }

    private async Task Fill(Proposal proposal, Form form, CancellationToken ct)
    {
        // load
        var code = form.Code!.Trim().TrimEnd('K');
        var replaces = form.Kind == ProposalKind.Change ? (form.Replaces?.Trim().TrimEnd('K') is { Length: > 0 } old ? old : throw Rules.ChangeOfWhat.Broken()) : "";
        if ((await demand.Catalogue([code], ct)).GetValueOrDefault(code) is not { } entry) throw Rules.NotInCatalogue.Broken(code);
        var school = (await units.ByNameOrCode(ct)).GetValueOrDefault(form.School!.Trim());
        var reach = actor.Value.ReachOf(Permissions.Propose);
        if (school is null || school.Kind != UnitKind.School || !(reach.All || reach.Units.Contains(school.Id.Value))) throw Rules.NotYourSchool.Broken(form.School);
        var offered = await db.Programmes.AsNoTracking().FirstOrDefaultAsync(p => p.Code == code, ct);
        var changed = replaces.Length == 0 ? null : await Programme.VisibleTo(db.Programmes.AsNoTracking(), actor.Value).FirstOrDefaultAsync(p => p.Code == replaces, ct) ?? throw Rules.NotOffered.Broken(replaces);
        if (await db.Proposals.AnyAsync(p => p.Id != proposal.Id && p.Year == proposal.Year && p.Code == code && p.State != ProposalState.Refused, ct)) throw Rules.ProposedAlready.Broken(code, proposal.Year);

        // decide
        if (offered is not null && offered.EnrolsIn(proposal.FirstIntake) && code != replaces) throw Rules.OfferedAlready.Broken(code, offered.Name);
        // Adjusting stays within the class: first four digits (a provincial notice of 2018).
        if (changed is not null && code[..4] != replaces[..4]) throw Rules.OtherClass.Broken(replaces, code);
        var group = form.Group?.Trim() ?? "";
        (proposal.Kind, proposal.Code, proposal.Name, proposal.NameEn, proposal.Replaces) = (form.Kind!.Value, code, entry.Name.Zh, entry.Name.En, replaces);
        (proposal.SchoolId, proposal.SchoolName, proposal.SchoolNameEn) = (school.Id, school.Name.Zh, school.Name.En);
        (proposal.Group, proposal.GroupEn) = (group, group.Length == 0 ? "" : await db.Programmes.Where(p => p.Group == group).Select(p => p.GroupEn).FirstOrDefaultAsync(ct) ?? "");
        proposal.StudyYears = form.StudyYears?.Trim() is { Length: > 0 } years ? years : "3";
        proposal.StateControlled = entry.StateControlled;
        if (form.Dossier is { } dossier) proposal.Dossier = dossier.Tidy();
    }
}
