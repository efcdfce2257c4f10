using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tongpin.Foundation;
using Tongpin.Kernel;

namespace Tongpin.Training.Reform;

/// <summary>Identity of a task of the reform.</summary>
public readonly record struct ReformTaskId(Guid Value) : IId<ReformTaskId>
{
    public static ReformTaskId From(Guid value) => new(value);
}

/// <summary>A milestone (里程碑) of a task: what must be there, by when, and since when it is.</summary>
public sealed record Milestone(string Name, DateOnly Due, DateOnly? Done = null);

/// <summary>A task of the reform plan (1套改革). Its progress is that of its milestones; it is finished when all are done and something proves it.</summary>
internal sealed class ReformTask : IImported, IEdited
{
    public ReformTaskId Id { get; private init; } = IdExtensions.New<ReformTaskId>();
    public required string Title { get; set; }
    /// <summary>What is to be reached.</summary>
    public string Goal { get; set; } = "";
    public required UnitId UnitId { get; set; }
    public string UnitName { get; set; } = "";
    public string UnitNameEn { get; set; } = "";
    public PersonId? OwnerId { get; set; }
    public string OwnerName { get; set; } = "";
    public IReadOnlyList<Milestone> Milestones { get; set; } = [];
    /// <summary>Day of the last milestone, by which lists are ordered.</summary>
    public DateOnly Due { get; set; }
    public DateOnly? FinishedOn { get; private set; }
    public Guid? ImportId { get; set; }
    public List<string> TouchedByHand { get; set; } = [];
    public int Edition { get; private set; }

    public Words Unit => Words.Of(UnitName, UnitNameEn);

    /// <summary>Done milestones as a share of all.</summary>
    public decimal Progress => ProgressOf(Milestones);

    public static decimal ProgressOf(IReadOnlyList<Milestone> milestones) => milestones.Count == 0 ? 0 : (decimal)milestones.Count(m => m.Done is not null) / milestones.Count;

    /// <summary>A milestone is past its day and not done.</summary>
    public bool IsLate(DateOnly today) => IsLateOf(Milestones, today);

    public static bool IsLateOf(IReadOnlyList<Milestone> milestones, DateOnly today) => milestones.Any(m => m.Done is null && m.Due < today);

    /// <summary>Plans anew; a milestone that keeps its name keeps the day on which it was done.</summary>
    public void Plan(IReadOnlyList<Milestone> milestones)
    {
        if (FinishedOn is not null) throw Rules.ReformFinished.Broken();
        if (milestones.Count == 0) throw Rules.NoMilestones.Broken();
        if (milestones.GroupBy(m => m.Name).FirstOrDefault(g => g.Count() > 1) is { } twice) throw Rules.MilestoneTwice.Broken(twice.Key);
        Milestones = [.. milestones.OrderBy(m => m.Due).Select(m => m with { Done = Milestones.FirstOrDefault(k => k.Name == m.Name)?.Done })];
        Due = Milestones[^1].Due;
    }

    /// <returns>False when there is no such milestone.</returns>
    public bool Reach(string name, DateOnly today)
    {
        if (FinishedOn is not null) throw Rules.ReformFinished.Broken();
        if (Milestones.FirstOrDefault(m => m.Name == name) is not { } milestone) return false;
        if (milestone.Done is null) Milestones = [.. Milestones.Select(m => m.Name == name ? m with { Done = today } : m)];
        return true;
    }

    /// <param name="proofs">Evidence files that lie there.</param>
    public void Finish(int proofs, DateOnly today)
    {
        if (FinishedOn is not null) return;
        if (Milestones.Where(m => m.Done is null).Select(m => m.Name).ToList() is { Count: > 0 } open) throw Rules.MilestonesOpen.Broken(string.Join(Words.L("、", ", "), open));
        if (proofs == 0) throw Rules.NoProof.Broken();
        FinishedOn = today;
    }
}

internal sealed class ReformTaskMap : IEntityTypeConfiguration<ReformTask>
{
    public void Configure(EntityTypeBuilder<ReformTask> builder)
    {
        builder.ToTable("training_reform");
        builder.Ignore(t => t.Unit);
        builder.Ignore(t => t.Progress);
        builder.Property(t => t.Title).HasMaxLength(120);
        builder.Property(t => t.Goal).HasMaxLength(1000);
        builder.Property(t => t.UnitName).HasMaxLength(120);
        builder.Property(t => t.UnitNameEn).HasMaxLength(200);
        builder.Property(t => t.OwnerName).HasMaxLength(80);
        builder.Property(t => t.Milestones).HasConversion(AsJson.Of<IReadOnlyList<Milestone>>(), AsJson.Same<IReadOnlyList<Milestone>>());
        builder.HasIndex(t => new { t.Due, t.Id });
        builder.HasIndex(t => new { t.Title, t.Id });
        builder.HasIndex(t => t.ImportId);
    }
}

/// <summary>What proves a task of the reform.</summary>
internal sealed class ReformEvidence(TongpinDb db) : IEvidenceNoun
{
    public const string Table = "training_reform";
    public string Noun => Table;
    public string Edit => Permissions.Manage;

    public async Task<EvidencePlace?> Place(string record, CancellationToken ct) =>
        Guid.TryParse(record, out var id) && await db.Reform.AnyAsync(t => t.Id == new ReformTaskId(id), ct) ? new(Noun, record, Permissions.See) : null;
}
