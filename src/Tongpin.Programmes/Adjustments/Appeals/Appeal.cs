using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Programmes.Adjustments.Judging;

namespace Tongpin.Programmes.Adjustments.Appeals;

internal readonly record struct AppealId(Guid Value) : IId<AppealId>
{
    public static AppealId From(Guid value) => new(value);
}

/// <summary>A school's appeal against a card (申诉). One for a card; after a return or withdrawal it is written anew.</summary>
internal sealed class Appeal : IEdited
{
    public const string Table = "programmes_appeal";

    public AppealId Id { get; private init; } = IdExtensions.New<AppealId>();
    public required CardId CardId { get; init; }
    public required string Text { get; set; }
    public required string By { get; set; }
    public required DateTimeOffset At { get; set; }
    public ApprovalState State { get; set; }
    public int Edition { get; private set; }

    public static Words NameOf(ApprovalState state) => state switch
    {
        ApprovalState.Running => ("审议中", "Under review"),
        ApprovalState.Returned => ("退回补充", "Returned"),
        ApprovalState.Approved => ("申诉成立", "Heard"),
        ApprovalState.Refused => ("申诉未成立", "Refused"),
        _ => ("已撤回", "Withdrawn"),
    };
}

internal sealed class AppealMap : IEntityTypeConfiguration<Appeal>
{
    public void Configure(EntityTypeBuilder<Appeal> builder)
    {
        builder.ToTable(Appeal.Table);
        builder.Property(a => a.Text).HasMaxLength(4000);
        builder.Property(a => a.By).HasMaxLength(80);
        builder.HasIndex(a => a.CardId).IsUnique();
        builder.HasOne<ProgrammeCard>().WithMany().HasForeignKey(a => a.CardId).OnDelete(DeleteBehavior.Restrict);
    }
}
