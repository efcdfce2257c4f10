using Microsoft.EntityFrameworkCore;
using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Programmes.Fit.Reviews;

namespace Tongpin.Programmes.Register;

/// <summary>The files behind the students of a programme in a year, such as the table sent to the ministry.</summary>
internal sealed class HeadcountEvidence(TongpinDb db) : IEvidenceNoun
{
    public string Noun => Headcount.Table;
    public string Edit => Permissions.Attach;

    public static string RecordOf(string code, int year) => $"{code}-{year}";

    public async Task<EvidencePlace?> Place(string record, CancellationToken ct)
    {
        if (Parse(record) is not var (code, year)) return null;
        if (await db.Programmes.AsNoTracking().FirstOrDefaultAsync(p => p.Code == code, ct) is not { } programme || !await db.Headcounts.AnyAsync(h => h.ProgrammeCode == code && h.Year == year, ct)) return null;
        return new(Noun, record, Permissions.See, programme.SchoolId, new($"{programme.Words.Zh} {year} 年在校生", $"{programme.Words.En}, students in {year}"), $"/programmes/{code}?year={year}");
    }

    /// <summary>Once a review of the year is published.</summary>
    public async ValueTask<bool> IsDecidedOn(string record, CancellationToken ct) => Parse(record) is var (_, year) && await db.FitReviews.AnyAsync(r => r.Year == year && r.State == ReviewState.Published, ct);

    private static (string Code, int Year)? Parse(string record) => record.Split('-') is [var code, var year] && int.TryParse(year, out var known) && RecordOf(code, known) == record ? (code, known) : null;
}
