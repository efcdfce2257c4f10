using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Training.Categories;
using Tongpin.Training.Funds;
using Tongpin.Training.Projects;

namespace Tongpin.Training.Linkages;

/// <summary>A year whose linkages are closed (挂钩年度结账), with the version by which they were reckoned. The year is its key: two closings cannot both be saved.</summary>
internal sealed class LinkageYear : IOnce
{
    public required int Year { get; init; }
    public required CategoryScheme Scheme { get; init; }
    public required RegulationVersion Rule { get; init; }
    public required int Entries { get; init; }
    public required string By { get; init; }
    public required DateTimeOffset At { get; init; }

    Rule IOnce.Already => Rules.YearClosedMeanwhile;
}

internal sealed class LinkageYearMap : IEntityTypeConfiguration<LinkageYear>
{
    public void Configure(EntityTypeBuilder<LinkageYear> builder)
    {
        builder.ToTable("training_linkage_year");
        builder.HasKey(y => y.Year);
        builder.Property(y => y.Year).ValueGeneratedNever();
        builder.Property(y => y.Rule).HasConversion(AsJson.Of<RegulationVersion>(), AsJson.Same<RegulationVersion>());
        builder.Property(y => y.By).HasMaxLength(80);
    }
}

/// <summary>The office closes the linkages of a year: points and income of each person go into the ledger, and no book of training takes entries of the year any more. Closing it again changes nothing.</summary>
internal sealed class CloseLinkages(TongpinDb db, LinkageBook book, ILedger ledger, CurrentActor actor, TimeProvider clock)
{
    /// <returns>False when the year was closed before.</returns>
    public async Task<bool> Run(int year, CancellationToken ct)
    {
        // load
        if (year >= book.Today.Year) throw Rules.NotYetOver.Broken(year);
        if (await db.LinkageYears.AnyAsync(y => y.Year == year, ct)) return false;
        if (await UnconfirmedOf(year, ct) is > 0 and var open) throw Rules.WorksOpen.Broken(year, open);
        var linked = (await book.Of(year, null, null, null, ct))!;

        // decide
        var posts = Posts(linked);

        // save
        await db.Atomically(async () =>
        {
            db.LinkageYears.Add(new() { Year = year, Scheme = linked.Scheme, Rule = linked.Version, Entries = posts.Count, By = actor.Value.Name, At = clock.GetUtcNow() });
            await db.SaveChangesAsync(ct);
            await ledger.Enter(posts, ct);
            foreach (var known in MoneyBooks.All) await ledger.Close(known.Key, year, ct);
            await db.SaveChangesAsync(ct);
        }, ct);
        return true;
    }

    private Task<int> UnconfirmedOf(int year, CancellationToken ct)
    {
        var (first, last) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        return db.Works.CountAsync(w => !w.Confirmed && w.Day >= first && w.Day <= last, ct);
    }

    /// <summary>One entry for each person, project and account.</summary>
    private static List<LedgerPost> Posts(Linked linked)
    {
        var day = new DateOnly(linked.Year, 12, 31);
        return
        [
            .. linked.Lines.Where(l => l is { Work: not null, Kind: LineKind.Points or LineKind.Fee or LineKind.Pool or LineKind.Cut }).GroupBy(l => (l.Kind, Person: l.Work!.PersonId, Project: l.Kind == LineKind.Cut ? default : l.Work.ProjectId)).Where(g => g.Sum(l => l.Amount) != 0).Select(g =>
            {
                var (kind, person, project) = g.Key;
                var (work, words) = (g.First().Work!, LinkageWords.Of(kind));
                var of = g.First().Project is { } p ? p.Name : $"{linked.Year}";
                return new LedgerPost(kind == LineKind.Points ? MoneyBooks.Points : MoneyBooks.Income, kind.ToString(), ProjectApprovals.ProjectNoun, kind == LineKind.Cut ? $"cap {linked.Year}" : project.Value.ToString(),
                    kind == LineKind.Cut ? $"/training/linkages/person/{person.Value}?year={linked.Year}" : $"/training/projects/{project.Value}/team", g.Sum(l => l.Amount), day,
                    new($"{work.Person} {words.Zh}：{of}", $"{work.Person} {words.En}: {of}"), $"linkage {linked.Year} {kind} {person.Value} {project.Value}") { Unit = work.UnitId, Person = person, Regulations = [linked.Version] };
            }),
        ];
    }
}
