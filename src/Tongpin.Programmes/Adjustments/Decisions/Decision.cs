using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tongpin.Foundation;
using Tongpin.Kernel;

namespace Tongpin.Programmes.Adjustments.Decisions;

internal readonly record struct DecisionId(Guid Value) : IId<DecisionId>
{
    public static DecisionId From(Guid value) => new(value);
}

/// <summary>What was decided.</summary>
public enum DecisionKind { Card, Appeal, Rectification, Exit, Filing, End }

/// <summary>The programme a decision is about.</summary>
internal sealed record DecisionSubject(int Year, string Code, string Name, string NameEn, UnitId? SchoolId, string SchoolName, string SchoolNameEn, bool IsSample);

/// <summary>A decision about to be entered.</summary>
/// <param name="Cause">What it comes from; the same cause is entered once.</param>
/// <param name="Evidence">What it rests on.</param>
/// <param name="Rules">Versions of the regulations it was made under.</param>
internal sealed record DecisionEntry(DecisionKind Kind, string Cause, DecisionSubject Subject, Words What, string By, Words Evidence, string Rules, string Href)
{
    /// <summary>The words of who decided; nothing where rules alone decide.</summary>
    public string Why { get; init; } = "";

    /// <summary>When; null: now.</summary>
    public DateTimeOffset? At { get; init; }
}

/// <summary>A line of the decision book (决策台账): who decided what, on what evidence, under which rules. Added, never changed.</summary>
internal sealed class Decision
{
    public const string Table = "programmes_decision";

    public DecisionId Id { get; private init; } = IdExtensions.New<DecisionId>();
    public required DecisionKind Kind { get; init; }
    public required string Cause { get; init; }
    public required int Year { get; init; }
    public required string Code { get; init; }
    public required string Name { get; init; }
    public required string NameEn { get; init; }
    public UnitId? SchoolId { get; init; }
    public required string SchoolName { get; init; }
    public required string SchoolNameEn { get; init; }
    public required Words What { get; init; }
    public required string By { get; init; }
    public required string Why { get; init; }
    public required Words Evidence { get; init; }
    public required string Rules { get; init; }
    public required string Href { get; init; }
    public required DateTimeOffset At { get; init; }
    public bool IsSample { get; init; }

    public static Decision Of(DecisionEntry e, DateTimeOffset now) => new()
    {
        Kind = e.Kind,
        Cause = e.Cause,
        Year = e.Subject.Year,
        Code = e.Subject.Code,
        Name = e.Subject.Name,
        NameEn = e.Subject.NameEn,
        SchoolId = e.Subject.SchoolId,
        SchoolName = e.Subject.SchoolName,
        SchoolNameEn = e.Subject.SchoolNameEn,
        What = e.What,
        By = e.By,
        Why = e.Why,
        Evidence = e.Evidence,
        Rules = e.Rules,
        Href = e.Href,
        At = e.At ?? now,
        IsSample = e.Subject.IsSample,
    };

    public static Words NameOf(DecisionKind kind) => kind switch
    {
        DecisionKind.Card => ("红黄牌", "Card"),
        DecisionKind.Appeal => ("申诉审议", "Appeal"),
        DecisionKind.Rectification => ("整改验收", "Rectification"),
        DecisionKind.Exit => ("撤销决定", "Closure"),
        DecisionKind.Filing => ("撤销备案", "Filing of a closure"),
        _ => ("撤销办结", "End of a closure"),
    };

    /// <summary>Decisions on programmes of the schools that this actor sees.</summary>
    public static IQueryable<Decision> VisibleTo(IQueryable<Decision> decisions, Actor actor)
    {
        var reach = actor.ReachOf(Permissions.See);
        if (reach.All) return decisions;
        var schools = reach.Units.Select(u => (UnitId?)new UnitId(u)).ToArray();
        return decisions.Where(d => schools.Contains(d.SchoolId));
    }
}

/// <summary>Enters decisions with the save that is being prepared.</summary>
internal sealed class DecisionBook(TongpinDb db, IEvidence evidence, TimeProvider clock)
{
    public void Enter(DecisionEntry entry) => db.Decisions.Add(Decision.Of(entry, clock.GetUtcNow()));

    /// <summary>The files of records by their names, as a decision keeps them.</summary>
    public async Task<Words> FilesOf(IReadOnlyList<(string Noun, string Record)> records, CancellationToken ct)
    {
        List<string> names = [];
        foreach (var (noun, record) in records) names.AddRange((await evidence.List(noun, record, ct)).Select(f => f.Name));
        return names.Count == 0 ? ("没有附件", "No files") : Words.Same(string.Join("、", names));
    }
}

internal sealed class DecisionMap : IEntityTypeConfiguration<Decision>
{
    public void Configure(EntityTypeBuilder<Decision> builder)
    {
        builder.ToTable(Decision.Table);
        builder.Property(d => d.Cause).HasMaxLength(80);
        builder.Property(d => d.Code).HasMaxLength(6);
        builder.Property(d => d.Name).HasMaxLength(80);
        builder.Property(d => d.NameEn).HasMaxLength(160);
        builder.Property(d => d.SchoolName).HasMaxLength(120);
        builder.Property(d => d.SchoolNameEn).HasMaxLength(200);
        builder.Property(d => d.By).HasMaxLength(80);
        builder.Property(d => d.Why).HasMaxLength(4000);
        builder.Property(d => d.Rules).HasMaxLength(400);
        builder.Property(d => d.Href).HasMaxLength(200);
        builder.HasIndex(d => d.Cause).IsUnique();
        builder.HasIndex(d => d.At);
        builder.HasIndex(d => d.Code);
        builder.HasIndex(d => d.SchoolId);
    }
}
