using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tongpin.Kernel;

namespace Tongpin.Foundation.Ledger;

/// <summary>One entry of the ledger (台账分录). Added, never changed; taken back by its opposite.</summary>
internal sealed class LedgerEntry : IOnce
{
    public EntryId Id { get; private init; } = IdExtensions.New<EntryId>();
    public required string Book { get; init; }
    public required string Account { get; init; }
    public required LedgerMeasure Measure { get; init; }
    public required string Noun { get; init; }
    public required string Record { get; init; }
    public required string Href { get; init; }
    public UnitId? UnitId { get; init; }
    public Unit? Unit { get; private init; }
    public PersonId? PersonId { get; init; }
    public Person? Person { get; private init; }
    /// <summary>Signed, in the book's measure.</summary>
    public required decimal Amount { get; init; }
    /// <summary>Beijing day to which it counts.</summary>
    public required DateOnly Day { get; init; }
    /// <summary>Calendar year of the day, by which sums are kept apart.</summary>
    public int Year { get; private init; }
    public required Words Text { get; init; }
    /// <summary>Once in a book.</summary>
    public required string Cause { get; init; }
    /// <summary>The regulations by which the amount was found.</summary>
    public required IReadOnlyList<RegulationVersion> Regulations { get; init; }
    /// <summary>The entry that this one takes back; an entry is taken back once.</summary>
    public EntryId? ReversesId { get; init; }
    public string Why { get; init; } = "";
    public required Guid ById { get; init; }
    public required string By { get; init; }
    public required DateTimeOffset At { get; init; }

    Rule IOnce.Already => ReversesId is null ? Rules.LedgerKnown : Rules.LedgerReversed;

    public static LedgerEntry Of(LedgerPost post, LedgerBook book, Actor actor, DateTimeOffset now)
    {
        if (!book.Accounts.ContainsKey(post.Account)) throw new InvalidOperationException($"{book.Key} has no account {post.Account}.");
        if (post.Cause.Length is 0 or > 160) throw new InvalidOperationException("A cause has 1 to 160 characters.");
        if (post.Amount == 0 || Math.Abs(post.Amount) >= 1_000_000_000_000m || post.Amount != Math.Round(post.Amount, DigitsOf(book.Measure))) throw Rules.LedgerAmount.Broken(post.Amount, DigitsOf(book.Measure));
        return new()
        {
            Book = book.Key,
            Account = post.Account,
            Measure = book.Measure,
            Noun = post.Noun,
            Record = post.Record,
            Href = post.Href,
            UnitId = post.Unit,
            PersonId = post.Person,
            Amount = post.Amount,
            Day = post.Day,
            Year = post.Day.Year,
            Text = post.Text,
            Cause = post.Cause,
            Regulations = post.Regulations,
            ById = actor.Id,
            By = actor.Name,
            At = now,
        };
    }

    /// <summary>The entry that takes this one back.</summary>
    public LedgerEntry Opposite(string? why, DateOnly day, Actor actor, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(why)) throw Rules.ReasonNeeded.Broken();
        if (ReversesId is not null) throw Rules.LedgerIsReversal.Broken();
        return new()
        {
            Book = Book,
            Account = Account,
            Measure = Measure,
            Noun = Noun,
            Record = Record,
            Href = Href,
            UnitId = UnitId,
            PersonId = PersonId,
            Amount = -Amount,
            Day = day,
            Year = day.Year,
            Text = new($"冲销：{Text.Zh}", $"Reversal: {Text.En}"),
            Cause = $"reversal {Id.Value}",
            Regulations = Regulations,
            ReversesId = Id,
            Why = why.Trim(),
            ById = actor.Id,
            By = actor.Name,
            At = now,
        };
    }

    /// <summary>Heads are whole; the others are counted in hundredths.</summary>
    public static int DigitsOf(LedgerMeasure measure) => measure == LedgerMeasure.Heads ? 0 : 2;

    /// <summary>The entries this actor may see: all, those of the reached units, and those about oneself.</summary>
    public static IQueryable<LedgerEntry> VisibleTo(IQueryable<LedgerEntry> entries, Actor actor)
    {
        var reach = actor.ReachOf(Permissions.SeeLedger);
        if (reach.All) return entries;
        var units = reach.Units.Select(u => (UnitId?)new UnitId(u)).ToArray();
        PersonId? self = new PersonId(actor.Id);
        return entries.Where(e => e.PersonId == self || units.Contains(e.UnitId));
    }
}

/// <summary>A year of a book that takes no more entries (年度结账).</summary>
internal sealed class LedgerClosing : IOnce
{
    public required string Book { get; init; }
    public required int Year { get; init; }
    public required string By { get; init; }
    public required DateTimeOffset At { get; init; }

    Rule IOnce.Already => Rules.LedgerClosed;
}

internal sealed class LedgerMap : IEntityTypeConfiguration<LedgerEntry>, IEntityTypeConfiguration<LedgerClosing>
{
    public void Configure(EntityTypeBuilder<LedgerEntry> builder)
    {
        builder.ToTable("foundation_ledger");
        builder.Property(e => e.Book).HasMaxLength(40);
        builder.Property(e => e.Account).HasMaxLength(40);
        builder.Property(e => e.Noun).HasMaxLength(80);
        builder.Property(e => e.Record).HasMaxLength(80);
        builder.Property(e => e.Href).HasMaxLength(200);
        builder.Property(e => e.Amount).HasPrecision(18, 2);
        builder.Property(e => e.Text).HasMaxLength(600);
        builder.Property(e => e.Cause).HasMaxLength(200);
        builder.Property(e => e.Regulations).HasConversion(AsJson.Of<IReadOnlyList<RegulationVersion>>(), AsJson.Same<IReadOnlyList<RegulationVersion>>());
        builder.Property(e => e.Why).HasMaxLength(1000);
        builder.Property(e => e.By).HasMaxLength(80);
        builder.HasIndex(e => new { e.Book, e.Cause }).IsUnique();
        builder.HasIndex(e => e.ReversesId).IsUnique();
        builder.HasIndex(e => new { e.Noun, e.Record });
        builder.HasIndex(e => new { e.Book, e.Year, e.Account });
        builder.HasIndex(e => new { e.Day, e.Id });
        builder.HasIndex(e => e.UnitId);
        builder.HasIndex(e => e.PersonId);
        builder.HasOne(e => e.Unit).WithMany().HasForeignKey(e => e.UnitId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(e => e.Person).WithMany().HasForeignKey(e => e.PersonId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<LedgerEntry>().WithMany().HasForeignKey(e => e.ReversesId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<LedgerClosing> builder)
    {
        builder.ToTable("foundation_ledger_closing");
        builder.HasKey(c => new { c.Book, c.Year });
        builder.Property(c => c.Book).HasMaxLength(40);
        builder.Property(c => c.By).HasMaxLength(80);
    }
}
