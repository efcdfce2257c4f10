using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tongpin.Foundation;
using Tongpin.Kernel;

namespace Tongpin.Programmes.Fit.Weights;

/// <summary>Where a review of weights stands.</summary>
public enum WeightState { Open, Submitted, Settled }

internal readonly record struct WeightReviewId(Guid Value) : IId<WeightReviewId>
{
    public static WeightReviewId From(Guid value) => new(value);
}

/// <summary>
/// The programme committee looks at how far a programme serves each cluster in a year (权重评议). Members vote side by side, each with a
/// reason; the mean, once confirmed, is the expert vote of the year.
/// </summary>
internal sealed class WeightReview : IEdited, IOnce
{
    public const string Table = "programmes_weight_review";

    public WeightReviewId Id { get; private init; } = IdExtensions.New<WeightReviewId>();
    public required int Year { get; init; }
    public required string ProgrammeCode { get; init; }
    public required string ProgrammeName { get; init; }
    public WeightState State { get; private set; }
    public required string By { get; init; }
    public required DateTimeOffset At { get; init; }
    /// <summary>Mean share by cluster that was put up for confirmation; what lies outside all clusters stands under the empty code.</summary>
    public Dictionary<string, decimal> Mean { get; private set; } = [];
    public DateTimeOffset? SettledAt { get; private set; }
    public bool IsSample { get; init; }
    public int Edition { get; private set; }

    Rule IOnce.Already => Rules.OpenedMeanwhile;

    public void MustBeOpen()
    {
        if (State != WeightState.Open) throw Rules.WeightsClosed.Of([NameOf(State)]);
    }

    /// <summary>Puts the mean of the votes up for confirmation.</summary>
    public void Submit(IReadOnlyCollection<IReadOnlyDictionary<string, decimal>> votes, int quorum)
    {
        MustBeOpen();
        if (votes.Count < Math.Max(1, quorum)) throw Rules.TooFewVotes.Broken(votes.Count, Math.Max(1, quorum));
        (Mean, State) = (Shares.Mean(votes), WeightState.Submitted);
    }

    /// <summary>Follows its confirmation: approved it counts, else the votes are open again.</summary>
    /// <returns>True when the mean counts from now on.</returns>
    public bool Follow(ApprovalState state, DateTimeOffset at)
    {
        if (State != WeightState.Submitted) return false;
        if (state == ApprovalState.Approved) (State, SettledAt) = (WeightState.Settled, at);
        else if (state != ApprovalState.Running) State = WeightState.Open;
        return State == WeightState.Settled;
    }

    public static Words NameOf(WeightState state) => state switch
    {
        WeightState.Open => ("评议中", "Open for votes"),
        WeightState.Submitted => ("待确认", "To be confirmed"),
        _ => ("已确认", "Confirmed"),
    };

    public static string ToneOf(WeightState state) => state switch { WeightState.Open => "info", WeightState.Submitted => "warning", _ => "success" };
}

internal readonly record struct WeightVoteId(Guid Value) : IId<WeightVoteId>
{
    public static WeightVoteId From(Guid value) => new(value);
}

/// <summary>One member's vote with its reason.</summary>
internal sealed class WeightVote : IOnce
{
    public WeightVoteId Id { get; private init; } = IdExtensions.New<WeightVoteId>();
    public required WeightReviewId ReviewId { get; init; }
    public required Guid ById { get; init; }
    public required string By { get; init; }
    /// <summary>Share by cluster code, 0–1, sum 1 at most; the rest lies outside all clusters.</summary>
    public required Dictionary<string, decimal> Shares { get; set; }
    /// <summary>Never empty.</summary>
    public required string Why { get; set; }
    public required DateTimeOffset At { get; set; }

    Rule IOnce.Already => Rules.VotedMeanwhile;
}

/// <summary>Arithmetic of shares.</summary>
internal static class Shares
{
    private const int Digits = 4;

