using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Microsoft.Extensions.DependencyInjection;

namespace Tongpin.Kernel;

/// <summary>The one database. Each module brings its tables; two thin children below say how a provider stores instants.</summary>
public abstract class TongpinDb(DbContextOptions options, House house, WriteGate gate) : DbContext(options)
{
    private readonly HashSet<Type> touched = [];
    private IServiceProvider? borrower;

    // Asked for by a save only: most requests just read.
    private IEnumerable<ISaveStep> Steps => borrower?.GetServices<ISaveStep>() ?? [];

    /// <summary>Lends the context to one request, job or command; contexts are made once and lent again and again.</summary>
    internal TongpinDb To(IServiceProvider scope)
    {
        borrower = scope;
        touched.Clear();
        return this;
    }

    /// <summary>Tells this database from others of the same process.</summary>
    internal string Name => field ??= Database.GetDbConnection().ConnectionString;

    /// <summary>True on SQLite, where only one writer is let in at a time.</summary>
    public bool IsSqlite => this is SqliteDb;

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(TongpinDb).Assembly);
        foreach (var module in house.Modules) module.ConfigureModel(modelBuilder);
        Texts.Map(modelBuilder, IsSqlite);
        foreach (var edited in modelBuilder.Model.GetEntityTypes().Where(e => e.ClrType.IsAssignableTo(typeof(IEdited)))) edited.FindProperty(nameof(IEdited.Edition))!.IsConcurrencyToken = true;
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        foreach (var id in house.Assemblies.Append(typeof(TongpinDb).Assembly).SelectMany(a => a.GetTypes()).Where(t => t.IsValueType && t.IsAssignableTo(typeof(IId))))
            configurationBuilder.Properties(id).HaveConversion(typeof(IdConverter<>).MakeGenericType(id));
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
        configurationBuilder.Properties<decimal>().HavePrecision(18, 6);
        configurationBuilder.Properties<Words>().HaveConversion<WordsConverter>();
    }

    // Both languages in one column, with the unit separator of ASCII between them.
    private sealed class WordsConverter() : ValueConverter<Words, string>(words => words.Zh + '\u001f' + words.En, text => Read(text))
    {
        private static Words Read(string text) => text.Split('\u001f') is [var zh, var en] ? new(zh, en) : Words.Same(text);
    }

    /// <summary>Saves; history and other companions of a change are written in the same transaction.</summary>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        ChangeTracker.DetectChanges();
        var own = ChangeTracker.Entries().Where(e => e.State == EntityState.Added).Select(e => e.Entity).ToHashSet(ReferenceEqualityComparer.Instance);
        try
        {
            return await Save(acceptAllChangesOnSuccess, cancellationToken);
        }
        catch (Exception e) when (e is DbUpdateException or RuleBroken)
        {
            // What went along with this save goes along with the next one anew.
            foreach (var companion in ChangeTracker.Entries().Where(c => c.State == EntityState.Added && !own.Contains(c.Entity)).ToList()) companion.State = EntityState.Detached;
            foreach (var entry in ChangeTracker.Entries<IEdited>().Where(c => c.State == EntityState.Modified)) entry.Property(c => c.Edition).CurrentValue = entry.Property(c => c.Edition).OriginalValue;
            throw;
        }
    }

    private async Task<int> Save(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken)
    {
        foreach (var entry in ChangeTracker.Entries<IEdited>().Where(e => e.State == EntityState.Modified)) entry.Property(e => e.Edition).CurrentValue++;
        foreach (var step in Steps) step.Before(this);
        foreach (var entry in ChangeTracker.Entries().Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted))
        {
            Texts.MustFit(entry);
            Touched(entry.Metadata.ClrType);
        }
        if (Database.CurrentTransaction is not null) return await SaveOrRefuse(acceptAllChangesOnSuccess, cancellationToken);

        using var turn = IsSqlite ? await gate.Enter(cancellationToken) : null;
        var saved = await SaveOrRefuse(acceptAllChangesOnSuccess, cancellationToken);
        Settle();
        return saved;
    }

    private async Task<int> SaveOrRefuse(bool acceptAllChangesOnSuccess, CancellationToken ct)
    {
        try
        {
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, ct);
        }
        catch (DbUpdateConcurrencyException e) when (e.Entries.Any(x => x.Entity is IEdited))
        {
            // Nothing of this save may go along with a later one.
            ChangeTracker.Clear();
            throw IEdited.ChangedMeanwhile.Broken();
        }
        catch (DbUpdateException e) when (Uniqueness.IsBrokenBy(e) && e.Entries.Select(x => x.Entity).OfType<IOnce>().FirstOrDefault() is { } twice)
        {
            ChangeTracker.Clear();
            throw twice.Already.Broken();
        }
    }

    /// <summary>Runs several saves and bulk writes as one: all or nothing, also when the process is killed.</summary>
    public async Task Atomically(Func<Task> work, CancellationToken ct)
    {
        using var turn = IsSqlite ? await gate.Enter(ct) : null;
        await using var transaction = await Database.BeginTransactionAsync(ct);
        await work();
        await transaction.CommitAsync(ct);
        Settle();
    }

    /// <summary>As <see cref="Atomically"/>, and one after the other with all work of the same name, that of other processes too: for what is decided by looking at what others wrote.</summary>
    public Task InTurn(string name, Func<Task> work, CancellationToken ct) => Atomically(async () =>
    {
        // On SQLite whoever writes has the turn already.
        if (!IsSqlite) await Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({name}, 0))", ct);
        await work();
    }, ct);

    /// <summary>Notes that a table is being written, so that counts kept of it are forgotten when the write is final.</summary>
    public void Touched(Type table) => touched.Add(table);

    private void Settle()
    {
        foreach (var table in touched) TableClock.Tick(this, table);
        TableClock.TickAll(this);
        foreach (var step in Steps) step.After(touched);
        touched.Clear();
    }

    public override int SaveChanges(bool acceptAllChangesOnSuccess) => throw new NotSupportedException("Save asynchronously, so that no thread waits for the disk.");
}

