using System.Globalization;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Tongpin.Kernel;

namespace Tongpin.Programmes.Fit.Weights;

public sealed record WeightReviewRow(int Year, string Code, string Name, string NameEn, WeightState State, int Votes, decimal? OnTargets, DateTimeOffset At, DateTimeOffset? SettledAt, bool IsSample);

/// <summary>Reviews of weights by the programme committee.</summary>
internal sealed class WeightReviewsList(TongpinDb db, CurrentActor actor, IMemoryCache cache) : Listing<WeightReview, WeightReviewRow>(db, actor, cache)
{
    private static readonly IReadOnlyList<Column<WeightReview, WeightReviewRow>> Shown =
    [
        new Column<WeightReview, WeightReviewRow>("code", ("专业代码", "Code"), r => r.Code) { Link = r => $"/programmes/weights/{r.Year}/{r.Code}" }.SortBy(r => r.ProgrammeCode),
        new("name", ("专业", "Programme"), r => Words.Of(r.Name, r.NameEn)) { Link = r => $"/programmes/weights/{r.Year}/{r.Code}" },
        new Column<WeightReview, WeightReviewRow>("year", ("年份", "Year"), r => r.Year.ToString(CultureInfo.InvariantCulture)).SortBy(r => r.Year),
        new("state", ("状态", "State"), r => WeightReview.NameOf(r.State)) { Tone = r => WeightReview.ToneOf(r.State) },
        new("votes", ("票数", "Votes"), r => r.Votes, CellKind.Integer),
        new("weight", ("现行目标集群权重", "Target weight now"), r => r.OnTargets, CellKind.Percent),
        new("settled", ("确认时间", "Confirmed"), r => r.SettledAt, CellKind.Instant) { Minor = true },
        new("sample", ("数据", "Data"), r => r.IsSample ? new Words("示例", "Sample") : null) { Tone = _ => "warning" },
    ];

    public override string Key => "programmes.weights";
    public override Words Title => ("权重评议", "Reviews of weights");
    public override string Permission => Permissions.See;
    protected override string DefaultSort => "code";
    protected override IReadOnlyList<Column<WeightReview, WeightReviewRow>> ColumnsOf() => Shown;

    protected override Expression<Func<WeightReview, WeightReviewRow>> Row => r => new(r.Year, r.ProgrammeCode, r.ProgrammeName,
        Db.Set<Programme>().Where(p => p.Code == r.ProgrammeCode).Select(p => p.NameEn).FirstOrDefault() ?? Db.Set<Proposals.Proposal>().Where(p => p.Code == r.ProgrammeCode).Select(p => p.NameEn).FirstOrDefault() ?? "", r.State, Db.Set<WeightVote>().Count(v => v.ReviewId == r.Id),
        Db.Set<Runs.FitProgramme>().Where(f => f.Year == r.Year && f.Code == r.ProgrammeCode).Select(f => (decimal?)f.OnTargets).FirstOrDefault(), r.At, r.SettledAt, r.IsSample);

    public override async ValueTask<IReadOnlyList<Filter>> Filters(CancellationToken ct) =>
    [
        new("q", ("代码或名称", "Code or name"), []),
        new("year", ("年份", "Year"), await Choices<WeightReview>("year", async () => [.. (await Db.WeightReviews.Select(r => r.Year).Distinct().OrderDescending().ToListAsync(ct)).Select(y => new Choice($"{y}", Words.Same($"{y}")))])),
        new("state", ("状态", "State"), [.. Enum.GetValues<WeightState>().Select(s => new Choice(s.ToString(), WeightReview.NameOf(s)))]),
    ];

    protected override IQueryable<WeightReview> Find(ListRequest request)
    {
        var found = WeightBook.VisibleTo(Db, Actor);
        foreach (var text in request.Words("q")) found = found.Where(r => r.ProgrammeCode.StartsWith(text) || r.ProgrammeName.Contains(text));
        if (request.Int("year") is { } year) found = found.Where(r => r.Year == year);
        if (request.Enum<WeightState>("state") is { } state) found = found.Where(r => r.State == state);
        return found;
    }
}

/// <summary>Reads reviews of weights.</summary>
internal sealed class WeightBook(TongpinDb db, CurrentActor actor)
{
    /// <summary>Those of the programmes and proposals that this actor may see.</summary>
    public static IQueryable<WeightReview> VisibleTo(TongpinDb db, Actor actor)
    {
        if (actor.ReachOf(Permissions.See).All) return db.WeightReviews;
        return Of(db, Programme.VisibleTo(db.Programmes, actor), Proposals.Proposal.VisibleTo(db.Proposals, actor));
    }

    /// <summary>Those that a permission of this actor reaches.</summary>
    public static IQueryable<WeightReview> Within(TongpinDb db, Actor actor, string permission)
    {
        if (actor.ReachOf(permission).All) return db.WeightReviews;
        return Of(db, Programme.Within(db.Programmes, actor, permission), Proposals.Proposal.Within(db.Proposals, actor, permission));
    }

    private static IQueryable<WeightReview> Of(TongpinDb db, IQueryable<Programme> programmes, IQueryable<Proposals.Proposal> proposals) =>
        db.WeightReviews.Where(r => programmes.Any(p => p.Code == r.ProgrammeCode) || proposals.Any(p => p.Code == r.ProgrammeCode));

    /// <summary>What the programme of a review is called; one that is only proposed has its English name there.</summary>
    public static async Task<Words> Called(TongpinDb db, string code, string name, CancellationToken ct) => Words.Of(name,
        await db.Programmes.Where(p => p.Code == code).Select(p => p.NameEn).FirstOrDefaultAsync(ct) ?? await db.Proposals.Where(p => p.Code == code).Select(p => p.NameEn).FirstOrDefaultAsync(ct) ?? "");

    public async Task<(WeightReview Review, IReadOnlyList<WeightVote> Votes)?> Read(int year, string code, CancellationToken ct)
    {
        if (await VisibleTo(db, actor.Value).AsNoTracking().FirstOrDefaultAsync(r => r.Year == year && r.ProgrammeCode == code, ct) is not { } review) return null;
        return (review, await db.WeightVotes.AsNoTracking().Where(v => v.ReviewId == review.Id).OrderBy(v => v.At).ToListAsync(ct));
    }
}
