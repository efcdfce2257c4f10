using Microsoft.EntityFrameworkCore;
using Tongpin.Foundation;
using Tongpin.Kernel;

namespace Tongpin.Training.Reform;

/// <summary>The office plans a task of the reform, notes its milestones, and finishes it.</summary>
internal sealed class SaveReformTask(TongpinDb db, IUnits units, IPeople people, IEvidence evidence, TimeProvider clock)
{
    public sealed class Form : IEditForm
    {
        [Needed, AtMost(120)] public string? Title { get; set; }
        [AtMost(1000)] public string? Goal { get; set; }
        /// <summary>Code of the unit that answers for it.</summary>
        [Needed, AtMost(40)] public string? Unit { get; set; }
        /// <summary>Staff number of the person who does.</summary>
        [AtMost(40)] public string? Owner { get; set; }
        /// <summary>One milestone a line: day and name, such as <c>2026-10-31 试点方案印发</c>.</summary>
        [Needed, AtMost(4000)] public string? Milestones { get; set; }
        /// <inheritdoc />
        public int? Edition { get; set; }
    }

    public async Task<ReformTaskId> Add(Form form, CancellationToken ct)
    {
        var unit = await UnitOf(form, ct);
        var task = new ReformTask { Title = "", UnitId = unit.Id };
        await Fill(task, form, unit, ct);
        db.Reform.Add(task);
        await db.SaveChangesAsync(ct);
        return task.Id;
    }

    /// <returns>False when there is no such task; so below.</returns>
    public async Task<bool> Change(ReformTaskId id, Form form, CancellationToken ct)
    {
        if (await db.Reform.FirstOrDefaultAsync(t => t.Id == id, ct) is not { } task) return false;
        task.MustBe(form.Edition);
        await Fill(task, form, await UnitOf(form, ct), ct);
        await db.SaveChangesAsync(ct);
        return true;
    }

    public async Task<bool> Reach(ReformTaskId id, string? milestone, CancellationToken ct)
    {
        if (await db.Reform.FirstOrDefaultAsync(t => t.Id == id, ct) is not { } task || !task.Reach(milestone?.Trim() ?? "", clock.GetUtcNow().BeijingDay())) return false;
        await db.SaveChangesAsync(ct);
        return true;
    }

    public async Task<bool> Finish(ReformTaskId id, CancellationToken ct)
    {
        if (await db.Reform.FirstOrDefaultAsync(t => t.Id == id, ct) is not { } task) return false;
        task.Finish(await evidence.Count(ReformEvidence.Table, id.Value.ToString(), ct), clock.GetUtcNow().BeijingDay());
        await db.SaveChangesAsync(ct);
        return true;
    }

    private async Task<UnitFacts> UnitOf(Form form, CancellationToken ct) => (await units.ByNameOrCode(ct)).TryGetValue(form.Unit!.Trim(), out var unit) ? unit : throw Rules.NoSuchUnit.Broken(form.Unit);

    private async Task Fill(ReformTask task, Form form, UnitFacts unit, CancellationToken ct)
    {
        var number = form.Owner?.Trim() ?? "";
        var owner = number.Length == 0 ? null : await people.ByNumber(number, ct) ?? throw Rules.NoSuchPerson.Broken(number);
        task.Plan(Read(form.Milestones!));
        (task.Title, task.Goal, task.UnitId, task.UnitName, task.UnitNameEn, task.OwnerId, task.OwnerName) = (form.Title!.Trim(), form.Goal?.Trim() ?? "", unit.Id, unit.Name.Zh, unit.Name.En, owner?.Id, owner?.Name ?? "");
    }

    /// <summary>A text of milestones, one a line.</summary>
    internal static List<Milestone> Read(string text) =>
        [.. text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(line =>
            line.Split(' ', 2, StringSplitOptions.TrimEntries) is [var day, { Length: > 0 and <= 120 } name] && DateOnly.TryParseExact(day, "yyyy-MM-dd", out var due) ? new Milestone(name, due) : throw Rules.MilestoneLine.Broken(line))];

    internal static string Write(IEnumerable<Milestone> milestones) => string.Join('\n', milestones.Select(m => $"{Show.Day(m.Due)} {m.Name}"));
}
