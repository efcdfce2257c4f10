using Tongpin.Kernel;

namespace Tongpin.Programmes.Fit;

/// <summary>What speaks for a programme's weight to a cluster.</summary>
public enum EvidenceKind
{
    /// <summary>专家评议: points that the programme's board gave to clusters.</summary>
    ExpertVote,

    /// <summary>招聘岗位: adverts of the year that match the programme.</summary>
    Adverts,

    /// <summary>校企协议: agreements in force.</summary>
    Agreements,

    /// <summary>毕业生去向: graduates of the year who found work.</summary>
    Graduates,
}

/// <summary>One kind of evidence for one programme, as parts of a whole: 35 of 50 adverts, 0.7 of one vote.</summary>
/// <param name="Whole">≥ 0; what the parts leave of it lies outside all clusters. 0 says that there is no data.</param>
/// <param name="Parts">Amount per cluster code, each ≥ 0, sum ≤ whole.</param>
internal sealed record Evidence(EvidenceKind Kind, decimal Whole, IReadOnlyDictionary<string, decimal> Parts)
{
    public IReadOnlyDictionary<string, decimal> Parts { get; } = Parts.Values.All(p => p >= 0) && Parts.Values.Sum() <= Whole
        ? Parts
        : throw new ArgumentOutOfRangeException(nameof(Parts), "Parts are not negative and do not exceed the whole.");

    /// <summary>The part that lies on the given clusters.</summary>
    public decimal On(IReadOnlySet<string> clusters) => Parts.Where(p => clusters.Contains(p.Key)).Sum(p => p.Value);

    public static Words NameOf(EvidenceKind kind) => kind switch
    {
        EvidenceKind.ExpertVote => new("专家评议", "expert vote"),
        EvidenceKind.Adverts => new("招聘岗位", "adverts"),
        EvidenceKind.Agreements => new("校企协议", "agreements"),
        _ => new("毕业生去向", "graduates"),
    };
}
