using System.Globalization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Tongpin.Kernel;

/// <summary>The one place where a broken rule becomes HTTP: 409 with the rule's key and words.</summary>
public sealed class RuleBrokenHandler(IProblemDetailsService problems) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        Speak(httpContext);
        if (BrokenPageHandler.IsForPerson(httpContext) || Refusal(exception) is not { } broken) return false;

        httpContext.Response.StatusCode = StatusCodes.Status409Conflict;
        return await problems.TryWriteAsync(new()
        {
            HttpContext = httpContext,
            ProblemDetails = new ProblemDetails { Status = StatusCodes.Status409Conflict, Type = broken.Rule.Key, Title = broken.Words.ToString() },
        });
    }

    /// <summary>Answers in the reader's language: what was chosen inside the request is forgotten on the way out here.</summary>
    internal static void Speak(HttpContext http)
    {
        if (http.RequestServices.GetService<CurrentActor>()?.Value.Language is { } language) CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
    }

    /// <summary>Whether it is an answer to what was asked rather than a failure of the house: only failures are logged.</summary>
    public static bool IsAnswer(Exception exception) => exception is BadHttpRequestException || Refusal(exception) is not null;

    /// <summary>What was refused, by a rule or by a database that cannot keep a text.</summary>
    internal static RuleBroken? Refusal(Exception exception) => exception as RuleBroken
        ?? ((exception is DbUpdateException ? exception.InnerException : exception) is PostgresException { SqlState: PostgresErrorCodes.CharacterNotInRepertoire } ? NoText.Broken() : null);

    private static readonly Rule NoText = new("kernel.no-text", ("文字里有不能保存的字符。", "The text holds a character that cannot be kept."));
}
