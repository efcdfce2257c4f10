using Microsoft.EntityFrameworkCore;
using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Training.Projects;

namespace Tongpin.Training.Roster;

/// <summary>The unit names a company's coordinator for a class, or lets one go.</summary>
internal sealed class NameCoordinator(TongpinDb db, ProjectDesk desk, IPeople people)
{
    public sealed class Form
    {
        /// <summary>Number of the external person.</summary>
        [Needed, AtMost(40)] public string? Person { get; set; }
        [Needed, AtMost(120)] public string? Company { get; set; }
    }

    public async Task<bool> Run(ProjectId id, Form form, CancellationToken ct)
    {
        if (await desk.Find(id, Permissions.Run, ct) is null) return false;
        form.MustBeRight();
        var person = await people.ByNumber(form.Person!.Trim(), ct) ?? throw Rules.NoSuchPerson.Broken(form.Person);
        if (await db.Coordinators.AnyAsync(c => c.ProjectId == id && c.PersonId == person.Id, ct)) throw Rules.CoordinatorTwice.Broken();
        db.Coordinators.Add(new Coordinator { ProjectId = id, PersonId = person.Id, Name = person.Name, Company = form.Company!.Trim() });
        await db.SaveChangesAsync(ct);
        return true;
    }

    public async Task<bool> Remove(ProjectId id, CoordinatorId coordinator, CancellationToken ct)
    {
        if (await desk.Find(id, Permissions.Run, ct) is null || await db.Coordinators.FirstOrDefaultAsync(c => c.Id == coordinator && c.ProjectId == id, ct) is not { } known) return false;
        db.Coordinators.Remove(known);
        await db.SaveChangesAsync(ct);
        return true;
    }
}
