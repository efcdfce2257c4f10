using Microsoft.EntityFrameworkCore;
using Tongpin.Demand;
using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Programmes.Fit.Runs;
using Tongpin.Programmes.Proposals;

namespace Tongpin.Programmes.Fit.Weights;

/// <summary>The academic office opens the reviews of a year: for all enrolling programmes and open proposals, or for one of them.</summary>
internal sealed class OpenWeightReviews(TongpinDb db, CurrentActor actor, TimeProvider clock)
{
    public sealed class Form
    {
        [Needed, Between(2000, 2100)] public int? Year { get; set; }
        /// <summary>Empty: all.</summary>
        [AtMost(6)] public string? Code { get; set; }
    }

    /// <returns>How many were opened; those that are open stay as they are.</returns>
    public async Task<int> Run(Form form, CancellationToken ct)
    {
        // load
        var (year, code, now) = (form.Year!.Value, form.Code?.Trim() ?? "", clock.GetUtcNow());
        var known = (await db.WeightReviews.Where(r => r.Year == year).Select(r => r.ProgrammeCode).ToListAsync(ct)).ToHashSet();
        var programmes = await Programme.Within(db.Programmes, actor.Value, Permissions.ReviewWeights).Where(p => p.FirstIntake <= year && (p.LastIntake == null || p.LastIntake >= year)).Select(p => new { p.Code, p.Name }).ToListAsync(ct);
        var proposed = await Proposal.Within(db.Proposals, actor.Value, Permissions.ReviewWeights).Where(p => p.Year == year && p.State != ProposalState.Refused && p.State != ProposalState.Filed).Select(p => new { p.Code, p.Name }).ToListAsync(ct);

        // decide
        var wanted = programmes.Concat(proposed).DistinctBy(p => p.Code).Where(p => code.Length == 0 || p.Code == code).ToList();
        if (wanted.Count == 0) throw Rules.NothingToReview.Broken(code.Length > 0 ? code : year);
        var opened = wanted.Where(p => !known.Contains(p.Code)).Select(p => new WeightReview { Year = year, ProgrammeCode = p.Code, ProgrammeName = p.Name, By = actor.Value.Name, At = now }).ToList();

        // save
        db.WeightReviews.AddRange(opened);
        await db.SaveChangesAsync(ct);
        return opened.Count;
    }
}

/// <summary>A member of the programme committee votes, or changes his vote while the review is open.</summary>
internal sealed class CastVote(TongpinDb db, IDemand demand, CurrentActor actor, TimeProvider clock)
{
    public sealed class Form
    {
        public List<ShareRow> Shares { get; set; } = [];
        [Needed, AtMost(1000)] public string? Why { get; set; }
    }

    public sealed class ShareRow
    {
        public string? Cluster { get; set; }
        /// <summary>0–1.</summary>
        public decimal? Share { get; set; }
    }

    /// <returns>False when there is no such review within reach.</returns>
    public async Task<bool> Run(int year, string code, Form form, CancellationToken ct)
    {
        // load
        var (me, now) = (actor.Value, clock.GetUtcNow());
        if (await WeightBook.Within(db, me, Permissions.Vote).AsNoTracking().FirstOrDefaultAsync(r => r.Year == year && r.ProgrammeCode == code, ct) is not { } review) return false;
        var clusters = (await demand.Clusters(FitRules.DayOf(year, now.BeijingDay()), ct)).Select(c => c.Code).ToHashSet();
        var vote = await db.WeightVotes.FirstOrDefaultAsync(v => v.ReviewId == review.Id && v.ById == me.Id, ct);

        // decide
        review.MustBeOpen();
        if (me.IsApplication) throw Rules.ByPeopleOnly.Broken();
        if (form.Why?.Trim() is not { Length: > 0 } why) throw Rules.VoteReason.Broken();
        var given = form.Shares.Where(s => s.Share > 0 || s.Share < 0).ToList();
        if (given.Find(s => s.Cluster is null || !clusters.Contains(s.Cluster)) is { } wrong) throw Rules.NoSuchCluster.Broken(wrong.Cluster);
        if (given.Exists(s => s.Share < 0) || given.Sum(s => s.Share) > 1 || given.DistinctBy(s => s.Cluster).Count() != given.Count) throw Rules.VotesOverOne.Broken(code, year, given.Sum(s => s.Share));
        var shares = given.ToDictionary(s => s.Cluster!, s => s.Share!.Value);
        if (vote is null) db.WeightVotes.Add(new() { ReviewId = review.Id, ById = me.Id, By = me.Name, Shares = shares, Why = why, At = now });
        else (vote.Shares, vote.Why, vote.At) = (shares, why, now);

        // save
        await db.SaveChangesAsync(ct);
        return true;
    }
}

