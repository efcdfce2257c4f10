using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Tongpin.Kernel;

/// <summary>The HTTP doors hold a form to the same attributes as its page does: 400 with the fields and words.</summary>
public static class CheckedForms
{
    /// <summary>Checks every argument whose type is named <c>Form</c>.</summary>
    public static RouteGroupBuilder CheckForms(this RouteGroupBuilder group) => group.AddEndpointFilter(async (call, next) =>
    {
        List<ValidationResult> wrong = [];
        foreach (var form in call.Arguments.Where(a => a?.GetType().Name.EndsWith("Form", StringComparison.Ordinal) == true)) Validator.TryValidateObject(form!, new(form!), wrong, validateAllProperties: true);
        return wrong.Count == 0
            ? await next(call)
            : TypedResults.ValidationProblem(wrong.SelectMany(w => w.MemberNames.DefaultIfEmpty(""), (w, field) => (Field: field, w.ErrorMessage)).GroupBy(w => w.Field).ToDictionary(g => g.Key, g => g.Select(w => w.ErrorMessage ?? "").ToArray()));
    });
}
