namespace Tongpin.Foundation.Approvals;

/// <summary>What a person says to a step.</summary>
public enum Verdict { Approve, Return, Refuse }

/// <summary>A panel (会审) ends as soon as the opinions still missing cannot change its result, or when its time is over and the quorum is there.</summary>
internal static class Panel
{
    /// <param name="inFavour">Opinions for.</param>
    /// <param name="against">Opinions against.</param>
    /// <param name="seats">Members who may give one.</param>
    /// <returns>Approved with more for than against; null while it is open.</returns>
    public static Verdict? Verdict(int inFavour, int against, int seats, int quorum, bool late)
    {
        var given = inFavour + against;
        if (given < Math.Max(1, quorum)) return null;
        var missing = late ? 0 : Math.Max(0, seats - given);
        return inFavour > against + missing ? Approvals.Verdict.Approve : inFavour + missing <= against ? Approvals.Verdict.Refuse : null;
    }
}
