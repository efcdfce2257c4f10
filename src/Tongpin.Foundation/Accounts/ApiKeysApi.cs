using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Tongpin.Kernel;

namespace Tongpin.Foundation.Accounts;

internal static class ApiKeysApi
{
    public static void MapApiKeys(this IEndpointRouteBuilder routes)
    {
        var keys = routes.MapGroup("/api/foundation/api-keys").WithTags("接口密钥 API keys").RequireAuthorization(Permissions.Administer).CheckForms();

        keys.MapGet("/", async (GiveApiKey give, CancellationToken ct) =>
            TypedResults.Ok((await give.All(ct)).Select(k => new KeyView(k.Id, k.Name, k.Permissions, k.CreatedAt, k.ExpiresAt, k.RevokedAt)))).WithSummary("All keys, without the keys themselves");

        keys.MapPost("/", async (GiveApiKey.Form form, GiveApiKey give, CancellationToken ct) =>
        {
            var given = await give.Run(form, ct);
            return TypedResults.Created($"/api/foundation/api-keys/{given.Id}", given);
        }).WithSummary("Give an application a key; it is answered this once");

        keys.MapDelete("/{id:guid}", async Task<Results<NoContent, NotFound>> (Guid id, GiveApiKey give, CancellationToken ct) =>
            await give.Revoke(id, ct) ? TypedResults.NoContent() : TypedResults.NotFound()).WithSummary("Revoke a key");
    }

    internal sealed record KeyView(Guid Id, string Name, List<string> Permissions, DateTimeOffset CreatedAt, DateTimeOffset? ExpiresAt, DateTimeOffset? RevokedAt);
}
