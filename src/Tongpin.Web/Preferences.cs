using System.Globalization;
using Microsoft.AspNetCore.Localization;

namespace Tongpin.Web;

/// <summary>Language and theme of this browser; plain links, so that they work without scripts.</summary>
internal static class Preferences
{
    private static readonly CookieOptions Year = new() { MaxAge = TimeSpan.FromDays(365), HttpOnly = true, SameSite = SameSiteMode.Lax, IsEssential = true };

    public static void MapPreferences(this IEndpointRouteBuilder routes) => routes.MapGet("/preferences", (HttpContext http, string? theme, string? language, string? r) =>
    {
        if (theme is "light" or "dark") http.Response.Cookies.Append("tp-theme", theme, Year);
        if (language is "zh-CN" or "en") http.Response.Cookies.Append("tp-language", CookieRequestCultureProvider.MakeCookieValue(new(CultureInfo.GetCultureInfo(language))), Year);
        return TypedResults.LocalRedirect(r is ['/', not '/' and not '\\', ..] or "/" ? r : "/");
    }).ExcludeFromDescription();
}
