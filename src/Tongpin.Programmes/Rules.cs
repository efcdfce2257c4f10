using Tongpin.Kernel;

namespace Tongpin.Programmes;

internal static class Rules
{
    public static readonly Rule NoProgrammes = new("programmes.fit.no-programmes", ("{0} 年没有招生专业，无法计算契合度。请先导入专业。", "No programme enrols in {0}, so there is no fit to compute. Import the programmes first."));
    public static readonly Rule NoHeadcounts = new("programmes.fit.no-headcounts", ("{0} 年没有在校生数，无法计算契合度。请先导入在校生数。", "There are no numbers of students for {0}, so there is no fit to compute. Import them first."));
    public static readonly Rule VotesOverOne = new("programmes.evidence.votes-over-one", ("{0} {1} 年专家评议占比合计为 {2}，不能超过 1。", "The expert votes for {0} in {1} add up to {2}; they must not exceed 1."));
}
