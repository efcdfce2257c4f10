using Microsoft.EntityFrameworkCore;
using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Programmes.Register;

namespace Tongpin.Programmes.Proposals;

/// <summary>The academic office records that the authority has filed an approved proposal: the programme enters the register, its first intake is next year.</summary>
internal sealed class FileProposal(TongpinDb db, IJobs jobs, CurrentActor actor, TimeProvider clock)
{
    public sealed class Form
    {
        /// <summary>Day of the filing or approval.</summary>
        [Needed] public DateOnly? On { get; set; }
        [Needed, AtMost(80)] public string? Number { get; set; }
        [AtMost(200)] public string? Remark { get; set; }
    }

    /// <returns>False when there is no such proposal within reach.</returns>
    public async Task<bool> Run(ProposalId id, Form form, CancellationToken ct)
    {
        // load
        if (await Proposal.VisibleTo(db.Proposals, actor.Value).FirstOrDefaultAsync(p => p.Id == id, ct) is not { } proposal) return false;
        var programmes = await db.Programmes.Where(p => p.Code == proposal.Code || (proposal.Replaces != "" && p.Code == proposal.Replaces)).ToListAsync(ct);

        // decide
        if (form.On is not { } on || form.Number?.Trim() is not { Length: > 0 } number) throw Rules.FilingNeeds.Broken();
        proposal.File(on, number, form.Remark?.Trim() ?? "", clock.GetUtcNow().BeijingDay());
        Enter(proposal, programmes);

        // save, and ask for the fit in the same save
        await ProgrammeImport.FitIsStale(jobs, ct);
        await db.SaveChangesAsync(ct);
        return true;
    }

    private void Enter(Proposal proposal, List<Programme> programmes)
    {
        var (entered, changed) = (programmes.Find(p => p.Code == proposal.Code), programmes.Find(p => p.Code == proposal.Replaces && p.Code != proposal.Code));
        if (entered is null)
        {
            entered = new()
            {
                Code = proposal.Code,
                Name = proposal.Name,
                FirstIntake = proposal.FirstIntake,
                // "3" or "3年": a class leaves in its last summer.
                FirstGraduates = proposal.FirstIntake + (int.TryParse(proposal.StudyYears.AsSpan(0, 1), out var years) ? years : 3),
                ImportId = proposal.IsSample ? IImported.SampleImport : null,
            };
            db.Programmes.Add(entered);
        }
        // A programme that had stopped enrols again; one that is rebuilt under its code goes on.
        else if (!entered.EnrolsIn(proposal.FirstIntake)) entered.LastIntake = null;
        (entered.NameEn, entered.Group, entered.GroupEn, entered.StateControlled, entered.ProposalId) = (proposal.NameEn, proposal.Group, proposal.GroupEn, proposal.StateControlled, proposal.Id);
        (entered.SchoolId, entered.SchoolName, entered.SchoolNameEn) = (proposal.SchoolId, proposal.SchoolName, proposal.SchoolNameEn);
        // Students already enrolled finish in the programme that was changed.
        if (changed is not null && changed.EnrolsIn(proposal.FirstIntake)) changed.LastIntake = proposal.Year;
    }
}
