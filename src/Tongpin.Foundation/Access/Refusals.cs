using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Tongpin.Kernel;

namespace Tongpin.Foundation.Access;

/// <summary>How the doors say no: programs get 401 or 403 as problem details, people a page that tells how to go on.</summary>
internal sealed class Refusals(House house) : IAuthorizationMiddlewareResultHandler
{
    private static readonly AuthorizationMiddlewareResultHandler Pass = new();

    public async Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (authorizeResult.Succeeded)
        {
            await Pass.HandleAsync(next, context, policy, authorizeResult);
            return;
        }

        var missing = Missing(context);
        if (ForPrograms(context.Request))
        {
            var problem = authorizeResult.Challenged
                ? TypedResults.Problem(statusCode: StatusCodes.Status401Unauthorized, type: "foundation.sign-in.needed", title: Words.L("请先登录，或提供接口密钥。", "Sign in, or bring an API key."))
                : TypedResults.Problem(statusCode: StatusCodes.Status403Forbidden, type: "foundation.permission.missing", title: Words.L($"缺少权限“{missing?.Title}”。", $"The permission “{missing?.Title}” is missing."),
                    extensions: new Dictionary<string, object?> { ["permission"] = missing?.Key });
            if (authorizeResult.Challenged) context.Response.Headers.WWWAuthenticate = "Bearer";
            await problem.ExecuteAsync(context);
            return;
        }

        var here = HttpMethods.IsGet(context.Request.Method) ? context.Request.Path + context.Request.QueryString : context.Request.Path.Value!;
        if (authorizeResult.Challenged && HttpMethods.IsPost(context.Request.Method)) context.Response.Note(("登录已过期，刚才提交的内容没有保存。请登录后重新填写。", "Your session had ended and what you sent was not saved. Please sign in and enter it again."));
        context.Response.Redirect(authorizeResult.Challenged
            ? QueryHelpers.AddQueryString("/sign-in", "r", here)
            : QueryHelpers.AddQueryString("/denied", "permission", missing?.Key ?? ""));
    }

    private static bool ForPrograms(HttpRequest request) => request.Path.StartsWithSegments("/api") || request.Path.StartsWithSegments("/export");

    // The policies of the house are its permissions.
    private Permission? Missing(HttpContext http)
    {
        var actor = (CurrentActor)http.RequestServices.GetService(typeof(CurrentActor))!;
        var asked = http.GetEndpoint()?.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(a => a.Policy) ?? [];
        return house.Permissions.FirstOrDefault(p => asked.Contains(p.Key) && !actor.Value.May(p.Key));
    }
}
