using System.Text.Json;
using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Tongpin.Kernel;

/// <summary>Something that has happened, told up the house. Written in the same save as the change that caused it.</summary>
public interface IFact;

/// <summary>Hears a fact after it was saved. May be called twice for the same fact, so it must come to the same end.</summary>
public interface IHear<in TFact> where TFact : IFact
{
    Task Hear(TFact fact, CancellationToken ct);
}

internal sealed class OutboxMessage
{
    public long Id { get; private init; }
    public required string Fact { get; init; }
    public required string Body { get; init; }
    public required DateTimeOffset At { get; init; }
    public DateTimeOffset? HeardAt { get; set; }
    public int Attempts { get; set; }
    public string? Error { get; set; }
}

internal sealed class OutboxMap : IEntityTypeConfiguration<OutboxMessage>
{
    public void Configure(EntityTypeBuilder<OutboxMessage> builder)
    {
        builder.ToTable("kernel_outbox");
        builder.Property(m => m.Fact).HasMaxLength(200);
        builder.HasIndex(m => m.HeardAt);
    }
}

/// <summary>Telling and hearing facts.</summary>
public static class OutboxExtensions
{
    /// <summary>Adds the fact to the save that is being prepared.</summary>
    public static void Tell(this TongpinDb db, IFact fact, DateTimeOffset now) =>
        db.Set<OutboxMessage>().Add(new() { Fact = fact.GetType().FullName!, Body = JsonSerializer.Serialize(fact, fact.GetType(), Json.Plain), At = now });

    /// <summary>Registers <typeparamref name="THearer"/> for a fact.</summary>
    public static IServiceCollection AddHearer<TFact, THearer>(this IServiceCollection services) where TFact : IFact where THearer : class, IHear<TFact> =>
        services.AddScoped<IHear<TFact>, THearer>().AddSingleton(new HeardFact(typeof(TFact).FullName!, (scope, body, ct) => Deliver<TFact>(scope, body, ct)));

    private static async Task Deliver<TFact>(IServiceProvider scope, string body, CancellationToken ct) where TFact : IFact
    {
        var fact = JsonSerializer.Deserialize<TFact>(body, Json.Plain)!;
        foreach (var hearer in scope.GetServices<IHear<TFact>>()) await hearer.Hear(fact, ct);
    }
}

/// <summary>Wakes the messenger when a fact was saved.</summary>
internal sealed class RingForFacts(Messenger messenger) : ISaveStep
{
    public void After(IReadOnlyCollection<Type> written)
    {
        if (written.Contains(typeof(OutboxMessage))) messenger.Ring();
    }
}

internal sealed record HeardFact(string Name, Func<IServiceProvider, string, CancellationToken, Task> Deliver);

/// <summary>Carries saved facts to those who hear them, in order, once each at least. A fact that fails five times waits for a person.</summary>
public sealed class Messenger(IServiceScopeFactory scopes, TimeProvider clock, ILogger<Messenger> log) : BackgroundService
{
    private const int MostAttempts = 5;
    private readonly Channel<bool> bell = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly SemaphoreSlim round = new(1, 1);
    /// <summary>After a failure: once more at once, then later and later. Kept in memory: a new process tries anew.</summary>
    private static readonly TimeSpan[] Pauses = [TimeSpan.Zero, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(5)];
    private readonly Dictionary<long, DateTimeOffset> resting = [];
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(30);
    private DateTimeOffset swept;

    /// <summary>Says that something was saved; delivery starts at once instead of at the next round.</summary>
    public void Ring() => bell.Writer.TryWrite(true);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await DeliverAll(stoppingToken);
                using var pause = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
                await Task.WhenAny(bell.Reader.ReadAsync(pause.Token).AsTask(), Task.Delay(TimeSpan.FromSeconds(5), clock, pause.Token));
                await pause.CancelAsync();
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                log.LogError(e, "The messenger stumbled and goes on in a moment.");
                await Task.Delay(TimeSpan.FromSeconds(5), clock, stoppingToken);
            }
        }
    }

    /// <summary>Delivers what waits; returns when nothing is left that can be delivered.</summary>
    public async Task DeliverAll(CancellationToken ct)
    {
        await round.WaitAsync(ct);
        try
        {
            while (await DeliverNext(ct)) { }
            await Sweep(ct);
        }
        finally
        {
            round.Release();
        }
    }

    private async Task<bool> DeliverNext(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Value = Actor.House;
        var db = scope.ServiceProvider.GetRequiredService<TongpinDb>();
        var now = clock.GetUtcNow();
        long[] later = [.. resting.Where(r => r.Value > now).Select(r => r.Key)];
        if (await db.Set<OutboxMessage>().Where(m => m.HeardAt == null && m.Attempts < MostAttempts && !later.Contains(m.Id)).OrderBy(m => m.Attempts).ThenBy(m => m.Id).FirstOrDefaultAsync(ct) is not { } message) return false;

        try
        {
            foreach (var fact in scope.ServiceProvider.GetServices<HeardFact>().Where(f => f.Name == message.Fact).Take(1)) await fact.Deliver(scope.ServiceProvider, message.Body, ct);
            message.HeardAt = clock.GetUtcNow();
            resting.Remove(message.Id);
        }
        catch (Exception e) when (e is not OutOfMemoryException && !ct.IsCancellationRequested)
        {
            log.LogError(e, "Fact {Fact} {Id} was not heard.", message.Fact, message.Id);
            db.ChangeTracker.Clear();
            db.Attach(message);
            if (message.Attempts < Pauses.Length) resting[message.Id] = now + Pauses[message.Attempts];
            message.Attempts++;
            message.Error = e.Message;
        }
        await db.SaveChangesAsync(ct);
        return true;
    }

    // Facts hold names and words; once heard, they stand in the records and in the history.
    private async Task Sweep(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (now - swept < TimeSpan.FromDays(1)) return;
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TongpinDb>();
        var until = now - KeptFor;
        await db.Atomically(() => db.Set<OutboxMessage>().Where(m => m.HeardAt < until).ExecuteDeleteAsync(ct), ct);
        swept = now;
    }

    public override void Dispose()
    {
        round.Dispose();
        base.Dispose();
    }
}
