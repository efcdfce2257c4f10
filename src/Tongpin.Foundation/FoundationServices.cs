using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Tongpin.Foundation.Exchange;
using Tongpin.Foundation.People;

namespace Tongpin.Foundation;

/// <summary>How modules bring what foundation carries for them.</summary>
public static class FoundationServices
{
    /// <summary>Registers a kind of import: its page, its address in the API and its word on the command line follow from it.</summary>
    public static IServiceCollection AddImport<TKind>(this IServiceCollection services) where TKind : ImportKind => services.AddScoped<ImportKind, TKind>();

    /// <summary>Registers work that jobs do.</summary>
    public static IServiceCollection AddJobWork<TWork>(this IServiceCollection services) where TWork : class, IJobWork => services.AddScoped<IJobWork, TWork>();

    internal static IServiceCollection AddExchange(this IServiceCollection services, IConfiguration settings) => services
        .AddSingleton<ISealedFiles, SealedFiles>().AddSingleton(UploadLimit.Of(settings)).AddScoped<ImportDesk>().AddScoped<ImportListing>()
        .AddJobWork<CheckImport>().AddJobWork<WriteImport>();
}
