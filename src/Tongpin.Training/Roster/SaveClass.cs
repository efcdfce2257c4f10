using Microsoft.EntityFrameworkCore;
using Tongpin.Kernel;
using Tongpin.Training.Projects;

namespace Tongpin.Training.Roster;

/// <summary>The unit sets how many the class takes and whether the public page is open.</summary>
internal sealed class SaveClass(TongpinDb db, ProjectDesk desk, RosterDesk roster)
{
    public sealed class Form : IEditForm
    {
        [Needed, Between(1, 20000)] public int? Capacity { get; set; }
        public bool SignUp { get; set; }
        public DateOnly? Until { get; set; }
        /// <inheritdoc />
        public int? Edition { get; set; }
    }

    /// <returns>False when there is no such project within reach; so in all acts of this room.</returns>
    public async Task<bool> Run(ProjectId id, Form form, CancellationToken ct)
    {
        if (await desk.Find(id, Permissions.Run, ct) is not { } project) return false;
        form.MustBeRight();
        RosterDesk.MustTake(project);
        if (await roster.Enrolled(id, ct) is var enrolled && enrolled > form.Capacity) throw Rules.CapacityBelow.Broken(enrolled);
        if (await db.Classes.FirstOrDefaultAsync(c => c.ProjectId == id, ct) is not { } set) db.Classes.Add(set = new TrainingClass { ProjectId = id, Capacity = form.Capacity!.Value });
        else set.MustBe(form.Edition);
        (set.Capacity, set.SignUp, set.Until) = (form.Capacity!.Value, form.SignUp, form.Until);
        await db.SaveChangesAsync(ct);
        return true;
    }
}
