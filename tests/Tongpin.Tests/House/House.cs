using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Tongpin.Foundation;
using Tongpin.Foundation.Access;
using Tongpin.Foundation.Accounts;
using Tongpin.Kernel;

namespace Tongpin.Tests;

/// <summary>
/// The whole house with its own empty database and a clock that only the test moves. SQLite by default; PostgreSQL when
/// <c>TONGPIN_TEST_POSTGRES</c> holds the connection text of a server. Sample data is off unless asked for.
/// </summary>
public sealed partial class House : IAsyncDisposable
{
    private static readonly Uri Address = new("http://localhost/");
    private readonly HouseData data;
    private readonly WebApplicationFactory<Program> factory;

    /// <param name="sample">With the sample college, copied from one that is made once a run.</param>
    /// <param name="file">On SQLite in any case.</param>
    /// <param name="server">On PostgreSQL in any case.</param>
    /// <param name="proxied">Headers of a proxy are believed.</param>
    /// <param name="fresh">The sample college is made by this house itself, for what only its making shows.</param>
    public House(bool sample = false, Action<IServiceCollection>? services = null, bool file = false, bool server = false, bool proxied = false, Dictionary<string, string>? settings = null, bool fresh = false)
    {
        data = HouseData.New(file, server, sample && !fresh);
        factory = new WebApplicationFactory<Program>().WithWebHostBuilder(web =>
        {
            web.UseSetting("Tongpin:Data", data.Folder).UseSetting("Tongpin:Sample", sample ? "true" : "false");
            if (proxied) web.UseSetting("ForwardedHeaders_Enabled", "true");
            foreach (var (name, value) in settings ?? []) web.UseSetting(name, value);
            web.ConfigureLogging(log => log.ClearProviders());
            if (data.Postgres is { } postgres) web.UseSetting("Tongpin:Database", postgres);
            web.ConfigureServices(s =>
            {
                s.AddSingleton<TimeProvider>(Clock);
                // First of all, as the address of a connection is there before anything is asked.
                s.Insert(0, ServiceDescriptor.Singleton<IStartupFilter, ComesFrom>());
                s.Configure<PasswordHasherOptions>(o => o.IterationCount = 1);
                s.ConfigureDbContext<SqliteDb>(o => o.AddInterceptors(Queries));
                s.ConfigureDbContext<PgDb>(o => o.AddInterceptors(Queries));
                services?.Invoke(s);
            });
        });
    }

