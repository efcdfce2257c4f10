using Microsoft.EntityFrameworkCore;
using Tongpin.Kernel;
using Tongpin.Training.Projects;

namespace Tongpin.Training.Brands;

/// <summary>The office puts a project under a brand, or takes it out.</summary>
internal sealed class LinkBrandProject(TongpinDb db, CurrentActor actor)
{
    public sealed class Form
    {
        /// <summary>Number of the project.</summary>
        [Needed, AtMost(20)] public string? Number { get; set; }
    }

    /// <returns>False when there is no such brand.</returns>
    public async Task<bool> Add(BrandId id, Form form, CancellationToken ct)
    {
        // load
        form.MustBeRight();
        if (await db.Brands.FirstOrDefaultAsync(b => b.Id == id, ct) is not { } brand) return false;
        var number = form.Number!.Trim();
        if (await TrainingProject.VisibleTo(db.Projects, actor.Value, Permissions.Manage).FirstOrDefaultAsync(p => p.Number == number, ct) is not { } project) throw Rules.NoSuchClass.Broken(number);

        // decide
        brand.MustRun();
        if (project.State is ProjectState.Refused or ProjectState.Cancelled) throw Rules.WrongState.Broken(Codes.Of(project.State), Codes.Of(ProjectState.Approved));
        if (await db.BrandProjects.Where(l => l.ProjectId == project.Id).Join(db.Brands, l => l.BrandId, b => b.Id, (l, b) => b.Name).FirstOrDefaultAsync(ct) is { } other) throw Rules.BrandProjectTaken.Broken(number, other);

        // save
        db.BrandProjects.Add(new() { BrandId = id, ProjectId = project.Id });
        await db.SaveChangesAsync(ct);
        return true;
    }

    /// <returns>False when the project is not under the brand.</returns>
    public async Task<bool> Remove(BrandId id, ProjectId project, string? why, CancellationToken ct)
    {
        if (await db.BrandProjects.FirstOrDefaultAsync(l => l.BrandId == id && l.ProjectId == project, ct) is not { } link) return false;
        actor.Why = Reasons.Of(why);
        db.BrandProjects.Remove(link);
        await db.SaveChangesAsync(ct);
        return true;
    }
}
