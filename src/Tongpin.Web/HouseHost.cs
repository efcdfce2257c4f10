using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Scalar.AspNetCore;
using Tongpin.Foundation;
using Tongpin.Kernel;

namespace Tongpin.Web;

/// <summary>Puts the house together: services, the order of the request's way through it, start and command line.</summary>
internal static class HouseHost
{
    /// <summary>Output cache policy of what everybody may read.</summary>
    public const string PublicPage = "public";

    public static async Task<int> Serve(House house, string[] args, CancellationToken ct)
    {
        await using var app = Build(house, args);
        // On another core meanwhile: what the first request would have to wait for.
        var doors = Task.Run(() => Warm(app), ct);
        await Prepare(app.Services, ct);
        await doors;
        // The start needs several times the memory of a house at rest; the rest of it goes back.
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        try
        {
            await app.RunAsync(ct);
        }
        catch (IOException taken) when (taken.InnerException is AddressInUseException)
        {
            await Console.Error.WriteLineAsync(Words.L($"端口已被占用，没有启动；换一个地址请用 --urls。{taken.Message}", $"The port is in use and nothing was started; --urls takes another address. {taken.Message}"));
            return 1;
        }
        return 0;
    }

    /// <summary>The house for one command: everything but the web doors and the background work.</summary>
    public static async Task<AsyncServiceScope> Open(House house, string[] args, bool prepared, CancellationToken ct)
    {
        var app = Build(house, args);
        if (prepared) await Prepare(app.Services, ct);
        var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Value = Actor.House;
        return scope;
    }

    private static WebApplication Build(House house, string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseStaticWebAssets();
        if (builder.Configuration["urls"] is null && builder.Configuration["http_ports"] is null && builder.Configuration.GetSection("Kestrel:Endpoints").Value is null) builder.WebHost.UseUrls("http://localhost:5080");
        // What keeps the host from starting comes to whoever started it; told here, too, it would be a page of stack before his one line.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
        var services = builder.Services;

        services.AddKernel(Storage.Of(builder.Configuration), house);
        // SQLite rebuilds a table in a transaction; only the pragma that suspends the foreign keys of this one connection stands outside, and it changes nothing in the file.
        services.ConfigureDbContext<SqliteDb>(o => o.ConfigureWarnings(w => w.Ignore(RelationalEventId.NonTransactionalMigrationOperationWarning)));
        foreach (var module in house.Modules) module.AddServices(services, builder.Configuration);

        services.AddRazorComponents();
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.ConfigureHttpJsonOptions(o =>
        {
            Json.Configure(o.SerializerOptions);
            // A mistyped field is said, not passed over.
            o.SerializerOptions.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        });
        // What cannot be read becomes problem details with the reason, in the handler of what is refused.
        services.Configure<RouteHandlerOptions>(o => o.ThrowOnBadRequest = true);
        services.AddProblemDetails(o => o.CustomizeProblemDetails = told =>
        {
            if (told.ProblemDetails is HttpValidationProblemDetails fields) fields.Title = Words.L("填写有误", "Some fields are not right");
        }).AddExceptionHandler<RuleBrokenHandler>().AddExceptionHandler<BrokenPageHandler>();
        services.AddAuthorization(o =>
        {
            foreach (var permission in house.Permissions)
                o.AddPolicy(permission.Key, p => p.RequireAuthenticatedUser().RequireAssertion(c => c.Resource is HttpContext http && http.RequestServices.GetRequiredService<CurrentActor>().Value.May(permission.Key)));
        });
        services.AddOpenApi(o => ApiDescription.Configure(o, house));
        // Kept as they are sent: compressed, in a language and a theme. Only for those who have not signed in.
        services.AddOutputCache(o => o.AddPolicy(PublicPage, p => p.Expire(TimeSpan.FromMinutes(5)).SetVaryByHeader("Accept-Encoding")
            .VaryByValue(http => new("look", $"{CultureInfo.CurrentUICulture.Name} {http.Request.Cookies["tp-theme"] == "dark"}"))));
        services.AddResponseCompression(o => o.MimeTypes = ResponseCompressionDefaults.MimeTypes.Concat(["image/svg+xml"]));
        return Doors(builder.Build(), house);
    }

    private static WebApplication Doors(WebApplication app, House house)
    {
        // Not new ones: a writable culture is copied for every request, and each copy asks ICU for its number formats again.
        CultureInfo[] languages = [CultureInfo.GetCultureInfo("zh-CN"), CultureInfo.GetCultureInfo("en")];
        app.UseRequestLocalization(new RequestLocalizationOptions
        {
            DefaultRequestCulture = new RequestCulture(languages[0]),
            SupportedCultures = languages,
            SupportedUICultures = languages,
            RequestCultureProviders = [new CookieRequestCultureProvider { CookieName = "tp-language" }, new AcceptLanguageHeaderRequestCultureProvider()],
        });
        // What the caller sent wrongly, such as a form without its token, is the caller's fault.
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            StatusCodeSelector = e => e is BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status500InternalServerError,
            // By default what a handler shows as a page is not logged.
            SuppressDiagnosticsCallback = failed => RuleBrokenHandler.IsAnswer(failed.Exception),
        });
        app.UseStatusCodePages(empty => BrokenPageHandler.Missing(empty.HttpContext));
        app.UseAuthentication();
        app.UseActorDoor();
        app.UseAuthorization();
        app.UseStaleForms();
        app.UseEmptyFields();
        app.UseAntiforgery();
        // Said here, since doors that the compiler wrote fail on reading such a form.
        app.Use((http, next) =>
        {
            if (http.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: false }) return next(http);
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            return Task.CompletedTask;
        });
        app.UseOutputCache();
        app.UseResponseCompression();
        app.MapStaticAssets();
        app.MapKernel();
        app.MapOpenApi().CacheOutput(PublicPage);
        app.MapScalarApiReference("/reference", o => o.WithTitle("Tongpin API").DisableDefaultFonts().DisableAgent().DisableMcp().DisableTelemetry().HideDeveloperTools());
        foreach (var module in house.Modules) module.MapEndpoints(app);
        app.MapRazorComponents<App>().AddAdditionalAssemblies(house.Assemblies);
        // An address that nobody serves: words and a way back for people, problem details for programs.
        app.MapFallback("/api/{**path}", WrongDoors.Answer).ExcludeFromDescription();
        app.MapFallback(() => new RazorComponentResult<App> { StatusCode = StatusCodes.Status404NotFound, PreventStreamingRendering = true });
        return app;
    }

    // What is built here is thrown away; compiling it is what costs.
    private static void Warm(WebApplication app)
    {
        foreach (var source in ((IEndpointRouteBuilder)app).DataSources) _ = source.Endpoints;
        app.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("start").Protect([]);
    }

    private static async Task Prepare(IServiceProvider services, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Value = Actor.House;
        var db = scope.ServiceProvider.GetRequiredService<TongpinDb>();
        // Asked first: to migrate, EF builds the model of the newest snapshot again, which costs a start without news its time and memory.
        if ((await db.Database.GetPendingMigrationsAsync(ct)).Any()) await db.Database.MigrateAsync(ct);
        if (db.IsSqlite) await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL", ct);
        foreach (var task in scope.ServiceProvider.GetServices<IStartTask>()) await task.Run(ct);
        foreach (var sample in scope.ServiceProvider.GetServices<ISample>()) await sample.Create(ct);
    }
}
