using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Tongpin.Kernel;

namespace Tongpin.Foundation.Ledger;

/// <summary>The ledger is read here; only the acts of modules write into it.</summary>
internal static class LedgerApi
{
    public static void MapLedger(this IEndpointRouteBuilder routes)
    {
        routes.MapListing<LedgerList, LedgerRow>("/api/foundation/ledger", Permissions.SeeLedger, "foundation.ledger");
        var group = routes.MapGroup("/api/foundation/ledger").WithTags("台账 Ledger").RequireAuthorization(Permissions.SeeLedger);

        group.MapGet("/{id:guid}", async Task<Results<Ok<EntryView>, NotFound>> (Guid id, SeeEntry see, CancellationToken ct) =>
            await see.Run(new(id), ct) is { } entry ? TypedResults.Ok(entry) : TypedResults.NotFound()).WithSummary("One entry with its way down");

        group.MapGet("/sums", (string book, string? account, Guid? unit, int? year, string? by, SeeEntry see, CancellationToken ct) =>
                see.Sums(new(book) { Account = account, Unit = unit is { } u ? new UnitId(u) : null, Year = year }, Enum.TryParse<LedgerBy>(by, ignoreCase: true, out var apart) ? apart : LedgerBy.Account, ct))
            .WithSummary("Sums of a book").WithDescription("by: Account, Record, Unit, Person, Year, several with commas; Account without one.");
    }
}
