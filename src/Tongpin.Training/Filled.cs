using System.ComponentModel.DataAnnotations;

namespace Tongpin.Training;

/// <summary>Holds a form of a page to its attributes, as the HTTP doors do by themselves.</summary>
internal static class Filled
{
    /// <exception cref="Kernel.RuleBroken">The first thing that is wrong.</exception>
    public static void MustBeRight(this object? form)
    {
        // A form of which every field is empty does not come at all.
        if (form is null) throw Rules.FormWrong.Broken(Kernel.Words.L("没有填写任何内容。", "Nothing was filled in."));
        List<ValidationResult> wrong = [];
        if (!Validator.TryValidateObject(form, new(form), wrong, validateAllProperties: true)) throw Rules.FormWrong.Broken(wrong[0].ErrorMessage);
    }
}
