using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tongpin.Kernel;

namespace Tongpin.Foundation.Regulations;

internal readonly record struct ProposalId(Guid Value) : IId<ProposalId>
{
    public static ProposalId From(Guid value) => new(value);
}

/// <summary>A new version of a regulation that somebody asks for (规定修改申请). It counts for nothing until it is approved; then it becomes a version.</summary>
internal sealed class RegulationProposal : IEdited
{
    public ProposalId Id { get; private init; } = IdExtensions.New<ProposalId>();
    public required string Code { get; init; }
    public required string Value { get; set; }
    public required string Source { get; set; }
    public required string DocumentNumber { get; set; }
    public required Severity Severity { get; set; }
    public required DateOnly ValidFrom { get; set; }
    public DateOnly? ValidTo { get; set; }
    public required string Why { get; set; }
    public required string By { get; set; }
    public required DateTimeOffset At { get; set; }
    public ApprovalState State { get; set; }
    /// <summary>Number of the version that it became.</summary>
    public int? Version { get; set; }
    /// <summary>The code while it is open, so that one change of a regulation waits at a time.</summary>
    public string? OpenCode { get; set; }
    public int Edition { get; private set; }

    public ChangeRegulation.Form Form => new() { Value = Value, ValidFrom = ValidFrom, ValidTo = ValidTo, Severity = Severity, Source = Source, DocumentNumber = DocumentNumber, Why = Why };

    /// <summary>Takes what was typed, in the form in which a version would keep it.</summary>
    public void Take(Regulation next, string source)
    {
        (Value, DocumentNumber, Severity, ValidFrom, ValidTo, Why) = (next.Value, next.DocumentNumber, next.Severity, next.ValidFrom, next.ValidTo, next.Why);
        (Source, By, At) = (source, next.By, next.At);
    }

    public void Move(ApprovalState state)
    {
        State = state;
        if (state is ApprovalState.Approved or ApprovalState.Refused or ApprovalState.Withdrawn) OpenCode = null;
    }
}

internal sealed class RegulationProposalMap : IEntityTypeConfiguration<RegulationProposal>
{
    public void Configure(EntityTypeBuilder<RegulationProposal> builder)
    {
        builder.ToTable("foundation_regulation_proposal");
        builder.Ignore(p => p.Form);
        builder.Property(p => p.Code).HasMaxLength(80);
        builder.Property(p => p.Source).HasMaxLength(400);
        builder.Property(p => p.DocumentNumber).HasMaxLength(120);
        builder.Property(p => p.Why).HasMaxLength(1000);
        builder.Property(p => p.By).HasMaxLength(80);
        builder.Property(p => p.OpenCode).HasMaxLength(80);
        builder.HasIndex(p => p.OpenCode).IsUnique();
        builder.HasIndex(p => new { p.Code, p.At });
    }
}
