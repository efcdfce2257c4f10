using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Tongpin.Kernel;

/// <summary>The icons of the menu as one file that browsers keep: drawn in every page they were half of its bytes.</summary>
public sealed class MenuIcons
{
    private readonly Dictionary<MenuItem, MarkupString> uses;
    private readonly string sheet;
    private readonly string address;

    public MenuIcons(House house)
    {
        MenuItem[] items = [.. house.Modules.SelectMany(m => m.Menu)];
        sheet = $"""<svg xmlns="http://www.w3.org/2000/svg">{string.Concat(items.Select((item, i) => $"""<symbol id="m{i}" viewBox="0 0 24 24">{item.Icon}</symbol>"""))}</svg>""";
        address = $"/menu-icons.{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sheet)))[..12]}.svg";
        uses = items.Select((item, i) => (item, i)).ToDictionary(p => p.item, p => new MarkupString($"""<svg class="tp-icon" aria-hidden="true"><use href="{address}#m{p.i}"/></svg>"""));
    }

    /// <summary>The icon of a line of the menu.</summary>
    public MarkupString Of(MenuItem item) => uses[item];

    /// <summary>Serves the file; its name changes with its content, so it may be kept for ever.</summary>
    public void Map(IEndpointRouteBuilder routes) => routes.MapGet(address, (HttpContext http) =>
    {
        http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return Results.Text(sheet, "image/svg+xml");
    }).ExcludeFromDescription();
}
