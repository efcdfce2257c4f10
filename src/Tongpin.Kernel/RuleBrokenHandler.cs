using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Tongpin.Kernel;

/// <summary>The one place where a broken rule becomes HTTP: 409 with the rule's key and words; and what cannot be read 400 with the reason.</summary>
public sealed class RuleBrokenHandler(IProblemDetailsService problems) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        Speak(httpContext);
        if (BrokenPageHandler.IsForPerson(httpContext)) return false;
        var problem = Refusal(exception) is { } broken
            ? new ProblemDetails { Status = StatusCodes.Status409Conflict, Type = broken.Rule.Key, Title = broken.Words.ToString() }
            : exception is BadHttpRequestException unreadable
            ? new ProblemDetails { Status = unreadable.StatusCode, Type = "kernel.unreadable", Title = Words.L("请求内容无法读取，没有执行。", "The request could not be read; nothing was done."), Detail = Reason(unreadable) }
            : null;
        if (problem is null) return false;

        httpContext.Response.StatusCode = problem.Status!.Value;
        return await problems.TryWriteAsync(new() { HttpContext = httpContext, ProblemDetails = problem });
    }

    // Of a body in JSON the reader says where it is wrong; its words name no more than what was sent.
    private static string Reason(BadHttpRequestException unreadable) => unreadable.InnerException is JsonException json ? json.Message : unreadable.Message;

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
