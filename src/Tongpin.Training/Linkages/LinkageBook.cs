using Microsoft.EntityFrameworkCore;
using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Training.Categories;
using Tongpin.Training.Funds;
using Tongpin.Training.Projects;

namespace Tongpin.Training.Linkages;

/// <summary>The linkages of a year, with the version by which they were reckoned.</summary>
internal sealed record Linked(int Year, CategoryScheme Scheme, RegulationVersion Version, LinkagePolicy Policy, IReadOnlyList<StatementLine> Lines);

/// <summary>For whom a statement is.</summary>
public enum StatementOf { Group, Unit, Person }

/// <summary>What of the linkages is asked for; the less, the less is read.</summary>
/// <param name="Of">Groups and units rest on the ledger alone; people need hours, too.</param>
/// <param name="Person">Whose: then only the projects that he worked in are read, with the hours of all who share in them. His lines are whole, others' are not.</param>
internal sealed record LinkageAsk(StatementOf Of, PersonId? Person = null);

/// <summary>Sums of a statement: the five linkages at a glance.</summary>
internal sealed record StatementSums(string Key, Words Name, decimal Money, decimal UnitShare, decimal PersonHours, decimal Hours, decimal Points, decimal Fee, decimal Pool, decimal Cut)
{
    /// <summary>What is paid after the cap.</summary>
    public decimal Income => Fee + Pool + Cut;
}

/// <summary>Reads ledger and hours, and reckons the linkages of a year by a version of a template.</summary>
internal sealed class LinkageBook(TongpinDb db, ILedger ledger, IRegulations regulations, CategoryBook categories, TimeProvider clock)
{
    public DateOnly Today => clock.GetUtcNow().BeijingDay();

    /// <param name="scheme">Null: the one in force at the end of the year, or today while it runs.</param>
    /// <param name="version">Null: the version in force then.</param>
    /// <param name="ask">Null: all of it.</param>
    /// <returns>Null when there is no such version.</returns>
    public async Task<Linked?> Of(int year, CategoryScheme? scheme, int? version, LinkageAsk? ask, CancellationToken ct)
    {
        var day = year < Today.Year ? new DateOnly(year, 12, 31) : Today;
        var kept = scheme is null && version is null ? await db.LinkageYears.AsNoTracking().FirstOrDefaultAsync(y => y.Year == year, ct) : null;
        var by = scheme ?? kept?.Scheme ?? await categories.Scheme(day, ct);
        var rule = kept?.Rule ?? (version is { } number ? await regulations.Version(Regulations.LinkageOf(by), number, ct) : await regulations.InForce(Regulations.LinkageOf(by), day, ct));
        if (rule is null) return null;

        var (projects, works) = await Facts(year, ask, ct);
        var halfDay = (await regulations.InForce(Regulations.LectureHours, day, ct)).Number;
        var policy = rule.Json<LinkagePolicy>();
        return new(year, by, rule, policy, Reckoning.Of(year, projects, works, policy, halfDay));
    }

