using Microsoft.EntityFrameworkCore;
using Tongpin.Kernel;

namespace Tongpin.Foundation.Access;

/// <summary>The roles of a person as people read them.</summary>
internal sealed class RolesOf(TongpinDb db, House house)
{
    /// <param name="Reach">The unit for which the role counts, or the whole college.</param>
    public sealed record Line(AssignmentId Id, string Role, string Reach, DateOnly From, DateOnly? Until, IReadOnlyList<string> Permissions)
    {
        public string Dates => Until is { } until ? $"{Show.Day(From)} – {Show.Day(until)}" : Words.L($"{Show.Day(From)} 起", $"since {Show.Day(From)}");
    }

    public async Task<IReadOnlyList<Line>> Person(PersonId id, CancellationToken ct)
    {
        var titles = house.Permissions.ToDictionary(p => p.Key, p => p.Title);
        var rows = await (from a in db.Assignments
                          join r in db.Roles on a.RoleId equals r.Id
                          join u in db.Units on a.UnitId equals u.Id into units
                          from u in units.DefaultIfEmpty()
                          where a.PersonId == id
                          orderby a.From, a.Id
                          select new { a.Id, r.Name, r.NameEn, r.Permissions, Unit = u == null ? null : u.Name, UnitEn = u == null ? null : u.NameEn, a.From, a.Until }).ToListAsync(ct);
        return [.. rows.Select(r => new Line(r.Id, Words.L(r.Name, r.NameEn),
            r.Unit is null ? Words.L("全校", "Whole college") : Words.InEnglish && r.UnitEn is { Length: > 0 } ? r.UnitEn : r.Unit,
            r.From, r.Until, [.. r.Permissions.Select(p => titles.TryGetValue(p, out var title) ? title.ToString() : p)]))];
    }
}
