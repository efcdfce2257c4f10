using Microsoft.Extensions.DependencyInjection;

namespace Tongpin.Foundation;

/// <summary>Registering kinds of imports.</summary>
public static class ImportServices
{
    public static IServiceCollection AddImport<TKind>(this IServiceCollection services) where TKind : ImportKind => services.AddScoped<ImportKind, TKind>();
}
