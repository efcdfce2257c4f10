using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Tongpin.Foundation.Access;
using Tongpin.Kernel;

namespace Tongpin.Foundation.Accounts;

/// <summary>Language and theme; plain links, so that they work without scripts. The language of somebody who is signed in goes with the person.</summary>
internal static class Preferences
{
    private static readonly CookieOptions Year = new() { MaxAge = TimeSpan.FromDays(365), HttpOnly = true, SameSite = SameSiteMode.Lax, IsEssential = true };

    public static void MapPreferences(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/preferences", async (HttpContext http, string? theme, string? language, string? r, TongpinDb db, CurrentActor actor, Rights rights, CancellationToken ct) =>
        {
            if (theme is "light" or "dark") http.Response.Cookies.Append("tp-theme", theme, Year);
            if (language is "zh-CN" or "en")
            {
                http.Response.Cookies.Append("tp-language", CookieRequestCultureProvider.MakeCookieValue(new(CultureInfo.GetCultureInfo(language))), Year);
                var person = new PersonId(actor.Value.Id);
                if (await db.Accounts.SingleOrDefaultAsync(a => a.PersonId == person, ct) is { } account)
                {
                    account.Language = language;
                    await db.SaveChangesAsync(ct);
                    rights.Forget(person);
                }
            }
            return TypedResults.LocalRedirect(Addresses.Local(r));
        }).ExcludeFromDescription();
}
