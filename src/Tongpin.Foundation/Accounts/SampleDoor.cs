using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Tongpin.Foundation.Sample;
using Tongpin.Kernel;

namespace Tongpin.Foundation.Accounts;

/// <summary>The one-click door of the sample roles: open in sample mode for this very machine, never otherwise.</summary>
internal sealed class SampleDoor(TongpinDb db, IConfiguration settings)
{
    private static readonly string[] PassedOn = ["Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Forwarded-Server", "X-Real-IP", "X-Original-For", "X-Original-Host", "X-Original-Proto", "Via", "CF-Connecting-IP", "True-Client-IP"];

    /// <summary>True while the sample college is in the database and the setting <c>Tongpin:Sample</c> is not false.</summary>
    public async Task<bool> IsOpen(HttpContext http, CancellationToken ct) =>
        IsNear(http) && settings.GetValue("Tongpin:Sample", true) && await db.Units.AnyAsync(u => u.Code == SampleCollege.Code && u.ImportId == IImported.SampleImport, ct);

    /// <summary>The account behind a sample role, or null when the door is shut.</summary>
    public async Task<Account?> AccountOf(string? role, HttpContext http, CancellationToken ct)
    {
        if (SamplePerson.All.FirstOrDefault(p => p.Role == role) is not { } person || !await IsOpen(http, ct)) return null;
        return await (from a in db.Accounts
                      join p in db.People on a.PersonId equals p.Id
                      where p.Number == person.Number && p.ImportId == IImported.SampleImport
                      select a).SingleOrDefaultAsync(ct);
    }

    /// <summary>Came from this machine, straight: no proxy before us, and addressed as this machine (so no name was rebound to it).</summary>
    /// <remarks>Where a proxy's headers are believed, the address is what they say: so the connection's own counts, too, and what the believing leaves behind. A proxy that says nothing of itself is betrayed by HTTP/1.0 (the default of some) or by the origin of the browser's form.</remarks>
    internal static bool IsNear(HttpContext http) =>
        IsLoopback(RealAddress.Of(http)) && IsLoopback(http.Connection.RemoteIpAddress)
        && (http.Request.Host.Host is "localhost" or "127.0.0.1" or "[::1]")
        && http.Request.Protocol != HttpProtocol.Http10
        && (http.Request.Headers.Origin is [] || (Uri.TryCreate(http.Request.Headers.Origin, UriKind.Absolute, out var origin) && origin.IsLoopback))
        && !PassedOn.Any(http.Request.Headers.ContainsKey);

    private static bool IsLoopback(IPAddress? address) => address is not null && IPAddress.IsLoopback(address);
}