    private async Task<(IReadOnlyList<CountedProject>, IReadOnlyList<CountedWork>)> Facts(int year, LinkageAsk? ask, CancellationToken ct)
    {
        var money = (await ledger.Sums(new(MoneyBooks.Money) { Noun = ProjectApprovals.ProjectNoun, Year = year }, LedgerBy.Record | LedgerBy.Account, ct)).ToLookup(s => s.Record!);
        var hours = (await ledger.Sums(new(MoneyBooks.Hours) { Year = year }, LedgerBy.Record, ct)).ToDictionary(s => s.Record!, s => s.Amount);
        HashSet<ProjectId> ids = [.. money.Select(m => m.Key).Concat(hours.Keys).Select(r => new ProjectId(Guid.Parse(r)))];
        var (first, last) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        var confirmed = db.Works.AsNoTracking().Where(w => w.Confirmed);
        if (ask?.Person is { } person)
        {
            // Money of this year may be for hours of the last.
            var his = await confirmed.Where(w => w.Member!.PersonId == person).Select(w => new { w.ProjectId, OfYear = w.Day >= first && w.Day <= last }).Distinct().ToListAsync(ct);
            ids = [.. his.Where(w => w.OfYear || ids.Contains(w.ProjectId)).Select(w => w.ProjectId)];
        }
        else if (ask is null or { Of: StatementOf.Person }) ids.UnionWith(await confirmed.Where(w => w.Day >= first && w.Day <= last).Select(w => w.ProjectId).Distinct().ToListAsync(ct));

        var projects = await db.Projects.AsNoTracking().Where(p => EF.Parameter(ids).Contains(p.Id)).OrderBy(p => p.Number)
            .Select(p => new { p.Id, p.Number, p.Name, p.Group, p.UnitId, p.UnitName, p.UnitNameEn, p.Policy, IsSample = p.ImportId == IImported.SampleImport }).ToListAsync(ct);
        var works = ask is { Of: not StatementOf.Person } ? [] : await confirmed.Where(w => EF.Parameter(ids).Contains(w.ProjectId)).OrderBy(w => w.Day).ThenBy(w => w.Starts).ThenBy(w => w.Id)
            .Select(w => new CountedWork(w.ProjectId, w.Member!.PersonId, w.Member.Name, w.Member.UnitId, new Words(w.Member.UnitName, w.Member.UnitNameEn), w.Member.Kind, w.Member.Title, w.Role, w.Day, w.Starts, w.Hours, w.Pay)).ToListAsync(ct);

        return ([.. projects.Select(p =>
        {
            var (policy, record) = (p.Policy?.Json<CategoryPolicy>(), p.Id.Value.ToString());
            var sums = money[record].ToDictionary(s => s.Account!, s => s.Amount);
            return new CountedProject(p.Id, p.Number, p.Name, p.Group, p.UnitId, Words.Of(p.UnitName, p.UnitNameEn), policy?.Weight ?? 1, policy is { Distributes: false },
                sums.Where(s => s.Key != MoneyBooks.Received).Sum(s => s.Value), sums.GetValueOrDefault(MoneyBooks.UnitShare), hours.GetValueOrDefault(record), p.IsSample);
        })], works);
    }

    /// <summary>The lines that a reader may see: money and points of the projects of his units, and what the people of his units have.</summary>
    public static IEnumerable<StatementLine> VisibleTo(IEnumerable<StatementLine> lines, Actor actor)
    {
        var reach = actor.ReachOf(Permissions.Statements);
        return lines.Where(l => reach.All || l.Work?.PersonId.Value == actor.Id || reach.Units.Contains((l.Work?.UnitId ?? l.Project!.UnitId).Value));
    }

    /// <summary>One row for each programme group, unit or person.</summary>
    public static IReadOnlyList<StatementSums> Sums(IEnumerable<StatementLine> lines, StatementOf of) =>
        [.. Of(lines, of).GroupBy(l => KeyOf(l, of)).Select(g => Sum(g.Key, NameOf(g.First(), of), [.. g])).OrderByDescending(s => of == StatementOf.Person ? s.Points : s.Money).ThenBy(s => s.Key, StringComparer.Ordinal)];

    /// <summary>The lines that a statement of this kind is made of.</summary>
    public static IEnumerable<StatementLine> Of(IEnumerable<StatementLine> lines, StatementOf of) =>
        lines.Where(l => of == StatementOf.Person ? l.Work is not null : l is { Work: null, Project: not null });

    public static string KeyOf(StatementLine line, StatementOf of) => of switch
    {
        StatementOf.Group => line.Project!.Group.Length > 0 ? line.Project.Group : "-",
        StatementOf.Unit => line.Project!.UnitId.Value.ToString(),
        _ => line.Work!.PersonId.Value.ToString(),
    };

    public static Words NameOf(StatementLine line, StatementOf of) => of switch
    {
        StatementOf.Group => line.Project!.Group.Length > 0 ? Words.Same(line.Project.Group) : ("未归入专业群", "in no group"),
        StatementOf.Unit => line.Project!.Unit,
        _ => Words.Same(line.Work!.Person),
    };

    public static StatementSums Sum(string key, Words name, IReadOnlyList<StatementLine> lines)
    {
        return new(key, name, Of(LineKind.Money), Of(LineKind.UnitShare), Of(LineKind.PersonHours), Of(LineKind.Hours), Of(LineKind.ProjectPoints) + Of(LineKind.Points), Of(LineKind.Fee), Of(LineKind.Pool), Of(LineKind.Cut));

        decimal Of(LineKind kind) => lines.Where(l => l.Kind == kind).Sum(l => l.Amount);
    }
}
