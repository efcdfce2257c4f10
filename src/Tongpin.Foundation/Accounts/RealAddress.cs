using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Tongpin.Foundation.Accounts;

/// <summary>Remembers from where a connection really came, before a proxy's headers are believed: anybody can write those.</summary>
internal sealed class RealAddress : IStartupFilter
{
    /// <summary>Of the connection itself; null when it has none.</summary>
    public static IPAddress? Of(HttpContext http) => (IPAddress?)http.Items[typeof(RealAddress)];

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use((http, go) =>
        {
            http.Items[typeof(RealAddress)] = http.Connection.RemoteIpAddress;
            return go(http);
        });
        next(app);
    };
}
