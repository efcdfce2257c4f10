using Tongpin.Kernel;

namespace Tongpin.Demand;

/// <summary>A cluster as neighbours see it.</summary>
/// <param name="Unverified">The name is from general knowledge and waits for a person to check it.</param>
public sealed record ClusterFacts(string Code, Words Name, Words Tier, bool Unverified);

/// <summary>Adverts of one year that were matched to a programme and stand in a cluster; <paramref name="Cluster"/> is empty outside all clusters.</summary>
public sealed record AdvertCount(int Year, string Programme, string Cluster, int Adverts);

/// <summary>An entry of the national catalogue as neighbours see it.</summary>
public sealed record CatalogueFacts(string Code, Words Name, Words Category, Words Class, string Level, bool StateControlled);

/// <summary>An enterprise as neighbours see it.</summary>
public sealed record EnterpriseFacts(EnterpriseId Id, string Name, string ClusterCode, EnterpriseSize? Size);

/// <summary>What other modules may ask of industry demand.</summary>
public interface IDemand
{
    /// <summary>Table of the clusters, for who keeps them (<see cref="Foundation.IKeepRecords"/>).</summary>
    const string Cluster = "demand_cluster";

    /// <summary>Clusters of the college's taxonomy that are valid on a day, in the order of their codes.</summary>
    Task<IReadOnlyList<ClusterFacts>> Clusters(DateOnly on, CancellationToken ct);

    /// <summary>A cluster by its code, whether it is still valid or not.</summary>
    Task<ClusterFacts?> ClusterOf(string code, CancellationToken ct);

    /// <summary>Counts of matched adverts by year, programme and cluster, both years included.</summary>
    Task<IReadOnlyList<AdvertCount>> Adverts(int fromYear, int toYear, CancellationToken ct);

    /// <summary>Entries of the national catalogue by code; unknown codes are left out.</summary>
    Task<IReadOnlyDictionary<string, CatalogueFacts>> Catalogue(IReadOnlyCollection<string> codes, CancellationToken ct);

    /// <summary>Names of the whole national catalogue by code; empty when none was imported.</summary>
    Task<IReadOnlyDictionary<string, Words>> CatalogueNames(CancellationToken ct);

    /// <summary>Names of the provinces; empty when no districts were imported.</summary>
    Task<IReadOnlyCollection<string>> Provinces(CancellationToken ct);

    /// <summary>Codes of these clusters (records of <see cref="Cluster"/>).</summary>
    Task<IReadOnlyCollection<string>> ClusterCodes(IReadOnlyCollection<Guid> ids, CancellationToken ct);

    /// <summary>Enterprises by exact name; unknown names are left out.</summary>
    Task<IReadOnlyDictionary<string, EnterpriseFacts>> Enterprises(IReadOnlyCollection<string> names, CancellationToken ct);
}

/// <summary>Adverts were matched, or a person settled a match: what counts them is stale.</summary>
public sealed record AdvertsMatched(int Adverts) : IFact;