    /// <summary>The mean of votes by cluster, to four digits, with what lies outside all clusters under the empty code: together exactly 1. The greatest part takes what rounding leaves.</summary>
    /// <param name="votes">At least one; each sums to 1 at most.</param>
    public static Dictionary<string, decimal> Mean(IReadOnlyCollection<IReadOnlyDictionary<string, decimal>> votes)
    {
        var sums = votes.SelectMany(v => v).Where(s => s.Key.Length > 0).GroupBy(s => s.Key).ToDictionary(g => g.Key, g => g.Sum(s => s.Value) / votes.Count);
        sums[""] = Math.Max(0, 1 - sums.Values.Sum());
        var parts = sums.ToDictionary(s => s.Key, s => decimal.Round(s.Value, Digits, MidpointRounding.AwayFromZero));
        var greatest = parts.OrderByDescending(p => p.Value).ThenBy(p => p.Key, StringComparer.Ordinal).First().Key;
        parts[greatest] = 1 - parts.Where(p => p.Key != greatest).Sum(p => p.Value);
        return parts.Where(p => p.Value > 0).ToDictionary();
    }
}

internal sealed class WeightReviewMap : IEntityTypeConfiguration<WeightReview>, IEntityTypeConfiguration<WeightVote>
{
    public void Configure(EntityTypeBuilder<WeightReview> builder)
    {
        builder.ToTable(WeightReview.Table);
        builder.Property(r => r.ProgrammeCode).HasMaxLength(6);
        builder.Property(r => r.ProgrammeName).HasMaxLength(80);
        builder.Property(r => r.By).HasMaxLength(80);
        builder.Property(r => r.Mean).HasConversion(AsJson.Of<Dictionary<string, decimal>>(), AsJson.Same<Dictionary<string, decimal>>());
        builder.HasIndex(r => new { r.Year, r.ProgrammeCode }).IsUnique();
        builder.HasIndex(r => r.ProgrammeCode);
    }

    public void Configure(EntityTypeBuilder<WeightVote> builder)
    {
        builder.ToTable("programmes_weight_vote", table => table.HasCheckConstraint("ck_programmes_weight_vote_why", "length(trim(\"Why\")) > 0"));
        builder.Property(v => v.By).HasMaxLength(80);
        builder.Property(v => v.Why).HasMaxLength(1000);
        builder.Property(v => v.Shares).HasConversion(AsJson.Of<Dictionary<string, decimal>>(), AsJson.Same<Dictionary<string, decimal>>());
        builder.HasIndex(v => new { v.ReviewId, v.ById }).IsUnique();
        builder.HasOne<WeightReview>().WithMany().HasForeignKey(v => v.ReviewId).OnDelete(DeleteBehavior.Restrict);
    }
}

/// <summary>The files of a review of weights: what the members were shown. They stay once the votes are put up for confirmation.</summary>
internal sealed class WeightReviewEvidence(TongpinDb db, CurrentActor actor) : IEvidenceNoun
{
    public string Noun => WeightReview.Table;
    public string Edit => EditOf(actor.Value);
    public string RemoveOthers => Permissions.ReviewWeights;

    /// <summary>The office, and the members who vote: a vote rests on something.</summary>
    public static string EditOf(Actor actor) => actor.May(Permissions.Vote) ? Permissions.Vote : Permissions.ReviewWeights;

    public async Task<EvidencePlace?> Place(string record, CancellationToken ct) =>
        Guid.TryParse(record, out var value) && new WeightReviewId(value) is var id && await db.WeightReviews.Where(r => r.Id == id).Select(r => new { r.Year, r.ProgrammeCode, r.ProgrammeName }).FirstOrDefaultAsync(ct) is { } review && await WeightBook.Called(db, review.ProgrammeCode, review.ProgrammeName, ct) is var called
            ? new(Noun, record, Permissions.See, Title: new($"{called.Zh} {review.Year} 年权重评议", $"Review of weights of {called.En} in {review.Year}"), Href: $"/programmes/weights/{review.Year}/{review.ProgrammeCode}") : null;

    public async ValueTask<bool> IsDecidedOn(string record, CancellationToken ct) => Guid.TryParse(record, out var value) && new WeightReviewId(value) is var id && await db.WeightReviews.AnyAsync(r => r.Id == id && r.State != WeightState.Open, ct);
}
