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
