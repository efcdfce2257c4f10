using Microsoft.EntityFrameworkCore;
using Tongpin.Demand;
using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Programmes.Fit;
using Tongpin.Programmes.Fit.Runs;
using Tongpin.Programmes.Register;

namespace Tongpin.Programmes.Proposals;

/// <summary>What the platform knows of a proposed programme by itself, shown beside what was typed.</summary>
/// <param name="FirstAdvertYear">Adverts of this year and later are counted.</param>
/// <param name="ByCluster">Adverts by cluster, most first; the name is empty outside all clusters.</param>
/// <param name="Siblings">Enrolling programmes of the group.</param>
/// <param name="GroupStudents">Students in the group, newest autumn.</param>
internal sealed record KnownFigures(int FirstAdvertYear, int Adverts, IReadOnlyList<(string Cluster, Words Name, int Adverts)> ByCluster, int Points, int PointsYear, IReadOnlyList<(string Code, Words Name, int Students)> Siblings, int GroupStudents, CatalogueFacts? Catalogue);

/// <summary>A proposal as it is read: with what its gates and limits say today, or said when it was submitted.</summary>
internal sealed record ProposalReading(Proposal Proposal, ProposalCheck Check, IReadOnlyList<Waiver> Waivers, KnownFigures Known)
{
    public IReadOnlyList<Gate> Waived => [.. Waivers.Select(w => w.Gate)];
    public IReadOnlyList<Gate> Failing => Check.Failing(Waived);
}

/// <summary>Reads proposals and gathers what their gates look at.</summary>
internal sealed class ProposalBook(TongpinDb db, IDemand demand, IRegulations regulations, ProvinceRegister register, IEvidence evidence, CurrentActor actor, TimeProvider clock)
{
    public async Task<ProposalReading?> Read(ProposalId id, CancellationToken ct)
    {
        if (await Proposal.VisibleTo(db.Proposals.AsNoTracking(), actor.Value).FirstOrDefaultAsync(p => p.Id == id, ct) is not { } proposal) return null;
        var waivers = await db.Waivers.AsNoTracking().Where(w => w.ProposalId == id).OrderBy(w => w.At).ToListAsync(ct);
        var (check, known) = await Look(proposal, ct);
        return new(proposal, proposal.IsOpen ? check : proposal.Check ?? check, waivers, known);
    }

    /// <summary>What gates and limits see today.</summary>
    public async Task<ProposalCheck> Check(Proposal proposal, CancellationToken ct) => (await Look(proposal, ct)).Check;

    private async Task<(ProposalCheck Check, KnownFigures Known)> Look(Proposal proposal, CancellationToken ct)
    {
        var today = clock.GetUtcNow().BeijingDay();
        var versions = await ProposalRules.InForce(proposal.Year, today, regulations, ct);
        var years = ProposalRules.Of(versions).Fit.AdvertYears;
        var clusters = await demand.Clusters(today, ct);
        var adverts = (await demand.Adverts(proposal.Year - years + 1, proposal.Year, ct)).Where(a => a.Programme == proposal.Code).ToList();
        var ties = await Enterprises(proposal, ct);
        List<WeighedEvidence> weighed = [.. FitCalculation.Gather(await Amounts(proposal, ties, ct), adverts, 0).Select(e => new WeighedEvidence(e.Kind, e.Whole, new(e.Parts)))];

        var group = await db.Programmes.AsNoTracking().Where(p => p.Group == proposal.Group && proposal.Group != "").OrderBy(p => p.Code).ToListAsync(ct);
        var siblings = group.Where(p => p.Code != proposal.Code && p.Code != proposal.Replaces && p.EnrolsIn(proposal.Year)).ToList();
        var known = await Figures(proposal, years, adverts, clusters, siblings, ct);
        var gates = new GateFacts(today, [], ties, proposal.Group, await Ties(proposal, siblings, ct), await Files(proposal.Id, ct)) { GroupEn = proposal.GroupEn };
        return (ProposalCheck.Of(proposal.Year, gates, await LimitFacts(proposal, today, known.Points, ct), weighed, versions, clusters), known);
    }

    private async Task<List<EnterpriseTie>> Enterprises(Proposal proposal, CancellationToken ct)
    {
        var known = await demand.Enterprises([.. proposal.Dossier.Agreements.Select(a => a.Enterprise!).Distinct()], ct);
        return [.. proposal.Dossier.Agreements.Select(a => new EnterpriseTie(a.Enterprise!, known.ContainsKey(a.Enterprise!), known.GetValueOrDefault(a.Enterprise!)?.Size, a.From, a.To, a.Forms()) { Cluster = known.GetValueOrDefault(a.Enterprise!)?.ClusterCode ?? "" })];
    }