/// <summary>The academic office puts the mean of the votes up for confirmation by the committee.</summary>
internal sealed class SubmitWeights(TongpinDb db, IApprovals approvals, IRegulations regulations, CurrentActor actor, TimeProvider clock)
{
    /// <summary>Kind of approval.</summary>
    public const string Approval = "programmes.weights";

    public static ApprovalKind Flow { get; } = new(Approval, ("契合权重确认", "Confirmation of weights"), [new("committee", ("专业建设指导委员会确认", "Programme committee"), BuiltInRoles.ProgrammeCommittee)]);

    /// <returns>False when there is no such review within reach.</returns>
    public async Task<bool> Run(int year, string code, CancellationToken ct)
    {
        if (await WeightBook.Within(db, actor.Value, Permissions.ReviewWeights).FirstOrDefaultAsync(r => r.Year == year && r.ProgrammeCode == code, ct) is not { } review) return false;
        var votes = await db.WeightVotes.AsNoTracking().Where(v => v.ReviewId == review.Id).Select(v => v.Shares).ToListAsync(ct);
        review.Submit(votes, (int)(await regulations.InForce(Regulations.WeightQuorum, clock.GetUtcNow().BeijingDay(), ct)).Number);
        var called = await WeightBook.Called(db, code, review.ProgrammeName, ct);
        await approvals.Submit(new(Approval, WeightReview.Table, review.Id.Value.ToString(), new($"{year} 年 {code} {called.Zh} 契合权重", $"Weights of {code} {called.En} in {year}"), $"/programmes/weights/{year}/{code}"), ct);
        await db.SaveChangesAsync(ct);
        return true;
    }
}

/// <summary>Confirmed weights become the expert vote of the year, and fit follows; hearing twice comes to the same end.</summary>
internal sealed class SettleWeights(TongpinDb db, ComputeFit fit) : IHear<ApprovalMoved>
{
    public async Task Hear(ApprovalMoved fact, CancellationToken ct)
    {
        // load
        if (fact.Kind != SubmitWeights.Approval || fact.Noun != WeightReview.Table || !Guid.TryParse(fact.Record, out var record)) return;
        var id = new WeightReviewId(record);
        if (await db.WeightReviews.FirstOrDefaultAsync(r => r.Id == id, ct) is not { } review) return;
        var votes = await db.Evidence.Where(e => e.Year == review.Year && e.ProgrammeCode == review.ProgrammeCode && e.Kind == EvidenceKind.ExpertVote).ToListAsync(ct);

        // decide
        if (review.Follow(fact.State, fact.At)) Replace(review, votes);

        // save
        await db.SaveChangesAsync(ct);
        if (review.State == WeightState.Settled && await db.Programmes.AnyAsync(p => p.Code == review.ProgrammeCode && p.FirstIntake <= review.Year, ct)) await fit.Follow(review.Year, ct);
    }

    // By hand: a later import leaves alone what the committee has confirmed. What it gave to no cluster is part of its vote.
    private void Replace(WeightReview review, List<EvidenceAmount> votes)
    {
        var shares = review.Mean;
        db.Evidence.RemoveRange(votes.Where(v => !shares.ContainsKey(v.ClusterCode)));
        foreach (var (cluster, share) in shares)
        {
            if (votes.Find(v => v.ClusterCode == cluster) is not { } vote) db.Evidence.Add(vote = new() { ProgrammeCode = review.ProgrammeCode, Year = review.Year, Kind = EvidenceKind.ExpertVote, ClusterCode = cluster });
            (vote.Amount, vote.TouchedByHand) = (share, [nameof(EvidenceAmount.Amount)]);
        }
    }
}
