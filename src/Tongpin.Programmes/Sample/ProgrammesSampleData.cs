using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Programmes.Fit;
using Tongpin.Programmes.Fit.Runs;

namespace Tongpin.Programmes.Sample;

/// <summary>Programmes of the sample college (示例数据) with students and evidence of five years; fit is then really computed from them.</summary>
internal sealed class ProgrammesSampleData(TongpinDb db, IUnits units, ComputeFit fit, IConfiguration settings) : ISample
{
    public async Task Create(CancellationToken ct)
    {
        if (!settings.GetValue("Tongpin:Sample", true) || await db.Programmes.AnyAsync(ct)) return;

        var schools = await units.ByNameOrCode(ct);
        var years = SampleCollege.Years.Select(y => y.Year).ToList();
        await db.Atomically(async () =>
        {
            await db.Insert([.. SampleCollege.Programmes.Select(p => Of(p, schools))], ct);
            await db.Insert([.. from p in SampleCollege.Programmes from year in years where SampleCollege.StudentsOf(p.Code, year) > 0 select HeadcountOf(p, year, years[^1])], ct);
            await db.Insert([.. from p in SampleCollege.Programmes from year in years where p.EnrolsIn(year) from e in SampleCollege.EvidenceOf(p.Code, year) from amount in AmountsOf(p, year, e) select amount], ct);
        }, ct);
        foreach (var year in years) await fit.Run(year, ct);
    }

    private static Programme Of(ProgrammeSeed p, IReadOnlyDictionary<string, UnitFacts> schools) => new()
    {
        Code = p.Code,
        Name = p.Name.Zh,
        NameEn = p.Name.En,
        Group = p.Group.Zh,
        GroupEn = p.Group.En,
        SchoolId = schools.GetValueOrDefault(p.School.Zh)?.Id,
        SchoolName = p.School.Zh,
        SchoolNameEn = p.School.En,
        FirstIntake = p.FirstIntake,
        LastIntake = p.LastIntake,
        FirstGraduates = p.FirstGraduates,
        StateControlled = p.StateControlled,
        ImportId = IImported.SampleImport,
    };

    private static Headcount HeadcountOf(ProgrammeSeed p, int year, int latest) => new()
    {
        ProgrammeCode = p.Code,
        Year = year,
        Students = SampleCollege.StudentsOf(p.Code, year),
        Plan = year == latest ? p.Plan : null,
        Enrolled = year == latest ? p.Enrolled : null,
        ImportId = IImported.SampleImport,
    };

    private static IEnumerable<EvidenceAmount> AmountsOf(ProgrammeSeed p, int year, Evidence evidence)
    {
        var outside = evidence.Kind == EvidenceKind.ExpertVote ? 0 : evidence.Whole - evidence.Parts.Values.Sum();
        foreach (var (cluster, amount) in evidence.Parts.Append(new("", outside)).Where(a => a.Value > 0))
            yield return new() { ProgrammeCode = p.Code, Year = year, Kind = evidence.Kind, ClusterCode = cluster, Amount = amount, ImportId = IImported.SampleImport };
    }
}
