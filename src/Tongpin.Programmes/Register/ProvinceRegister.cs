using Microsoft.EntityFrameworkCore;
using Tongpin.Foundation;
using Tongpin.Kernel;

namespace Tongpin.Programmes.Register;

/// <summary>Points of a programme (专业点) in the college's province.</summary>
/// <param name="Count">Null when the register has no row of the programme in any province: it may hold some categories only.</param>
/// <param name="Year">Of the newest register; 0 while there is none.</param>
/// <param name="Href">The rows that were counted.</param>
internal sealed record ProvincePoints(int? Count, int Year, string Href);

/// <summary>Counts points in the newest register.</summary>
internal sealed class ProvinceRegister(TongpinDb db, IRegulations regulations, TimeProvider clock)
{
    public async Task<ProvincePoints> Of(string code, CancellationToken ct)
    {
        var province = (await regulations.InForce(Regulations.College, clock.GetUtcNow().BeijingDay(), ct)).Json<CollegeInRegister>().Province;
        var year = await db.Points.MaxAsync(p => (int?)p.Year, ct) ?? 0;
        var points = await db.Points.Where(p => p.Year == year && p.ProgrammeCode == code).GroupBy(p => p.Province == province).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        return new(points.Count == 0 ? null : points.GetValueOrDefault(true), year, $"/programmes/points?programme={code}&province={Uri.EscapeDataString(province)}&year={year}");
    }
}
