using Microsoft.EntityFrameworkCore;
using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Training.Funds;
using Tongpin.Training.Projects;

namespace Tongpin.Training.Brands;

/// <summary>What a project brought its brand in a year.</summary>
/// <param name="Persons">人次, of the ledger.</param>
/// <param name="Received">到账, yuan, of the ledger.</param>
internal sealed record BrandLine(BrandId Brand, ProjectId Id, string Number, string Name, DateOnly Starts, Satisfaction Satisfaction, int Persons, decimal Received)
{
    public string Href => $"/training/projects/{Id.Value}";
}

/// <summary>A brand in a year: sums of its lines.</summary>
internal sealed record BrandYear(Brand Brand, int Year, DateOnly Due, IReadOnlyList<BrandLine> Lines)
{
    public int Persons => Lines.Sum(l => l.Persons);
    public decimal Received => Lines.Sum(l => l.Received);
    /// <summary>Projects with heads or money in the year.</summary>
    public int Projects => Lines.Count(l => l.Persons != 0 || l.Received != 0);
    /// <summary>Persons in classes that were rated 满意 or better, as a share of the persons in all classes that were rated; null when none was.</summary>
    public decimal? Satisfied => Lines.Where(l => l.Satisfaction != Satisfaction.NotAsked).Sum(l => l.Persons) is > 0 and var rated
        ? (decimal)Lines.Where(l => l.Satisfaction is Satisfaction.VerySatisfied or Satisfaction.Satisfied).Sum(l => l.Persons) / rated : null;

    public bool IsLate(DateOnly today) => Brand.EndedOn is null && Due < today;
}

/// <summary>Reads brands with the figures of a year, from the ledger and the projects that the reader may see.</summary>
internal sealed class BrandBook(TongpinDb db, ILedger ledger, IRegulations regulations, CurrentActor actor, TimeProvider clock)
{
    public DateOnly Today => clock.GetUtcNow().BeijingDay();

    public async Task<int> ReviewYears(CancellationToken ct) => (int)(await regulations.InForce(Regulations.BrandReviewYears, Today, ct)).Number;

    /// <summary>All brands that existed in the year, those kept first, by persons.</summary>
    public async Task<IReadOnlyList<BrandYear>> Of(int year, CancellationToken ct)
    {
        var (first, last) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        var brands = await Brand.VisibleTo(db.Brands, actor.Value).AsNoTracking().Where(b => b.Since <= last && (b.EndedOn == null || b.EndedOn >= first)).ToListAsync(ct);
        return [.. (await Figures(brands, year, ct)).OrderBy(b => b.Brand.EndedOn is not null).ThenByDescending(b => b.Persons).ThenBy(b => b.Brand.Name, StringComparer.Ordinal)];
    }

    /// <returns>Null when there is no such brand within reach.</returns>
    public async Task<BrandYear?> Of(BrandId id, int year, CancellationToken ct) =>
        await Brand.VisibleTo(db.Brands, actor.Value).AsNoTracking().FirstOrDefaultAsync(b => b.Id == id, ct) is { } brand ? (await Figures([brand], year, ct))[0] : null;

    private async Task<IReadOnlyList<BrandYear>> Figures(IReadOnlyList<Brand> brands, int year, CancellationToken ct)
    {
        var ids = brands.Select(b => b.Id).ToList();
        var linked = await db.BrandProjects.AsNoTracking().Where(l => EF.Parameter(ids).Contains(l.BrandId))
            .Join(TrainingProject.VisibleTo(db.Projects, actor.Value), l => l.ProjectId, p => p.Id, (l, p) => new { l.BrandId, p.Id, p.Number, p.Name, p.Starts, p.Satisfaction }).ToListAsync(ct);
        var persons = await SumOf(new(MoneyBooks.Heads) { Account = MoneyBooks.Trained, Year = year }, ct);
        var received = await SumOf(new(MoneyBooks.Money) { Account = MoneyBooks.Received, Year = year }, ct);
        var years = await ReviewYears(ct);
        var lines = linked.Select(l => new BrandLine(l.BrandId, l.Id, l.Number, l.Name, l.Starts, l.Satisfaction, (int)persons.GetValueOrDefault(l.Id.Value.ToString()), received.GetValueOrDefault(l.Id.Value.ToString()))).ToLookup(l => l.Brand);
        return [.. brands.Select(b => new BrandYear(b, year, b.Due(years), [.. lines[b.Id].OrderByDescending(l => l.Persons).ThenByDescending(l => l.Number, StringComparer.Ordinal)]))];
    }

    private async Task<IReadOnlyDictionary<string, decimal>> SumOf(LedgerAsk ask, CancellationToken ct) => (await ledger.Sums(ask with { Noun = ProjectApprovals.ProjectNoun }, LedgerBy.Record, ct)).ToDictionary(s => s.Record!, s => s.Amount);
}
