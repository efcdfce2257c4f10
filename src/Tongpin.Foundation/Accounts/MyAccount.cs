using System.Buffers.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Tongpin.Foundation.Access;
using Tongpin.Kernel;

namespace Tongpin.Foundation.Accounts;

/// <summary>What people do to their own account (我的账号).</summary>
internal sealed class MyAccount(TongpinDb db, UserManager<Account> accounts, SignInManager<Account> session, SignInGate gate, Rights rights, CurrentActor actor, IHistory history)
{
    private const int MostPasskeys = 20;

    public sealed class PasswordForm
    {
        /// <summary>Empty while the account has no password yet.</summary>
        [AtMost(200)] public string? Old { get; set; }
        [Needed, AtMost(200)] public string? New { get; set; }
    }

    public Task<Account?> Load(CancellationToken ct)
    {
        var me = new PersonId(actor.Value.Id);
        return db.Accounts.SingleOrDefaultAsync(a => a.PersonId == me, ct);
    }

    public Task<IList<UserPasskeyInfo>> Passkeys(Account account) => accounts.GetPasskeysAsync(account);

    public async Task ChangePassword(Account account, PasswordForm form, HttpContext http, CancellationToken ct)
    {
        gate.Pass(SignIn.AddressOf(http), account.UserName!);
        using (await gate.Turn(account.UserName!, ct))
        {
            var answer = account.PasswordHash is null ? await accounts.AddPasswordAsync(account, form.New!) : await accounts.ChangePasswordAsync(account, form.Old ?? "", form.New!);
            if (!answer.Succeeded) throw (answer.Errors.Any(e => e.Code == nameof(IdentityErrorDescriber.PasswordMismatch)) ? Rules.OldPassword : Rules.WeakPassword).Broken();
        }
        await KeepOnlyThisSession(account);
    }

    /// <summary>Ends every other session of the account.</summary>
    public async Task SignOutEverywhere(Account account, CancellationToken ct)
    {
        await accounts.Renew(account);
        history.Note("signed-out-everywhere", "foundation_account", account.Id.ToString());
        await db.SaveChangesAsync(ct);
        await KeepOnlyThisSession(account);
    }

    public Task SignOut() => session.SignOutAsync();

    /// <param name="credential">What the browser's authenticator made, as JSON.</param>
    public async Task AddPasskey(Account account, string credential, string? name)
    {
        if ((await Passkeys(account)).Count >= MostPasskeys) throw Rules.PasskeyRefused.Broken();
        var answer = await SignIn.Answered(() => session.PerformPasskeyAttestationAsync(credential)) ?? throw Rules.PasskeyRefused.Broken();
        if (!answer.Succeeded) throw Rules.PasskeyRefused.Broken();
        answer.Passkey.Name = Short(name) ?? Words.L("通行密钥", "Passkey");
        await accounts.AddOrUpdatePasskeyAsync(account, answer.Passkey);
    }

    public async Task RenamePasskey(Account account, string id, string? name)
    {
        if (Short(name) is not { } words || await Passkey(account, id) is not { } passkey) return;
        passkey.Name = words;
        await accounts.AddOrUpdatePasskeyAsync(account, passkey);
    }

    public async Task RemovePasskey(Account account, string id)
    {
        if (await Passkey(account, id) is { } passkey) await accounts.RemovePasskeyAsync(account, passkey.CredentialId);
    }

    private async Task<UserPasskeyInfo?> Passkey(Account account, string id) => Base64Url.IsValid(id) ? await accounts.GetPasskeyAsync(account, Base64Url.DecodeFromChars(id)) : null;

    private async Task KeepOnlyThisSession(Account account)
    {
        rights.Forget(account.PersonId);
        await session.RefreshSignInAsync(account);
    }

    private static string? Short(string? name) => name?.Trim() is { Length: > 0 } words ? words[..Math.Min(60, words.Length)] : null;
}
