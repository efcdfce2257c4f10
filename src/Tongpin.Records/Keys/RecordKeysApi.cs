using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Tongpin.Kernel;

namespace Tongpin.Records.Keys;

internal static class RecordKeysApi
{
    public static void MapRecordKeys(this IEndpointRouteBuilder routes)
    {
        var keys = routes.MapGroup("/api/records/keys").WithTags("学习记录 Records").RequireAuthorization(Permissions.Keys).CheckForms();

        keys.MapGet("/", async (GiveRecordKey give, CancellationToken ct) =>
            TypedResults.Ok((await give.All(ct)).Select(k => new KeyView(k.Id, k.Name, k.Key, [.. ScopeWords.Every.Where(s => k.Scopes.HasFlag(s.Scope)).Select(s => s.Word)], k.CreatedAt, k.ExpiresAt, k.RevokedAt)))).WithSummary("All keys to the record store, without their secrets");

        keys.MapPost("/", async (GiveRecordKey.Form form, GiveRecordKey give, CancellationToken ct) =>
        {
            var given = await give.Run(form, ct);
            return TypedResults.Created($"/api/records/keys/{given.Id}", given);
        }).WithSummary("Give an application a key to the record store; its secret is answered this once");

        keys.MapDelete("/{id:guid}", async Task<Results<NoContent, NotFound>> (Guid id, GiveRecordKey give, CancellationToken ct) =>
            await give.Revoke(id, ct) ? TypedResults.NoContent() : TypedResults.NotFound()).WithSummary("Revoke a key to the record store");
    }

    internal sealed record KeyView(Guid Id, string Name, string Key, IReadOnlyList<string> Scopes, DateTimeOffset CreatedAt, DateTimeOffset? ExpiresAt, DateTimeOffset? RevokedAt);
}
