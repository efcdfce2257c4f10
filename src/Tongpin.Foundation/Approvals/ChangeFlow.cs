using Microsoft.EntityFrameworkCore;
using Tongpin.Kernel;

namespace Tongpin.Foundation.Approvals;

/// <summary>The college sets a version of a flow; requests that are running keep their steps.</summary>
internal sealed class ChangeFlow(TongpinDb db, ApprovalBook book, CurrentActor actor, IEnumerable<ApprovalKind> kinds, TimeProvider clock)
{
    public sealed class Form
    {
        public List<StepForm> Steps { get; set; } = [];
        [Needed, AtMost(1000)] public string? Why { get; set; }
        /// <summary>Version that was seen; null sets a further one whatever was set since.</summary>
        public int? After { get; set; }
    }

    /// <summary>One step as it is typed; one without a name is left out.</summary>
    public sealed class StepForm
    {
        [AtMost(40)] public string? Key { get; set; }
        [AtMost(80)] public string? Name { get; set; }
        [AtMost(120)] public string? NameEn { get; set; }
        [AtMost(40)] public string? Role { get; set; }
        public StepPlace Place { get; set; } = StepPlace.College;
        public StepMode Mode { get; set; }
        public int? Quorum { get; set; }
        /// <summary>Working days.</summary>
        public int? Days { get; set; }
        /// <summary>Yuan.</summary>
        public decimal? AboveAmount { get; set; }
        /// <summary>Separated by commas of either script; empty: for all.</summary>
        [AtMost(200)] public string? Categories { get; set; }

        public static StepForm Of(ApprovalStep s) => new() { Key = s.Key, Name = s.Name.Zh, NameEn = s.Name.En, Role = s.Role, Place = s.Place, Mode = s.Mode, Quorum = s.Quorum, Days = s.Days, AboveAmount = s.AboveAmount, Categories = string.Join("，", s.Categories) };
    }

    /// <returns>The number of the new version; null when there is no such kind of business.</returns>
    public async Task<int?> Run(string kindKey, Form form, CancellationToken ct)
    {
        // load
        if (kinds.FirstOrDefault(k => k.Key == kindKey) is not { } kind) return null;
        var newest = await db.Flows.Where(f => f.Kind == kindKey).OrderByDescending(f => f.Version).FirstOrDefaultAsync(ct);
        var roles = await db.Roles.Select(r => r.Key).ToListAsync(ct);

        // decide
        if (form.After is { } seen && seen != (newest?.Version ?? 1)) throw Rules.FlowMeanwhile.Broken(newest?.By, newest?.Version);
        if (string.IsNullOrWhiteSpace(form.Why)) throw Rules.ReasonNeeded.Broken();
        var typed = form.Steps.Where(s => !string.IsNullOrWhiteSpace(s.Name)).ToList();
        if (typed.Count == 0 || typed.Any(s => !roles.Contains(s.Role ?? "") || s.Days is null or < 1 or > 60 || s.Quorum is < 1 or > 99 || s.AboveAmount < 0)) throw Rules.NoSuchFlow.Broken();
        IReadOnlyList<ApprovalStep> steps = [.. typed.Select((s, i) => new ApprovalStep(s.Key is { Length: > 0 } key ? key : $"step{i + 1}", (s.Name!.Trim(), s.NameEn?.Trim() is { Length: > 0 } en ? en : s.Name.Trim()), s.Role!, s.Place, s.Mode, s.Days!.Value)
        {
            Quorum = s.Quorum ?? 1,
            AboveAmount = s.AboveAmount,
            Categories = s.Categories?.Split([',', '，', '、'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [],
        })];

        // save
        var next = new Flow { Kind = kind.Key, Version = (newest?.Version ?? 1) + 1, Steps = steps, By = actor.Value.Name, At = clock.GetUtcNow(), Why = form.Why.Trim() };
        db.Flows.Add(next);
        actor.Why = next.Why;
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException) when (!ct.IsCancellationRequested)
        {
            db.ChangeTracker.Clear();
            if (await db.Flows.AsNoTracking().FirstOrDefaultAsync(f => f.Kind == kindKey && f.Version == next.Version, ct) is { } first) throw Rules.FlowMeanwhile.Broken(first.By, first.Version);
            throw;
        }
        return next.Version;
    }

    /// <summary>The flow of a kind in force, for its form.</summary>
    public async Task<(ApprovalKind Kind, int Version, IReadOnlyList<ApprovalStep> Steps)?> InForce(string kindKey, CancellationToken ct) =>
        kinds.FirstOrDefault(k => k.Key == kindKey) is { } kind && await book.FlowOf(kind, ct) is var (version, steps) ? (kind, version, steps) : null;
}
