using Microsoft.AspNetCore.Identity;
using Tongpin.Kernel;

namespace Tongpin.Foundation.Accounts;

/// <summary>Writing accounts through Identity, whose answers are easily overlooked.</summary>
internal static class AccountWrites
{
    /// <summary>Saves the account and ends its sessions.</summary>
    /// <exception cref="RuleBroken">Somebody else wrote the account since it was read, a wrong password for one; nothing was saved.</exception>
    public static async Task Renew(this UserManager<Account> accounts, Account account)
    {
        if (!(await accounts.UpdateSecurityStampAsync(account)).Succeeded) throw IEdited.ChangedMeanwhile.Broken();
    }
}
