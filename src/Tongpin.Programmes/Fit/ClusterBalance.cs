namespace Tongpin.Programmes.Fit;

/// <summary>Which ratio a structure deviation (结构偏离度) is built on. Authors use both, so a page names the one it shows.</summary>
internal enum DeviationSign
{
    /// <summary>Supply ÷ demand − 1: positive means more students than demand.</summary>
    SupplyOverDemand,

    /// <summary>Demand ÷ supply − 1: positive means fewer students than demand.</summary>
    DemandOverSupply,
}

/// <summary>Supply share and demand share of one cluster, both 0 to 1 (or both in percent).</summary>
internal sealed record ClusterBalance(string Cluster, decimal Supply, decimal Demand)
{
    /// <summary>特定产业对接度, supply ÷ demand; null when nothing is demanded.</summary>
    public decimal? Specific => Demand == 0 ? null : Supply / Demand;

    /// <summary>结构偏离度, ≥ −1; null when the denominator of the chosen convention is 0.</summary>
    public decimal? Deviation(DeviationSign sign) => sign == DeviationSign.SupplyOverDemand
        ? Demand == 0 ? null : Supply / Demand - 1
        : Supply == 0 ? null : Demand / Supply - 1;
}
