using System.ComponentModel.DataAnnotations;

namespace Tongpin.Kernel;

/// <summary>A field that must be filled in; the message is in the reader's language.</summary>
public sealed class NeededAttribute : RequiredAttribute
{
    public override string FormatErrorMessage(string name) => Words.L("请填写此项。", "Please fill this in.");
}

/// <summary>A text of at most so many characters.</summary>
public sealed class AtMostAttribute(int length) : StringLengthAttribute(length)
{
    public override string FormatErrorMessage(string name) => Words.L($"最多 {MaximumLength} 个字。", $"At most {MaximumLength} characters.");
}

/// <summary>A number within bounds, both included.</summary>
public sealed class BetweenAttribute(double least, double most) : RangeAttribute(least, most)
{
    public override string FormatErrorMessage(string name) => Words.L($"应在 {Minimum} 与 {Maximum} 之间。", $"Must be between {Minimum} and {Maximum}.");
}

/// <summary>A text of one shape, said in words.</summary>
public sealed class ShapedAttribute(string pattern, string zh, string en) : RegularExpressionAttribute(pattern)
{
    public override string FormatErrorMessage(string name) => Words.L(zh, en);
}

/// <summary>An address that mail can be sent to; none is right, too.</summary>
public sealed class MailAddressAttribute : ValidationAttribute
{
    public override bool IsValid(object? value) => value is null or "" || new EmailAddressAttribute().IsValid(value);
    public override string FormatErrorMessage(string name) => Words.L("邮箱地址不对，如 wang@college.edu.cn。", "This is no e-mail address such as wang@college.edu.cn.");
}

/// <summary>A list of which at least one must be chosen.</summary>
public sealed class AtLeastOneAttribute : ValidationAttribute
{
    public override bool IsValid(object? value) => value is System.Collections.ICollection { Count: > 0 };
    public override string FormatErrorMessage(string name) => Words.L("请至少选择一项。", "Please choose at least one.");
}
