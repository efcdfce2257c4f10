using Tongpin.Kernel;

namespace Tongpin.Training.Projects;

/// <summary>The unit plans income and spending (收支预算表).</summary>
internal sealed class SaveBudget(TongpinDb db, ProjectDesk desk)
{
    public sealed class Line
    {
        public BudgetItem? Item { get; set; }
        [AtMost(80)] public string? Basis { get; set; }
        [Between(0, 10_000_000)] public decimal? Price { get; set; }
        [Between(0, 100_000)] public decimal? Count { get; set; }
        [Between(0, 100_000)] public decimal? Times { get; set; }
        public LecturerTitle? Title { get; set; }
    }

    public sealed class Form : IEditForm
    {
        public List<Line> Lines { get; set; } = [];
        /// <inheritdoc />
        public int? Edition { get; set; }
    }

    /// <returns>False when there is no such project within reach.</returns>
    public async Task<bool> Run(ProjectId id, Form form, CancellationToken ct)
    {
        if (await desk.Find(id, Permissions.Run, ct) is not { } project) return false;
        if (project.State != ProjectState.Draft) throw Rules.NotDraft.Broken();
        project.MustBe(form.Edition);
        if (form.Lines.FirstOrDefault(l => l.Price is < 0 || l.Count is < 0 || l.Times is < 0) is { } negative) throw Rules.BadAmount.Broken(negative.Price);

        project.Budget = [.. form.Lines.Where(l => l is { Item: not null, Price: not null }).Select(l => new BudgetLine(l.Item!.Value, l.Basis?.Trim() ?? "", l.Price!.Value, l.Count ?? 1, l.Times ?? 1, l.Item == BudgetItem.Lecture ? l.Title : null))];
        await db.SaveChangesAsync(ct);
        return true;
    }
}
