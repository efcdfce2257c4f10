using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Tongpin.Kernel;

namespace Tongpin.Foundation.Accounts;

/// <summary>The questions that a browser's authenticator answers (WebAuthn Level 3); the answers come back with the forms of the pages.</summary>
internal static class PasskeysApi
{
    public static void MapPasskeys(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/sign-in/passkey", async (HttpContext http, IAntiforgery antiforgery, SignInManager<Account> session) =>
            await antiforgery.IsRequestValidAsync(http) ? Results.Content(await session.MakePasskeyRequestOptionsAsync(null), "application/json") : Results.BadRequest())
            .ExcludeFromDescription();

        routes.MapPost("/account/passkey", async (HttpContext http, IAntiforgery antiforgery, SignInManager<Account> session, MyAccount mine, CurrentActor actor, CancellationToken ct) =>
            await antiforgery.IsRequestValidAsync(http) && await mine.Load(ct) is { } account
                ? Results.Content(await session.MakePasskeyCreationOptionsAsync(new() { Id = account.Id.ToString(), Name = account.UserName!, DisplayName = actor.Value.Name }), "application/json")
                : Results.BadRequest())
            .RequireAuthorization().ExcludeFromDescription();
    }
}
