using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Tongpin.Records;

/// <summary>The college's own address, under which its vocabulary and the accounts of its people stand; and what the store allows.</summary>
/// <param name="Address">Without a slash at its end; it must not change once statements use it.</param>
/// <param name="MostBytes">Of one request, attachments included.</param>
/// <param name="MostStatementBytes">Of one statement, or of all statements of one request.</param>
/// <param name="MostPerMinute">Requests of one key.</param>
/// <param name="Origins">Web pages elsewhere that may call the store.</param>
internal sealed record Base(string Address, long MostBytes, int MostStatementBytes, int MostPerMinute, IReadOnlyList<string> Origins)
{
    private string HomePage { get; } = $"{Address}/{Learner.People}";

    /// <summary>Reads <c>Tongpin:Address</c> and <c>Tongpin:Records:*</c>.</summary>
    public static Base Of(IConfiguration settings) => new(
        (settings["Tongpin:Address"] is { Length: > 0 } address ? address : "http://localhost:5080").TrimEnd('/'),
        Number(settings["Tongpin:Records:MostMegabytes"], 64) * 1_000_000L,
        (int)Math.Min(1000, Number(settings["Tongpin:Records:MostStatementMegabytes"], 16)) * 1_000_000,
        (int)Number(settings["Tongpin:Records:MostPerMinute"], 120_000),
        (settings["Tongpin:Records:Origins"] ?? "").Split([',', ' ', ';'], StringSplitOptions.RemoveEmptyEntries));

    /// <summary>A person of the house as statements name him: by id, which tells nobody who he is.</summary>
    public string IfiOf(Guid person) => Reading.Ifi.Account(HomePage, person.ToString());

    /// <inheritdoc cref="IfiOf(Guid)" />
    public string IfiOf(Learner who) => Reading.Ifi.Account($"{Address}/{who.Among}", who.Id.ToString());

    /// <summary>The house itself, where it takes something back.</summary>
    public string Self => Reading.Ifi.Account(Address, "tongpin");

    public string IriOf(RecordVerb verb) => $"{Address}/vocabulary/verbs/{verb.Key}";
    public string IriOf(RecordKind kind) => $"{Address}/vocabulary/types/{kind.Key}";
    public string IriOf(RecordThing thing) => $"{Address}/{thing.Kind.Key}/{Uri.EscapeDataString(thing.Key)}";

    /// <returns>The person of the house that an identifier names, or null.</returns>
    public Guid? PersonOf(string ifi) => ifi.StartsWith("account:", StringComparison.Ordinal) && ifi.EndsWith("\u001f" + HomePage, StringComparison.Ordinal) && Guid.TryParse(ifi.AsSpan(8, ifi.Length - 9 - HomePage.Length), out var person) ? person : null;

    private static long Number(string? text, long otherwise) => long.TryParse(text, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : otherwise;
}
