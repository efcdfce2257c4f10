using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Tongpin.Foundation.Access;
using Tongpin.Foundation.Accounts;
using Tongpin.Kernel;

namespace Tongpin.Foundation
{
    /// <summary>Foundation's place in the order of the request.</summary>
    public static class FoundationDoors
    {
        /// <summary>Names the actor of the request; stands between authentication and authorization.</summary>
        public static IApplicationBuilder UseActorDoor(this IApplicationBuilder app) => app.UseMiddleware<ActorDoor>();
    }
}

namespace Tongpin.Foundation.Access
{
    /// <summary>From who signed in to who acts: rights and language of the person, or of the application with a key. Asks the database nothing while both are remembered.</summary>
    internal sealed class ActorDoor(RequestDelegate next)
    {
        public async Task InvokeAsync(HttpContext http, CurrentActor actor, Rights rights)
        {
            if (http.User.Identity?.IsAuthenticated == true)
            {
                if (http.Items[typeof(Actor)] is Actor application) actor.Value = application;
                else if (await StandingOf(http.User, rights, http.RequestAborted) is { } standing) actor.Value = standing.Actor;
                else http.User = new ClaimsPrincipal(new ClaimsIdentity());

                if (actor.Value.Language is { } language) CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
            }
            await next(http);
        }

        // A session whose stamp is not the account's any more was ended elsewhere.
        private static async Task<Standing?> StandingOf(ClaimsPrincipal user, Rights rights, CancellationToken ct) =>
            Guid.TryParse(user.FindFirstValue(AccountClaims.Person), out var person)
            && await rights.StandingOf(new(person), ct) is { Stamp: not null } standing
            && standing.Stamp == user.FindFirstValue(AccountClaims.Stamp) ? standing : null;
    }
}
