using Tongpin.Kernel;

namespace Tongpin.Training.Projects;

/// <summary>The unit enters the insurance of a class (保险), before it opens or while it runs.</summary>
internal sealed class InsureClass(TongpinDb db, ProjectDesk desk)
{
    public sealed class Form
    {
        [Needed, AtMost(80)] public string? Number { get; set; }
        [Needed, AtMost(120)] public string? Insurer { get; set; }
        /// <summary>Last day insured; the end of the class at the earliest.</summary>
        [Needed] public DateOnly? Until { get; set; }
    }

    /// <returns>False when there is no such project within reach.</returns>
    public async Task<bool> Run(ProjectId id, Form form, CancellationToken ct)
    {
        if (await desk.Find(id, Permissions.Run, ct) is not { } project) return false;
        project.Insure(form.Number!.Trim(), form.Insurer!.Trim(), form.Until!.Value);
        await db.SaveChangesAsync(ct);
        return true;
    }
}
