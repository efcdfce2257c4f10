using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace Tongpin.Kernel;

/// <summary>What a person sees when the house has failed: words, the number under which the log tells more, and a way back. Programs get problem details.</summary>
public sealed class BrokenPageHandler : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (!IsForPerson(httpContext)) return false;
        // Each handler runs in a culture of its own.
        RuleBrokenHandler.Speak(httpContext);
        var refusal = RuleBrokenHandler.Refusal(exception);
        if (refusal is not null) httpContext.Response.StatusCode = StatusCodes.Status409Conflict;
        var (title, words) = refusal is not null
            ? (Words.L("没有执行", "Not done"), refusal.Words.ToString())
            : exception is BadHttpRequestException
            ? (Words.L("没有收到完整的内容", "The request was not complete"), Words.L("请返回上一页，刷新后再试。没有保存任何内容。", "Please go back, reload the page and try again. Nothing was saved."))
            : HttpMethods.IsGet(httpContext.Request.Method)
            ? (Words.L("系统出了问题", "Something went wrong"), Words.L("页面没能显示，已保存的内容不受影响。请再试一次；仍然不行，请把下面的编号告诉系统管理员。", "The page could not be shown; what is saved stays as it is. Please try again; if it stays so, tell the administrator the number below."))
            : (Words.L("系统出了问题", "Something went wrong"), Words.L("没有保存任何内容。请再试一次；仍然不行，请把下面的编号告诉系统管理员。", "Nothing was saved. Please try again; if it stays so, tell the administrator the number below."));
        await Say(httpContext, title, words, httpContext.TraceIdentifier, cancellationToken);
        return true;
    }

    /// <summary>Words for a person where a door has nothing to hand out, such as a file of a year that has none.</summary>
    public static Task Missing(HttpContext http)
    {
        if (http.Response.StatusCode != StatusCodes.Status404NotFound || !IsForPerson(http)) return Task.CompletedTask;
        RuleBrokenHandler.Speak(http);
        return Say(http, Words.L("没有这个文件", "There is no such file"), Words.L("您要的内容不存在，或不在您可见的范围内。", "What you asked for does not exist, or is not for you to see."), "", http.RequestAborted);
    }

    private static Task Say(HttpContext http, string title, string words, string number, CancellationToken ct)
    {
        http.Response.ContentType = "text/html; charset=utf-8";
        return http.Response.WriteAsync(new Markup().Add($"""
            <!DOCTYPE html><html lang="{(Words.InEnglish ? "en" : "zh-CN")}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{title}</title>
            <body style="font:1rem/1.7 system-ui,'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif;max-width:36rem;margin:12vh auto;padding:0 1rem;color-scheme:light dark">
            <h1 style="font-size:1.5rem">{title}</h1><p>{words}</p><p><code>{number}</code></p><p><a href="/">{Words.L("回到首页", "Back to the start")}</a></p></body></html>
            """).Done().Value, ct);
    }

    /// <summary>Whether a browser asks for a page, not a program for data.</summary>
    internal static bool IsForPerson(HttpContext http) => !http.Request.Path.StartsWithSegments("/api") && http.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal);
}
