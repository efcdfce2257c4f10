using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Tongpin.Foundation.Accounts;
using Tongpin.Kernel;

namespace Tongpin.Foundation.Audit;

/// <summary>Writes the history beside every save, in the same transaction, and marks what a person changed by hand.</summary>
internal sealed class AuditTrail(CurrentActor actor, TimeProvider clock) : ISaveStep
{
    // Companions of other records, or too many to follow one by one: their makers leave their own line.
    private static readonly HashSet<string> NotFollowed = ["kernel_outbox", "kernel_saved_view", "foundation_audit", "foundation_audit_seal", "foundation_job", "foundation_import", "foundation_import_change", "foundation_draft", "foundation_notice", "foundation_account_token"];
    private static readonly HashSet<string> Secret = ["PasswordHash", "SecurityStamp", "ConcurrencyStamp", "Hash", "ActivationHash", "Phone", "AccessFailedCount", "Data", "TouchedByHand"];

    /// <summary>Whether the values of a field are kept out of histories and previews.</summary>
    public static bool IsSecret(IReadOnlyProperty field) => Secret.Contains(field.Name) || field.GetValueConverter() is PersonalData.Converter;

    public static bool Follows(string? table) => table is not null && !NotFollowed.Contains(table);

    /// <summary>Derived, or only for the house: no part of a line. A wrong try leaves a line of its own.</summary>
    public static bool IsSilent(string field) => field is nameof(IImported.TouchedByHand) or Pinyin.Field or nameof(Account.ConcurrencyStamp) or nameof(Account.SecurityStamp) or nameof(Account.AccessFailedCount);

    public void Before(TongpinDb db)
    {
        db.ChangeTracker.DetectChanges();
        foreach (var entry in db.ChangeTracker.Entries().Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted).ToList())
        {
            if (entry.Metadata.GetTableName() is not { } table || !Follows(table) || entry.Entity is INotFollowed || entry.Metadata.IsOwned()) continue;
            var changes = Changes(entry);
            if (entry.State == EntityState.Modified && changes.Keys.All(k => k == nameof(IEdited.Edition))) continue;
            if (entry.State == EntityState.Modified && actor.Import is null && !actor.Value.IsHouse && entry.Entity is IImported imported)
                imported.TouchedByHand = [.. imported.TouchedByHand.Union(changes.Keys).Except([nameof(IImported.ImportId), nameof(IEdited.Edition)]).Order()];

            db.Set<AuditEntry>().Add(Line(Did(entry.State), table, Key(entry), changes));
        }
    }

    /// <summary>A line that no change of a row tells by itself, such as "viewed" or "exported".</summary>
    public void Note(TongpinDb db, string did, string noun, string record, object? details = null) =>
        db.Set<AuditEntry>().Add(Line(did, noun, record, details ?? new { }));

    private AuditEntry Line(string did, string noun, string record, object changes) => new()
    {
        At = clock.GetUtcNow(),
        ActorId = actor.Value.Id,
        ActorName = actor.Value.Name,
        Did = did,
        Noun = noun,
        Record = record,
        Changes = JsonSerializer.Serialize(changes, Json.Plain),
        Why = actor.Why ?? "",
        ImportId = actor.Import,
    };

    private static Dictionary<string, object?[]> Changes(EntityEntry entry)
    {
        var changes = new Dictionary<string, object?[]>();
        foreach (var property in entry.Properties)
        {
            var name = property.Metadata.Name;
            if (property.Metadata.IsPrimaryKey() || IsSilent(name) || (name == nameof(IEdited.Edition) && entry.State != EntityState.Modified)) continue;
            var before = entry.State == EntityState.Added ? null : property.OriginalValue;
            var after = entry.State == EntityState.Deleted ? null : property.CurrentValue;
            if (entry.State == EntityState.Modified ? !property.IsModified || property.Metadata.GetValueComparer().Equals(before, after) : (before ?? after) is null or "") continue;
            changes[name] = IsSecret(property.Metadata) || property.Metadata.ClrType.IsDefined(typeof(NamedOnlyAttribute), inherit: false) ? ["•", "•"] : [before, after];
        }
        return changes;
    }

    private static string Key(EntityEntry entry) => string.Join('/', entry.Metadata.FindPrimaryKey()!.Properties.Select(p => entry.Property(p.Name).CurrentValue switch
    {
        IId id => id.Value.ToString(),
        byte[] bytes => Convert.ToHexString(bytes.AsSpan(0, Math.Min(16, bytes.Length))),
        var other => other?.ToString(),
    }));

    private static string Did(EntityState state) => state switch { EntityState.Added => "created", EntityState.Deleted => "deleted", _ => "changed" };
}
