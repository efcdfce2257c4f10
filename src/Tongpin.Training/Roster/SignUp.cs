using Microsoft.EntityFrameworkCore;
using Tongpin.Kernel;
using Tongpin.Training.Projects;

namespace Tongpin.Training.Roster;

/// <summary>Somebody signs up on the public page, without an account; the confirmation code is the receipt.</summary>
internal sealed class SignUp(TongpinDb db, RosterDesk roster)
{
    public sealed class Form : TraineeForm
    {
        /// <summary>Consent to the use of the data for this class.</summary>
        public bool Agree { get; set; }
    }

    /// <summary>The class of this number when its public page is open; the project tells what a visitor may know.</summary>
    public async Task<(TrainingProject Project, TrainingClass Class)?> Find(string number, CancellationToken ct)
    {
        if (await db.Projects.AsNoTracking().FirstOrDefaultAsync(p => p.Number == number, ct) is not { } project) return null;
        return await db.Classes.AsNoTracking().FirstOrDefaultAsync(c => c.ProjectId == project.Id && c.SignUp, ct) is { } set ? (project, set) : null;
    }

    /// <returns>The confirmation code, or null when there is no such class to sign up for.</returns>
    public async Task<string?> Run(string number, Form form, CancellationToken ct)
    {
        if (await Find(number, ct) is not { } found) return null;
        if (!found.Class.IsOpenOn(roster.Today)) throw Rules.SignUpOver.Broken(Show.Day(found.Class.Until));
        if (!form.Agree) throw Rules.ConsentNeeded.Broken();
        return (await roster.Enrol(found.Project, form, TraineeSource.SignUp, null, ct)).Code;
    }
}