/// <summary>Goes along with every save.</summary>
public interface ISaveStep
{
    /// <summary>Looks at the changes that are about to be saved and may add companions, such as history.</summary>
    void Before(TongpinDb db) { }

    /// <summary>Told which tables were written, when the write is final.</summary>
    void After(IReadOnlyCollection<Type> written) { }
}

/// <summary>A queue at the door of the one writer of SQLite; its own busy retry sleeps up to a second under load.</summary>
public sealed class WriteGate : IDisposable
{
    private readonly SemaphoreSlim door = new(1, 1);

    internal async Task<IDisposable> Enter(CancellationToken ct)
    {
        await door.WaitAsync(ct);
        return new Turn(door);
    }

    public void Dispose() => door.Dispose();

    private sealed class Turn(SemaphoreSlim door) : IDisposable
    {
        private SemaphoreSlim? door = door;
        public void Dispose() => Interlocked.Exchange(ref door, null)?.Release();
    }
}

/// <summary>SQLite: nothing to install, for newcomers and small colleges.</summary>
public sealed class SqliteDb(DbContextOptions<SqliteDb> options, House house, WriteGate gate) : TongpinDb(options, house, gate)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<MicrosecondsConverter>();
    }

    // Ordered and compared as numbers; text with offsets would not sort.
    private sealed class MicrosecondsConverter() : ValueConverter<DateTimeOffset, long>(
        at => at.UtcTicks / TimeSpan.TicksPerMicrosecond, us => new DateTimeOffset(us * TimeSpan.TicksPerMicrosecond, TimeSpan.Zero));
}

/// <summary>PostgreSQL: for production.</summary>
public sealed class PgDb(DbContextOptions<PgDb> options, House house, WriteGate gate) : TongpinDb(options, house, gate)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcConverter>();
    }

    private sealed class UtcConverter() : ValueConverter<DateTimeOffset, DateTimeOffset>(at => at.ToUniversalTime(), at => at);
}
