using Microsoft.EntityFrameworkCore;
using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Programmes.Fit;
using Tongpin.Programmes.Fit.Reviews;

namespace Tongpin.Programmes.Register;

/// <summary>The files behind the amounts of one kind of evidence of one programme in one year: the agreements, the list of placed graduates, the vote.</summary>
internal sealed class AmountEvidence(TongpinDb db) : IEvidenceNoun
{
    public string Noun => EvidenceAmount.Table;
    public string Edit => Permissions.Attach;

    /// <summary>Kinds that are entered; adverts are counted.</summary>
    public static readonly IReadOnlyList<EvidenceKind> Kinds = [EvidenceKind.ExpertVote, EvidenceKind.Agreements, EvidenceKind.Graduates];

    public static string RecordOf(string code, int year, EvidenceKind kind) => $"{code}-{year}-{kind}";
    public static string PageOf(string code, int year, EvidenceKind kind) => $"/programmes/evidence/{code}/{year}/{kind}";

    public async Task<EvidencePlace?> Place(string record, CancellationToken ct)
    {
        if (Parse(record) is not var (code, year, kind)) return null;
        if (await db.Programmes.AsNoTracking().FirstOrDefaultAsync(p => p.Code == code, ct) is not { } programme || !await db.Evidence.AnyAsync(e => e.ProgrammeCode == code && e.Year == year && e.Kind == kind, ct)) return null;
        return new(Noun, record, Permissions.See, programme.SchoolId, new($"{programme.Words.Zh} {year} {Evidence.NameOf(kind).Zh}", $"{programme.Words.En} {year}, {Evidence.NameOf(kind).En}"), PageOf(code, year, kind));
    }

    /// <summary>Once a review of the year is published.</summary>
    public async ValueTask<bool> IsDecidedOn(string record, CancellationToken ct) => Parse(record) is var (_, year, _) && await db.FitReviews.AnyAsync(r => r.Year == year && r.State == ReviewState.Published, ct);

    private static (string Code, int Year, EvidenceKind Kind)? Parse(string record) =>
        record.Split('-') is [var code, var year, var kind] && int.TryParse(year, out var known) && Kinds.Where(k => k.ToString() == kind).ToList() is [var one] && RecordOf(code, known, one) == record ? (code, known, one) : null;
}
