using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tongpin.Foundation.Access;
using Tongpin.Kernel;

namespace Tongpin.Foundation;

/// <summary>Identity of a person.</summary>
public readonly record struct PersonId(Guid Value) : IId<PersonId>
{
    public static PersonId From(Guid value) => new(value);
}

/// <summary>What a person is to the college first of all; roles say the rest.</summary>
public enum PersonKind { Staff, Student, External }

/// <summary>One person (人员), whatever the number of roles: staff, student, or external such as an enterprise mentor.</summary>
internal sealed class Person : IImported, IEdited, IPinyinNamed
{
    public PersonId Id { get; private init; } = IdExtensions.New<PersonId>();
    /// <summary>Staff or student number; unique in the college.</summary>
    public required string Number { get; init; }
    public required string Name
    {
        get;
        set => (field, NamePinyin) = (value, Pinyin.Of(value));
    }
    public string NamePinyin { get; set; } = "";
    public required PersonKind Kind { get; set; }
    public UnitId? UnitId { get; set; }
    public Unit? Unit { get; private init; }
    public string Email { get; set; } = "";
    /// <summary>Personal data: masked on screen, each full view is logged.</summary>
    public string Phone { get; set; } = "";
    public bool Active { get; set; } = true;
    public Guid? ImportId { get; set; }
    public List<string> TouchedByHand { get; set; } = [];
    public int Edition { get; private set; }
    public List<Assignment> Assignments { get; private init; } = [];

    /// <summary>The people this actor may see: all, those of the reached units, or only oneself.</summary>
    public static IQueryable<Person> VisibleTo(IQueryable<Person> people, Actor actor, string permission)
    {
        var reach = actor.ReachOf(permission);
        if (reach.All) return people;
        var units = reach.Units.Select(u => (UnitId?)new UnitId(u)).ToArray();
        var self = new PersonId(actor.Id);
        return people.Where(p => p.Id == self || units.Contains(p.UnitId));
    }
}

internal sealed class PersonMap : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> builder)
    {
        builder.ToTable("foundation_person");
        builder.Property(p => p.Number).HasMaxLength(40);
        builder.Property(p => p.Name).HasMaxLength(80);
        builder.HasPinyin();
        builder.Property(p => p.Email).HasMaxLength(120);
        builder.Property(p => p.Phone).HasMaxLength(400).HasConversion<PersonalData.Converter>();
        builder.HasIndex(p => p.Number).IsUnique();
        builder.HasIndex(p => new { p.UnitId, p.Number });
        builder.HasIndex(p => new { p.UnitId, p.Name, p.Id });
        builder.HasIndex(p => new { p.Kind, p.Number });
        builder.HasIndex(p => new { p.Name, p.Id });
        builder.HasIndex(p => p.ImportId);
        builder.HasOne(p => p.Unit).WithMany().HasForeignKey(p => p.UnitId).OnDelete(DeleteBehavior.Restrict);
    }
}
