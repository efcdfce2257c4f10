using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tongpin.Foundation;
using Tongpin.Records.Reading;

namespace Tongpin.Records.Store;

/// <summary>One xAPI statement (学习记录, 陈述) as it is stored: its own JSON and the columns that were extracted from it. Never updated; voiding hides it.</summary>
internal sealed class Statement : INotFollowed
{
    /// <summary>Place in the order of storing, from which the instant <c>stored</c> follows; see <see cref="Sequence"/>.</summary>
    public required long Seq { get; init; }
    public required Guid Id { get; init; }

    /// <summary>The JSON as it was sent, made small; see <see cref="Store.Packed"/>.</summary>
    public required byte[] Packed { get; init; }
    public required StatementMarks Marks { get; init; }

    /// <summary>The key by which it came; its authority is the statement's.</summary>
    public required Guid KeyId { get; init; }

    /// <summary>Number of the actor; 0 for an anonymous group.</summary>
    public required long Actor { get; init; }

    /// <summary>Number of the verb.</summary>
    public required long Verb { get; init; }

    /// <summary>Number of the activity or agent that is the object; 0 for a statement.</summary>
    public required long Object { get; init; }
    public Guid? Registration { get; init; }

    /// <summary>Score from −1 to 1.</summary>
    public double? Scaled { get; init; }
    public bool? Success { get; init; }

    /// <summary>When it happened: microseconds of Unix time.</summary>
    public required long At { get; init; }

    /// <summary>When it happened: the day in Beijing.</summary>
    public required DateOnly Day { get; init; }
}

/// <summary>One way to find one statement: a line of the index over agents, verbs, activities and registrations.</summary>
internal sealed class Mark : INotFollowed
{
    public required long Term { get; init; }
    public required long Seq { get; init; }
}

/// <summary>Which statement has an id. Partitioned tables cannot hold ids unique, this one does.</summary>
internal sealed class KnownId : INotFollowed
{
    public required Guid Id { get; init; }
    public required long Seq { get; init; }
}

/// <summary>A statement that refers to another; what finds the other finds it, too.</summary>
internal sealed class Reference : INotFollowed
{
    public required Guid Target { get; init; }
    public required long Seq { get; init; }
    public required Guid Id { get; init; }
}

/// <summary>An id that was voided (作废), perhaps before its statement came.</summary>
internal sealed class Voided : INotFollowed
{
    public required Guid Target { get; init; }

    /// <summary>The statement that is hidden; null while it has not come.</summary>
    public long? Hidden { get; init; }
}

/// <summary>Who is named in statements, by identifier.</summary>
internal sealed class KnownAgent : INotFollowed
{
    public required long Id { get; init; }
    public required string Ifi { get; init; }
    public required string Name { get; init; }
    public required bool IsGroup { get; init; }

    /// <summary>The person of the house that this is.</summary>
    public Guid? PersonId { get; init; }
}

/// <summary>A verb that occurs.</summary>
internal sealed class KnownVerb : INotFollowed
{
    public required long Id { get; init; }
    public required string Iri { get; init; }
}

/// <summary>An activity that occurs, with all that statements have told of it: its canonical definition.</summary>
internal sealed class KnownActivity : INotFollowed
{
    public required long Id { get; init; }
    public required string Iri { get; init; }
    public required string Type { get; init; }

    /// <summary>What people read, in Chinese where there is a Chinese name.</summary>
    public required string Name { get; init; }

    /// <summary>JSON object; empty when nothing was told.</summary>
    public required string Definition { get; init; }
}

/// <summary>How many statements of a day came by a key in one commit; the clerk adds lines up.</summary>
internal sealed class Tally : INotFollowed
{
    public long Id { get; private init; }
    public required DateOnly Day { get; init; }
    public required Guid KeyId { get; init; }
    public required int Count { get; init; }
}

/// <summary>That somebody was active on a day.</summary>
internal sealed class ActiveDay : INotFollowed
{
    public required DateOnly Day { get; init; }
    public required long Agent { get; init; }
}

/// <summary>These tables are made by hand-written migrations: partitions and tables without row ids are beyond the generator.</summary>
internal sealed class StatementMap :
    IEntityTypeConfiguration<Statement>, IEntityTypeConfiguration<Mark>, IEntityTypeConfiguration<KnownId>, IEntityTypeConfiguration<Reference>, IEntityTypeConfiguration<Voided>,
    IEntityTypeConfiguration<KnownAgent>, IEntityTypeConfiguration<KnownVerb>, IEntityTypeConfiguration<KnownActivity>, IEntityTypeConfiguration<Tally>, IEntityTypeConfiguration<ActiveDay>
{
    public void Configure(EntityTypeBuilder<Statement> builder)
    {
        builder.Property(s => s.Seq).ValueGeneratedNever();
        builder.Property(s => s.Marks).HasConversion<int>();
        Named(builder.ToTable("records_statement", t => t.ExcludeFromMigrations()), s => s.Seq);
    }

    public void Configure(EntityTypeBuilder<Mark> builder) => Named(builder.ToTable("records_mark", t => t.ExcludeFromMigrations()), m => new { m.Term, m.Seq });

    public void Configure(EntityTypeBuilder<KnownId> builder)
    {
        builder.Property(k => k.Id).ValueGeneratedNever();
        Named(builder.ToTable("records_known", t => t.ExcludeFromMigrations()), k => k.Id);
    }

    public void Configure(EntityTypeBuilder<Reference> builder) => Named(builder.ToTable("records_reference", t => t.ExcludeFromMigrations()), r => new { r.Target, r.Seq });

    public void Configure(EntityTypeBuilder<Voided> builder)
    {
        builder.Property(v => v.Target).ValueGeneratedNever();
        Named(builder.ToTable("records_void", t => t.ExcludeFromMigrations()), v => v.Target);
    }

    public void Configure(EntityTypeBuilder<KnownAgent> builder)
    {
        builder.Property(a => a.Id).ValueGeneratedNever();
        Named(builder.ToTable("records_agent", t => t.ExcludeFromMigrations()), a => a.Id);
    }

    public void Configure(EntityTypeBuilder<KnownVerb> builder)
    {
        builder.Property(v => v.Id).ValueGeneratedNever();
        Named(builder.ToTable("records_verb", t => t.ExcludeFromMigrations()), v => v.Id);
    }

    public void Configure(EntityTypeBuilder<KnownActivity> builder)
    {
        builder.Property(a => a.Id).ValueGeneratedNever();
        Named(builder.ToTable("records_activity", t => t.ExcludeFromMigrations()), a => a.Id);
    }

    public void Configure(EntityTypeBuilder<Tally> builder) => Named(builder.ToTable("records_tally", t => t.ExcludeFromMigrations()), t => t.Id);

    public void Configure(EntityTypeBuilder<ActiveDay> builder) => Named(builder.ToTable("records_active", t => t.ExcludeFromMigrations()), a => new { a.Day, a.Agent });

    // Written in plain SQL as well, so their columns are named as SQL is written.
    private static void Named<T>(EntityTypeBuilder<T> builder, System.Linq.Expressions.Expression<Func<T, object?>> key) where T : class
    {
        builder.HasKey(key);
        foreach (var property in builder.Metadata.GetProperties()) property.SetColumnName(string.Concat(property.Name.Select((c, i) => char.IsUpper(c) && i > 0 ? $"_{char.ToLowerInvariant(c)}" : $"{char.ToLowerInvariant(c)}")));
    }
}
