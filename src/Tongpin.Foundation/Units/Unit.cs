using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tongpin.Kernel;

namespace Tongpin.Foundation;

/// <summary>Identity of a unit.</summary>
public readonly record struct UnitId(Guid Value) : IId<UnitId>
{
    public static UnitId From(Guid value) => new(value);
}

/// <summary>What a unit is in the college.</summary>
public enum UnitKind { College, School, Office, Centre, Enterprise }

/// <summary>A unit (单位, 二级学院或部门) in the tree of the college; enterprises hang beside it as external units.</summary>
internal sealed class Unit : IImported, IEdited, IPinyinNamed
{
    public UnitId Id { get; private init; } = IdExtensions.New<UnitId>();
    public required string Code { get; init; }
    public required string Name
    {
        get;
        set => (field, NamePinyin) = (value, Pinyin.Of(value));
    }
    public string NamePinyin { get; set; } = "";
    public string NameEn { get; set; } = "";
    public required UnitKind Kind { get; set; }
    public UnitId? ParentId { get; set; }
    public Guid? ImportId { get; set; }
    public List<string> TouchedByHand { get; set; } = [];
    public int Edition { get; private set; }
}

internal sealed class UnitMap : IEntityTypeConfiguration<Unit>
{
    public void Configure(EntityTypeBuilder<Unit> builder)
    {
        builder.ToTable("foundation_unit");
        builder.Property(u => u.Code).HasMaxLength(40);
        builder.Property(u => u.Name).HasMaxLength(120);
        builder.HasPinyin();
        builder.Property(u => u.NameEn).HasMaxLength(200);
        builder.HasIndex(u => u.Code).IsUnique();
        builder.HasIndex(u => u.ImportId);
        builder.HasOne<Unit>().WithMany().HasForeignKey(u => u.ParentId).OnDelete(DeleteBehavior.Restrict);
    }
}
