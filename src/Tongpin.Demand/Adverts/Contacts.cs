using System.Text.RegularExpressions;

namespace Tongpin.Demand.Adverts;

/// <summary>Takes personal contact data out of advert texts on entry, so that the house never holds it.</summary>
internal static partial class Contacts
{
    public static string Strip(string text)
    {
        if (text.Length == 0) return text;
        text = Url().Replace(text, "[网址已删]");
        text = Mail().Replace(text, "[邮箱已删]");
        text = IdentityNumber().Replace(text, "[证件号已删]");
        text = Messenger().Replace(text, m => $"{m.Groups[1].Value}[账号已删]");
        text = Phone().Replace(text, "[电话已删]");
        return Person().Replace(text, m => $"{m.Groups[1].Value}[联系人已删]");
    }

    [GeneratedRegex(@"(?:https?://|www\.)[^\s，。；）)]+", RegexOptions.IgnoreCase)]
    private static partial Regex Url();

    [GeneratedRegex(@"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")]
    private static partial Regex Mail();

    [GeneratedRegex(@"(?<!\d)\d{17}[\dXx](?!\d)")]
    private static partial Regex IdentityNumber();

    [GeneratedRegex(@"((?:QQ|微信|wechat|weixin|WX|V信)(?:号|群)?\s*[:：]?\s*)[A-Za-z0-9_-]{5,20}", RegexOptions.IgnoreCase)]
    private static partial Regex Messenger();

    // Mobile numbers with or without separators, and landlines with an area code.
    [GeneratedRegex(@"(?<!\d)(?:(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}|0\d{2,3}[- ]?\d{7,8}(?:-\d{1,5})?|400[- ]?\d{3}[- ]?\d{4})(?!\d)")]
    private static partial Regex Phone();

    [GeneratedRegex(@"(联系人\s*[:：]\s*)[\p{IsCJKUnifiedIdeographs}]{1,4}(?:先生|女士|老师|经理|小姐)?")]
    private static partial Regex Person();
}
