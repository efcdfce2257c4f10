using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Tongpin.Foundation.Access;
using Tongpin.Kernel;

namespace Tongpin.Foundation.Accounts;

/// <summary>Signing in (登录): by password, by passkey, or with one click as a sample role.</summary>
internal sealed class SignIn(TongpinDb db, UserManager<Account> accounts, SignInManager<Account> session, IPasswordHasher<Account> hasher, SignInGate gate, SampleDoor sample, Rights rights, CurrentActor actor, IHistory history)
{
    public sealed class Form
    {
        [Needed, AtMost(80)] public string? Number { get; set; }
        [Needed, AtMost(200)] public string? Password { get; set; }
    }

    public async Task ByPassword(Form form, HttpContext http, CancellationToken ct)
    {
        gate.Pass(AddressOf(http), form.Number!);
        Account? account;
        using (await gate.Turn(form.Number!, ct))
        {
            // Read in turn: what those before have made of it, a lock perhaps, counts.
            account = await accounts.FindByNameAsync(form.Number!.Trim());
            if (account?.PasswordHash is null)
            {
                // As slow as a wrong password, so that time does not tell which numbers exist.
                hasher.HashPassword(account!, form.Password!);
                throw Rules.WrongPassword.Broken();
            }
            var answer = await session.CheckPasswordSignInAsync(account, form.Password!, lockoutOnFailure: true);
            if (!answer.Succeeded)
            {
                // What another process has written meanwhile stands; this try is in the history at least.
                db.ChangeTracker.Clear();
                // Only where there is an account with a password: else what was typed may be anything, and the time it takes would tell which numbers exist.
                history.Note("sign-in-failed", "foundation_account", account.Id.ToString(), new { account.UserName });
                await db.SaveChangesAsync(ct);
                throw (answer.IsLockedOut ? Rules.LockedOut : Rules.WrongPassword).Broken();
            }
        }
        await Enter(account, "password", ct);
    }

    /// <param name="credential">What the browser's authenticator answered, as JSON.</param>
    public async Task ByPasskey(string credential, HttpContext http, CancellationToken ct)
    {
        gate.Pass(AddressOf(http), null);
        var answer = await Answered(() => session.PerformPasskeyAssertionAsync(credential)) ?? throw Rules.NoPasskey.Broken();
        if (!answer.Succeeded) throw Rules.NoPasskey.Broken();
        if (await accounts.IsLockedOutAsync(answer.User)) throw Rules.LockedOut.Broken();
        await accounts.AddOrUpdatePasskeyAsync(answer.User, answer.Passkey);
        await Enter(answer.User, "passkey", ct);
    }

    public async Task AsSample(string? role, HttpContext http, CancellationToken ct) =>
        await Enter(await sample.AccountOf(role, http, ct) ?? throw Rules.NoSample.Broken(), "sample", ct);

    /// <summary>Begins the session of somebody who has proved who they are.</summary>
    internal async Task Enter(Account account, string by, CancellationToken ct)
    {
        rights.Forget(account.PersonId);
        actor.Value = await rights.ActorOf(account.PersonId, ct) ?? throw Rules.WrongPassword.Broken();
        await session.SignInAsync(account, isPersistent: false);
        history.Note("signed-in", "foundation_account", account.Id.ToString(), new { by });
        await db.SaveChangesAsync(ct);
    }

    /// <returns>Null when nothing was asked of the authenticator, or so long ago that the question has run out, or when it did not answer.</returns>
    internal static async Task<TResult?> Answered<TResult>(Func<Task<TResult>> ask) where TResult : class
    {
        try
        {
            return await ask();
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException)
        {
            return null;
        }
    }

    internal static string AddressOf(HttpContext http) => http.Connection.RemoteIpAddress?.ToString() ?? "";
}
