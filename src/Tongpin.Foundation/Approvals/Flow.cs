using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Tongpin.Kernel;

namespace Tongpin.Foundation.Approvals;

internal readonly record struct FlowId(Guid Value) : IId<FlowId>
{
    public static FlowId From(Guid value) => new(value);
}

/// <summary>A version of a flow (审批流程) that the college has set. Versions are added, never changed; the shipped one is version 1 and stands in the code.</summary>
internal sealed class Flow
{
    public FlowId Id { get; private init; } = IdExtensions.New<FlowId>();
    /// <summary>Key of the kind of business.</summary>
    public required string Kind { get; init; }
    /// <summary>From 2.</summary>
    public required int Version { get; init; }
    public required IReadOnlyList<ApprovalStep> Steps { get; init; }
    public required string By { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string Why { get; init; }
}

/// <summary>Steps as one column, with both languages.</summary>
internal static class StepText
{
    private sealed record Row(string Key, string Zh, string En, string Role, StepPlace Place, StepMode Mode, int Days, int Quorum, decimal? AboveAmount, IReadOnlyList<string> Categories);

    public static ValueConverter<IReadOnlyList<ApprovalStep>, string> Converter { get; } = new(steps => Write(steps), text => Read(text));

    public static ValueComparer<IReadOnlyList<ApprovalStep>> Comparer { get; } = new((a, b) => Write(a!) == Write(b!), s => Write(s).GetHashCode(StringComparison.Ordinal), s => s);

    public static string Write(IReadOnlyList<ApprovalStep> steps) =>
        JsonSerializer.Serialize(steps.Select(s => new Row(s.Key, s.Name.Zh, s.Name.En, s.Role, s.Place, s.Mode, s.Days, s.Quorum, s.AboveAmount, s.Categories)), Json.Plain);

    public static IReadOnlyList<ApprovalStep> Read(string text) =>
        [.. JsonSerializer.Deserialize<List<Row>>(text, Json.Plain)!.Select(r => new ApprovalStep(r.Key, (r.Zh, r.En), r.Role, r.Place, r.Mode, r.Days) { Quorum = r.Quorum, AboveAmount = r.AboveAmount, Categories = r.Categories })];
}

internal sealed class FlowMap : IEntityTypeConfiguration<Flow>
{
    public void Configure(EntityTypeBuilder<Flow> builder)
    {
        builder.ToTable("foundation_approval_flow");
        builder.Property(f => f.Kind).HasMaxLength(80);
        builder.Property(f => f.By).HasMaxLength(80);
        builder.Property(f => f.Why).HasMaxLength(1000);
        builder.Property(f => f.Steps).HasConversion(StepText.Converter, StepText.Comparer);
        builder.HasIndex(f => new { f.Kind, f.Version }).IsUnique();
    }
}
