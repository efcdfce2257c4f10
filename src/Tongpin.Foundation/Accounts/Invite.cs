using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Tongpin.Foundation.Access;
using Tongpin.Kernel;

namespace Tongpin.Foundation.Accounts;

/// <summary>A one-time code with which a person sets the password (激活码). Shown once; only its hash is kept.</summary>
internal sealed record Invitation(string Number, string Code, DateTimeOffset Until);

/// <summary>Invites a person to the first use of the account, or to a new password. The latest code alone is good.</summary>
internal sealed class Invite(TongpinDb db, Handing handing, UserManager<Account> accounts, TimeProvider clock, IHistory history)
{
    // Without the letters and digits that are mistaken for one another; 12 of them are 60 bits.
    private const string Letters = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    private static readonly TimeSpan GoodFor = TimeSpan.FromDays(7);

    /// <returns>The code, or null when there is no such person within reach.</returns>
    public async Task<Invitation?> Run(PersonId id, CancellationToken ct)
    {
        if (await handing.Reached(id, ct) is not { } person) return null;
        // Who may set a password may act as that person.
        await handing.MustHoldRolesOf(id, ct);

        var letters = RandomNumberGenerator.GetString(Letters, 12);
        var account = await db.Accounts.SingleOrDefaultAsync(a => a.PersonId == id, ct);
        if (account is null)
        {
            account = new() { Id = Guid.CreateVersion7(), PersonId = id, UserName = person.Number, NormalizedUserName = accounts.NormalizeName(person.Number), LockoutEnabled = true, SecurityStamp = Guid.NewGuid().ToString("N") };
            db.Accounts.Add(account);
        }
        account.ActivationHash = HashOf(letters);
        account.ActivationUntil = clock.GetUtcNow() + GoodFor;
        history.Note("invited", "foundation_account", account.Id.ToString());
        await db.SaveChangesAsync(ct);
        return new(person.Number, $"{letters[..4]}-{letters[4..8]}-{letters[8..]}", account.ActivationUntil.Value);
    }

    /// <summary>Typed codes may have spaces, dashes and small letters.</summary>
    public static string HashOf(string code) => ApiKeyDoor.HashOf(string.Concat(code.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant());
}

/// <summary>The first use of an account: a code sets the password and signs in.</summary>
internal sealed class Activate(UserManager<Account> accounts, IPasswordHasher<Account> hasher, SignInGate gate, SignIn signIn, Rights rights, TimeProvider clock)
{
    public sealed class Form
    {
        [Needed, AtMost(80)] public string? Number { get; set; }
        [Needed, AtMost(40)] public string? Code { get; set; }
        [Needed, AtMost(200)] public string? Password { get; set; }
    }

    public async Task Run(Form form, Microsoft.AspNetCore.Http.HttpContext http, CancellationToken ct)
    {
        gate.Pass(SignIn.AddressOf(http), form.Number!);
        var account = await accounts.FindByNameAsync(form.Number!.Trim());
        if (account?.ActivationHash is not { } hash || account.ActivationUntil <= clock.GetUtcNow() || !CryptographicOperations.FixedTimeEquals(Convert.FromHexString(hash), Convert.FromHexString(Invite.HashOf(form.Code!)))) throw Rules.WrongCode.Broken();
        await SetPassword(account, form.Password!, ct);
        await signIn.Enter(account, "activation", ct);
    }

    /// <summary>Sets a password without the old one, ends all sessions and lifts a lock.</summary>
    public async Task SetPassword(Account account, string password, CancellationToken ct)
    {
        foreach (var rule in accounts.PasswordValidators)
            if (!(await rule.ValidateAsync(accounts, account, password)).Succeeded) throw Rules.WeakPassword.Broken();
        using (await gate.Turn(account.UserName!, ct)) account.PasswordHash = hasher.HashPassword(account, password);
        account.ActivationHash = null;
        account.ActivationUntil = null;
        account.LockoutEnd = null;
        account.AccessFailedCount = 0;
        await accounts.Renew(account);
        rights.Forget(account.PersonId);
    }
}

/// <summary>Shuts an account, with all its sessions and codes, until it is opened again.</summary>
internal sealed class LockAccount(TongpinDb db, Handing handing, UserManager<Account> accounts, Rights rights, TimeProvider clock)
{
    /// <returns>False when there is no such account within reach.</returns>
    public Task<bool> Lock(PersonId id, CancellationToken ct) => Change(id, account =>
    {
        account.LockoutEnd = clock.GetUtcNow().AddYears(100);
        account.ActivationHash = null;
        account.ActivationUntil = null;
    }, ct);

    /// <inheritdoc cref="Lock" />
    public Task<bool> Unlock(PersonId id, CancellationToken ct) => Change(id, account =>
    {
        account.LockoutEnd = null;
        account.AccessFailedCount = 0;
    }, ct);

    private async Task<bool> Change(PersonId id, Action<Account> change, CancellationToken ct)
    {
        for (var tries = 1; ; tries++)
        {
            if (await handing.Reached(id, ct) is null || await db.Accounts.SingleOrDefaultAsync(a => a.PersonId == id, ct) is not { } account) return false;
            await handing.MustHoldRolesOf(id, ct);
            change(account);
            try
            {
                await accounts.Renew(account);
                rights.Forget(id);
                return true;
            }
            catch (RuleBroken broken) when (broken.Rule == IEdited.ChangedMeanwhile && tries < 10)
            {
                // Somebody guesses at the password in this very moment: all the more reason to lock it.
                db.ChangeTracker.Clear();
            }
        }
    }
}