    /// <summary>The data of a house that has made its sample college and is closed again.</summary>
    internal static HouseData Sample(bool server)
    {
        var house = new House(sample: true, file: !server, server: server, fresh: true);
        // What its making told is heard here, once for all.
        Task.Run(house.Deliver).GetAwaiter().GetResult();
        house.factory.Dispose();
        return house.data.Rest();
    }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 9, 1, 8, 0, 0, TimeSpan.FromHours(8)));

    /// <summary>Every command sent to the database, in order.</summary>
    public QueryCount Queries { get; } = new();

    /// <summary>A browser that nobody has signed in with. Redirects are not followed.</summary>
    public HttpClient Anybody() => factory.CreateDefaultClient(Address, new CookieContainerHandler());

    /// <summary>A browser in which a new person with this role has signed in.</summary>
    /// <param name="role">Key of a built-in role, or null for none.</param>
    /// <param name="unit">The unit for which the role counts; null: the whole college.</param>
    internal async Task<HttpClient> SignIn(string? role, UnitId? unit = null, string? language = null) => await SignIn(await Somebody(role, unit, language: language));

    internal async Task<HttpClient> SignIn(Person person)
    {
        var services = factory.Services;
        var account = await In(db => db.Accounts.SingleAsync(a => a.PersonId == person.Id));
        var now = Clock.GetUtcNow();
        var format = services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme).TicketDataFormat;
        var ticket = new AuthenticationTicket(await new AccountClaims().CreateAsync(account), new() { IssuedUtc = now, ExpiresUtc = now.AddYears(10) }, IdentityConstants.ApplicationScheme);
        var cookies = new CookieContainer();
        cookies.Add(Address, new Cookie("tp-session", format.Protect(ticket)));
        return factory.CreateDefaultClient(Address, new CookieContainerHandler(cookies));
    }

    /// <summary>An application that calls with a key to everything.</summary>
    internal async Task<HttpClient> Application()
    {
        var key = $"tp_{Guid.NewGuid():N}";
        await Given(new ApiKey { Name = "部署", Hash = ApiKeyDoor.HashOf(key), Permissions = [.. factory.Services.GetRequiredService<Tongpin.Kernel.House>().Permissions.Select(p => p.Key)], CreatedBy = Guid.CreateVersion7(), CreatedAt = Clock.GetUtcNow() });
        var application = Anybody();
        application.DefaultRequestHeaders.Authorization = new("Bearer", key);
        return application;
    }

    /// <summary>A new person with an account and perhaps a role and a password.</summary>
    internal async Task<Person> Somebody(string? role = null, UnitId? unit = null, string? number = null, string? password = null, string? language = null, string phone = "")
    {
        number ??= $"P{Guid.NewGuid():N}"[..12];
        var person = await Given(new Person { Number = number, Name = "林" + number, Kind = PersonKind.Staff, UnitId = unit, Phone = phone });
        var account = new Account { Id = Guid.CreateVersion7(), PersonId = person.Id, UserName = number, NormalizedUserName = number.ToUpperInvariant(), SecurityStamp = Guid.NewGuid().ToString("N"), LockoutEnabled = true, Language = language };
        if (password is not null) account.PasswordHash = factory.Services.GetRequiredService<IServiceScopeFactory>().CreateScope().ServiceProvider.GetRequiredService<IPasswordHasher<Account>>().HashPassword(account, password);
        await Given(account);
        if (role is not null) await Given(new Assignment { PersonId = person.Id, RoleId = await In(db => db.Roles.Where(r => r.Key == role).Select(r => r.Id).SingleAsync()), UnitId = unit, From = new(2020, 1, 1) });
        return person;
    }

    internal Task<Unit> GivenUnit(string code, Unit? parent = null, UnitKind kind = UnitKind.School) => Given(new Unit { Code = code, Name = code, Kind = kind, ParentId = parent?.Id });

    /// <summary>Puts a record into the database.</summary>
    internal async Task<T> Given<T>(T thing) where T : class
    {
        await In(async db =>
        {
            db.Add(thing);
            return await db.SaveChangesAsync();
        });
        return thing;
    }

    /// <summary>Asks the database, or an act, in the house's own name.</summary>
    internal Task<T> In<T>(Func<TongpinDb, Task<T>> work) => As<TongpinDb, T>(Actor.House, work);

    /// <summary>Runs an act as somebody.</summary>
    internal async Task<T> As<TAct, T>(Actor actor, Func<TAct, Task<T>> work) where TAct : notnull
    {
        await using var scope = Scope(actor);
        return await work(scope.ServiceProvider.GetRequiredService<TAct>());
    }

    /// <summary>The services of one request, job or command of somebody.</summary>
    internal AsyncServiceScope Scope(Actor actor)
    {
        var scope = factory.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Value = actor;
        return scope;
    }

    /// <summary>Carries what was told to those who hear it.</summary>
    internal Task Deliver() => As<Messenger, bool>(Actor.House, async m => { await m.DeliverAll(default); return true; });

    /// <summary>What the roles of a person amount to.</summary>
    internal async Task<Actor> ActorOf(Person person) => (await As<Rights, Actor?>(Actor.House, r => r.ActorOf(person.Id, default)))!;

    /// <summary>Sends a form of a page as a browser does: with the token of the page it stands on.</summary>
    /// <param name="handler">The form's name.</param>
    public static Task<HttpResponseMessage> Form(HttpClient browser, string url, string handler, params (string Key, string Value)[] fields) => Form(browser, url, handler, url, fields);

    /// <summary>The same for a form that goes to another address than its page's.</summary>
    public static async Task<HttpResponseMessage> Form(HttpClient browser, string url, string handler, string to, params (string Key, string Value)[] fields)
    {
        var page = await browser.GetStringAsync(url);
        return await browser.PostAsync(to, new FormUrlEncodedContent([new("_handler", handler), new("__RequestVerificationToken", Token().Match(page).Groups[1].Value), .. fields.Select(f => KeyValuePair.Create(f.Key, f.Value))]));
    }

    /// <summary>The page as a reader sees it: without entities.</summary>
    public static async Task<string> Text(HttpResponseMessage answer) => WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());

    public static async Task<T> Json<T>(HttpResponseMessage answer) => (await answer.Content.ReadFromJsonAsync<T>(Tongpin.Kernel.Json.Plain))!;

    public async ValueTask DisposeAsync()
    {
        await factory.DisposeAsync();
        data.Dispose();
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)")]
    private static partial Regex Token();

    /// <summary>Requests come from this machine, or from where the header says; a test server has no addresses of its own.</summary>
    private sealed class ComesFrom : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((http, go) =>
            {
                http.Connection.RemoteIpAddress = http.Request.Headers["x-test-address"] is [{ } address] ? IPAddress.Parse(address) : IPAddress.Loopback;
                http.Request.Headers.Remove("x-test-address");
                return go(http);
            });
            next(app);
        };
    }
}

/// <summary>Remembers the commands sent to the database.</summary>
public sealed class QueryCount : DbCommandInterceptor
{
    private readonly List<string> sent = [];

    public IReadOnlyList<string> Sent { get { lock (sent) return [.. sent]; } }
    public void Forget() { lock (sent) sent.Clear(); }

    public override ValueTask<InterceptionResult<System.Data.Common.DbDataReader>> ReaderExecutingAsync(System.Data.Common.DbCommand command, CommandEventData eventData, InterceptionResult<System.Data.Common.DbDataReader> result, CancellationToken cancellationToken = default)
    {
        // The messenger and the job runner look for work at their own pace.
        if (!command.CommandText.Contains("kernel_outbox", StringComparison.Ordinal) && !command.CommandText.Contains("foundation_job", StringComparison.Ordinal)) lock (sent) sent.Add(command.CommandText);
        return new(result);
    }
}
