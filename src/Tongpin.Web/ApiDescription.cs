using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Tongpin.Kernel;

namespace Tongpin.Web;

/// <summary>The description of the HTTP interface at <c>/openapi/v1.json</c>: what the doors themselves do not say.</summary>
internal static class ApiDescription
{
    public static void Configure(OpenApiOptions options, House house)
    {
        // By default a shape is known by its last name, and most forms are called Form.
        var shared = house.Assemblies.SelectMany(a => a.GetTypes()).Where(t => !t.IsNested).GroupBy(t => t.Name).Where(g => g.Count() > 1).Select(g => g.Key).ToHashSet();
        options.CreateSchemaReferenceId = shape => OpenApiOptions.CreateDefaultSchemaReferenceId(shape) is { } id ? Owner(shape.Type) + id : null;
        options.AddDocumentTransformer(Introduce).AddOperationTransformer(Refine);

        string Owner(Type type) => type.DeclaringType is { } outer ? Owner(outer) + outer.Name : !type.IsGenericType && shared.Contains(type.Name) ? type.Namespace!.Split('.')[1] : "";
    }

    private static Task Introduce(OpenApiDocument document, OpenApiDocumentTransformerContext _, CancellationToken __)
    {
        document.Info = new() { Title = "Tongpin 同频", Version = typeof(ApiDescription).Assembly.GetName().Version!.ToString(3), Description = "Everything the pages do. Applications send their key: Authorization: Bearer tp_…" };
        document.Components ??= new();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme> { ["key"] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "接口密钥 API key, given on the page /api-keys" } };
        document.Security = [new() { [new OpenApiSecuritySchemeReference("key", document)] = [] }];
        return Task.CompletedTask;
    }

    private static async Task Refine(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken _)
    {
        var doors = context.Description.ActionDescriptor.EndpointMetadata;
        if (doors.OfType<IAuthorizeData>().Any())
        {
            operation.Responses ??= [];
            operation.Responses.TryAdd("401", new OpenApiResponse { Description = "Nobody is signed in and no valid key was sent." });
            operation.Responses.TryAdd("403", new OpenApiResponse { Description = "The permission is missing." });
        }
        if (doors.OfType<ListParameters>().FirstOrDefault() is { } list) await Describe(operation, list, context.ApplicationServices);
    }

    private static async Task Describe(OpenApiOperation operation, ListParameters list, IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Value = Actor.House;
        var title = list.Title(scope.ServiceProvider);
        operation.Summary = $"{title.Zh} {title.En}";
        operation.Parameters ??= [];
        foreach (var filter in await list.Filters(scope.ServiceProvider)) Add(filter.Key, Told(filter), JsonSchemaType.String);
        Add("sort", "Column key; - before it for descending.", JsonSchemaType.String);
        Add("size", $"Rows of a page: {string.Join(", ", ListRequest.Sizes)}.", JsonSchemaType.Integer);
        Add("after", "Cursor: the answer's next.", JsonSchemaType.String);
        Add("before", "Cursor: the answer's previous.", JsonSchemaType.String);

        static string Told(Filter filter) => $"{filter.Title.Zh} {filter.Title.En}{(filter.IsDay ? ": 2026-09-01" : filter.Choices.Count is > 0 and <= 20 ? $": {string.Join(", ", filter.Choices.Select(c => c.Value))}" : "")}";

        void Add(string name, string description, JsonSchemaType type) => operation.Parameters.Add(new OpenApiParameter { Name = name, In = ParameterLocation.Query, Description = description, Schema = new OpenApiSchema { Type = type } });
    }
}
