using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Programmes.Proposals;

namespace Tongpin.Programmes;

/// <summary>Identity of a programme.</summary>
public readonly record struct ProgrammeId(Guid Value) : IId<ProgrammeId>
{
    public static ProgrammeId From(Guid value) => new(value);
}

/// <summary>A programme (专业) that the college offers, by its code in the national catalogue.</summary>
internal sealed class Programme : IImported, IPinyinNamed
{
    public const string Table = "programmes_programme";

    public ProgrammeId Id { get; private init; } = IdExtensions.New<ProgrammeId>();
    public required string Code { get; init; }
    public required string Name
    {
        get;
        set => (field, NamePinyin) = (value, Pinyin.Of(value));
    }
    public string NamePinyin { get; set; } = "";
    public string NameEn { get; set; } = "";
    /// <summary>专业群, programmes that share platform courses or posts.</summary>
    public string Group { get; set; } = "";
    public string GroupEn { get; set; } = "";
    /// <summary>The school (二级学院) that runs it; rights reach programmes by it.</summary>
    public UnitId? SchoolId { get; set; }
    public string SchoolName { get; set; } = "";
    public string SchoolNameEn { get; set; } = "";
    public int FirstIntake { get; set; }
    /// <summary>Last year with an intake; null while the programme enrols.</summary>
    public int? LastIntake { get; set; }
    /// <summary>Year of the first graduating class.</summary>
    public int? FirstGraduates { get; set; }
    /// <summary>国控专业: opening needs approval instead of filing.</summary>
    public bool StateControlled { get; set; }
    /// <summary>The proposal by which it came into the register or was rebuilt last; null for older programmes.</summary>
    public ProposalId? ProposalId { get; set; }
    public Guid? ImportId { get; set; }
    public List<string> TouchedByHand { get; set; } = [];

    public Words Words => Words.Of(Name, NameEn);
    public bool EnrolsIn(int year) => FirstIntake <= year && year <= (LastIntake ?? year);

    /// <summary>The programmes this actor may see: all, or those of the reached schools.</summary>
    public static IQueryable<Programme> VisibleTo(IQueryable<Programme> programmes, Actor actor) => Within(programmes, actor, Permissions.See);

    /// <summary>The programmes that a permission of this actor reaches.</summary>
    public static IQueryable<Programme> Within(IQueryable<Programme> programmes, Actor actor, string permission)
    {
        var reach = actor.ReachOf(permission);
        if (reach.All) return programmes;
        var schools = reach.Units.Select(u => (UnitId?)new UnitId(u)).ToArray();
        return programmes.Where(p => schools.Contains(p.SchoolId));
    }
}

internal sealed class ProgrammeMap : IEntityTypeConfiguration<Programme>
{
    public void Configure(EntityTypeBuilder<Programme> builder)
    {
        builder.ToTable(Programme.Table);
        builder.Ignore(p => p.Words);
        builder.Property(p => p.Code).HasMaxLength(6);
        builder.Property(p => p.Name).HasMaxLength(80);
        builder.HasPinyin();
        builder.Property(p => p.NameEn).HasMaxLength(160);
        builder.HasIndex(p => p.Code).IsUnique();
        builder.HasIndex(p => p.SchoolId);
        builder.HasOne<Proposal>().WithMany().HasForeignKey(p => p.ProposalId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(p => p.ImportId);
    }
}
