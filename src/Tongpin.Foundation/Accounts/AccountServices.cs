using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Tongpin.Foundation.Access;
using Tongpin.Kernel;

namespace Tongpin.Foundation.Accounts;

/// <summary>ASP.NET Core Identity as this house uses it: accounts and passkeys, but neither its roles nor its pages.</summary>
internal static class AccountServices
{
    private const string ByKeyOrCookie = "Tongpin";

    public static void AddAccounts(this IServiceCollection services, IConfiguration settings)
    {
        var keys = Storage.Of(settings).Room("keys");
        PersonalData.UseKeysOf(keys);
        services.AddDataProtection().SetApplicationName("Tongpin").PersistKeysToFileSystem(new(keys));

        services.AddAuthentication(ByKeyOrCookie)
            .AddPolicyScheme(ByKeyOrCookie, null, o => o.ForwardDefaultSelector = http => ApiKeyDoor.IsKnockedAt(http.Request) ? ApiKeyDoor.Scheme : IdentityConstants.ApplicationScheme)
            .AddScheme<ApiKeyDoor.Settings, ApiKeyDoor>(ApiKeyDoor.Scheme, null)
            .AddCookie(IdentityConstants.ApplicationScheme, o => { Harden(o.Cookie, "tp-session"); o.ExpireTimeSpan = TimeSpan.FromHours(12); o.SlidingExpiration = true; })
            // Holds the challenge of a passkey between its two requests.
            .AddCookie(IdentityConstants.TwoFactorUserIdScheme, o => { Harden(o.Cookie, "tp-passkey"); o.ExpireTimeSpan = TimeSpan.FromMinutes(5); });
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, Refusals>();

        services.AddIdentityCore<Account>(o =>
        {
            o.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
            o.User.AllowedUserNameCharacters = "";
            o.Lockout.MaxFailedAccessAttempts = 5;
            o.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(10);
            o.Password = new() { RequiredLength = 10, RequireDigit = false, RequireLowercase = false, RequireUppercase = false, RequireNonAlphanumeric = false };
            o.ClaimsIdentity.SecurityStampClaimType = AccountClaims.Stamp;
        }).AddSignInManager().AddPasswordValidator<CommonPasswords>();
        services.AddScoped<IUserStore<Account>, UserOnlyStore<Account, TongpinDb, Guid>>();
        services.AddScoped<IUserClaimsPrincipalFactory<Account>, AccountClaims>();
        services.Configure<PasswordHasherOptions>(o => o.IterationCount = 210_000);
        // First of all, so that no proxy's header has been believed yet.
        services.Insert(0, ServiceDescriptor.Transient<IStartupFilter, RealAddress>());
        services.AddSingleton<SignInGate>().AddScoped<SampleDoor>().AddScoped<SignIn>();
    }

    private static void Harden(CookieBuilder cookie, string name)
    {
        cookie.Name = name;
        cookie.HttpOnly = true;
        cookie.SameSite = SameSiteMode.Lax;
        cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        cookie.IsEssential = true;
    }
}

/// <summary>What a session carries: whose account, which person, and the account's stamp. Rights are looked up anew.</summary>
internal sealed class AccountClaims : IUserClaimsPrincipalFactory<Account>
{
    public const string Person = "person";
    public const string Stamp = "stamp";

    public Task<ClaimsPrincipal> CreateAsync(Account user) => Task.FromResult(new ClaimsPrincipal(new ClaimsIdentity(
        [new(ClaimTypes.NameIdentifier, user.Id.ToString()), new(Person, user.PersonId.Value.ToString()), new(Stamp, user.SecurityStamp ?? "")],
        IdentityConstants.ApplicationScheme)));
}
