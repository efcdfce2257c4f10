using System.ComponentModel.DataAnnotations;
using System.Diagnostics.CodeAnalysis;

namespace Tongpin.Kernel;

/// <summary>Holds a form of a page or a command to its attributes, as the HTTP doors do by themselves.</summary>
public static class Filled
{
    private static readonly Rule FormWrong = new("kernel.form", ("{0}", "{0}"));

    /// <param name="named">With the name of the field, for who has no form before his eyes.</param>
    /// <exception cref="RuleBroken">The first thing that is wrong.</exception>
    public static void MustBeRight([NotNull] this object? form, bool named = false)
    {
        // A form of which every field is empty does not come at all.
        if (form is null) throw FormWrong.Broken(Words.L("没有填写任何内容。", "Nothing was filled in."));
        List<ValidationResult> wrong = [];
        if (Validator.TryValidateObject(form, new(form), wrong, validateAllProperties: true)) return;
        throw FormWrong.Broken(named ? $"{string.Join(' ', wrong[0].MemberNames)}: {wrong[0].ErrorMessage}" : wrong[0].ErrorMessage);
    }
}
