using System.Collections.Frozen;
using Microsoft.AspNetCore.Identity;

namespace Tongpin.Foundation.Accounts;

/// <summary>Refuses the passwords that are tried first everywhere, the number of the account, and one character repeated.</summary>
internal sealed class CommonPasswords : IPasswordValidator<Account>
{
    // Those of ten characters and more; shorter ones are refused by length.
    private static readonly FrozenSet<string> Common = FrozenSet.Create(StringComparer.OrdinalIgnoreCase,
        "1234567890", "0123456789", "12345678910", "123456789a", "a123456789", "123456789q", "q123456789", "123456789abc", "abc123456789", "1234567891", "12345678901", "123456123456",
        "1q2w3e4r5t", "1q2w3e4r5t6y", "1qaz2wsx3edc", "qazwsxedcrfv", "qwertyuiop", "qwertyuiop123", "qwerty1234", "qwerty12345", "qwerty123456", "asdfghjkl123", "zxcvbnm123", "zxcvbnm123456",
        "password12", "password123", "password1234", "password12345", "passw0rd123", "p@ssw0rd123", "iloveyou123", "woaini1314", "woaini1314520", "woaini520520", "woaini123456", "5201314520", "1314520520", "5201314woaini",
        "admin12345", "admin123456", "admin@123456", "administrator", "root123456", "letmein123", "welcome123", "changeme123", "chongqing123", "xuexiao123456", "tongpin123", "tongpin123456", "aa12345678", "aa123456789", "abcd123456", "abcd1234567", "abcdefghij", "1122334455", "9876543210", "0987654321", "147258369a", "zhongguo123", "zhanghao123");

    public Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password) => Task.FromResult(
        password is null || Common.Contains(password) || password.Distinct().Count() < 3 || password.Equals(user.UserName, StringComparison.OrdinalIgnoreCase)
            ? IdentityResult.Failed(new IdentityError { Code = "CommonPassword", Description = Rules.WeakPassword.Message.ToString() })
            : IdentityResult.Success);
}
