using Microsoft.EntityFrameworkCore;
using Tongpin.Foundation;
using Tongpin.Kernel;

namespace Tongpin.Programmes.Adjustments.Values;

/// <summary>The files behind one value: programme, year and indicator.</summary>
internal sealed class IndicatorEvidence(TongpinDb db) : IEvidenceNoun
{
    public string Noun => IndicatorSheet.Table;
    public string Edit => Permissions.EnterIndicators;

    public static string RecordOf(string code, int year, string indicator) => $"{code}-{year}-{indicator}";

    public async Task<EvidencePlace?> Place(string record, CancellationToken ct)
    {
        if (record.Split('-', 3) is not [var code, var year, var indicator] || !int.TryParse(year, out var known) || Indicator.Find(indicator) is null) return null;
        return await db.Programmes.Where(p => p.Code == code && p.FirstIntake <= known).Select(p => new { p.SchoolId }).FirstOrDefaultAsync(ct) is { } programme ? new(Noun, record, Permissions.See, programme.SchoolId) : null;
    }
}
