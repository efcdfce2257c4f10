using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace Tongpin.Kernel;

/// <summary>A form that the page no longer has, since it was sent from another tab or a second time, or that lay open too long.</summary>
public static class StaleForms
{
    /// <summary>Leads back to the page as it is now, and says that nothing was done, where the framework would answer 400 and nothing to read.</summary>
    public static IApplicationBuilder UseStaleForms(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        if (HttpMethods.IsPost(http.Request.Method))
            http.Response.OnStarting(() =>
            {
                var response = http.Response;
                if (response.StatusCode != StatusCodes.Status400BadRequest || response.ContentType?.StartsWith("text/html", StringComparison.Ordinal) == true || http.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is null) return Task.CompletedTask;
                response.StatusCode = StatusCodes.Status303SeeOther;
                response.Headers.Location = UriHelper.BuildRelative(http.Request.PathBase, http.Request.Path, http.Request.QueryString);
                response.Note(("这张表单已经提交过，或打开太久；这次没有做任何改动。下面是现在的内容。", "This form was sent before, or lay open too long; nothing was done this time. Here is the page as it is now."));
                return Task.CompletedTask;
            });
        return next(http);
    });
}