    /// <summary>Votes, graduates and agreements of the newest year that has any; a proposal's own agreements stand in where the register counts none.</summary>
    private async Task<List<EvidenceAmount>> Amounts(Proposal proposal, List<EnterpriseTie> ties, CancellationToken ct)
    {
        var amounts = await db.Evidence.AsNoTracking().Where(e => e.ProgrammeCode == proposal.Code && e.Year <= proposal.Year).ToListAsync(ct);
        var newest = amounts.Count == 0 ? [] : amounts.Where(e => e.Year == amounts.Max(a => a.Year)).ToList();
        if (newest.Any(e => e.Kind == EvidenceKind.Agreements)) return newest;
        return
        [
            .. newest,
            .. ties.GroupBy(t => t.Cluster).Select(g => new EvidenceAmount { ProgrammeCode = proposal.Code, Year = proposal.Year, Kind = EvidenceKind.Agreements, ClusterCode = g.Key, Amount = g.Count() }),
        ];
    }

    private async Task<List<SiblingTie>> Ties(Proposal proposal, List<Programme> group, CancellationToken ct)
    {
        var codes = proposal.Dossier.Siblings.Select(s => s.Code!).ToList();
        var names = await db.Programmes.Where(p => codes.Contains(p.Code)).ToDictionaryAsync(p => p.Code, p => new Words(p.Name, p.NameEn), ct);
        return [.. proposal.Dossier.Siblings.Select(s => (Said: s, Name: names.GetValueOrDefault(s.Code!, new("", ""))))
            .Select(s => new SiblingTie(s.Said.Code!, s.Name.Zh, group.Any(p => p.Code == s.Said.Code), !string.IsNullOrWhiteSpace(s.Said.Courses) || !string.IsNullOrWhiteSpace(s.Said.Posts)) { NameEn = s.Name.En })];
    }

    private async Task<Dictionary<Gate, int>> Files(ProposalId id, CancellationToken ct)
    {
        var files = new Dictionary<Gate, int>();
        foreach (var gate in Gates.All) files[gate] = await evidence.Count(Proposal.Table, ProposalEvidence.RecordOf(id, gate), ct);
        return files;
    }

    private async Task<KnownFigures> Figures(Proposal proposal, int years, List<AdvertCount> adverts, IReadOnlyList<ClusterFacts> clusters, List<Programme> siblings, CancellationToken ct)
    {
        var names = clusters.ToDictionary(c => c.Code, c => c.Name);
        var points = await register.Of(proposal.Code, ct);
        var autumn = await db.Headcounts.Where(h => h.Year <= proposal.Year).MaxAsync(h => (int?)h.Year, ct) ?? 0;
        var codes = siblings.Select(s => s.Code).ToList();
        var students = await db.Headcounts.Where(h => h.Year == autumn && codes.Contains(h.ProgrammeCode)).ToDictionaryAsync(h => h.ProgrammeCode, h => h.Students, ct);
        return new(proposal.Year - years + 1, adverts.Sum(a => a.Adverts),
            [.. adverts.GroupBy(a => a.Cluster).Select(g => (g.Key, names.GetValueOrDefault(g.Key, g.Key.Length > 0 ? Words.Same(g.Key) : ("集群之外", "Outside all clusters")), g.Sum(a => a.Adverts))).OrderByDescending(g => g.Item3)],
            points.Count ?? 0, points.Year, [.. siblings.Select(s => (s.Code, s.Words, students.GetValueOrDefault(s.Code)))], students.Values.Sum(),
            (await demand.Catalogue([proposal.Code], ct)).GetValueOrDefault(proposal.Code));
    }

    private async Task<LimitFacts> LimitFacts(Proposal proposal, DateOnly today, int points, CancellationToken ct)
    {
        var next = proposal.FirstIntake;
        var others = db.Proposals.Where(p => p.Year == proposal.Year && p.Kind == ProposalKind.New && p.Id != proposal.Id);
        var enrolling = await db.Programmes.CountAsync(p => p.FirstIntake <= next && (p.LastIntake == null || p.LastIntake >= next) && p.Code != proposal.Code, ct);
        var coming = await others.CountAsync(p => p.State == ProposalState.Submitted || p.State == ProposalState.Approved, ct);
        var autumn = await db.Headcounts.MaxAsync(h => (int?)h.Year, ct);
        return new(proposal.Kind, today, null, null,
            await others.CountAsync(p => p.State == ProposalState.Submitted || p.State == ProposalState.Approved || p.State == ProposalState.Filed, ct),
            enrolling + coming + 1, await db.Headcounts.Where(h => h.Year == autumn).SumAsync(h => h.Students, ct), points);
    }
}
