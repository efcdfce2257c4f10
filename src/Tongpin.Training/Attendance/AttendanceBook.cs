using Microsoft.EntityFrameworkCore;
using Tongpin.Kernel;
using Tongpin.Training.Projects;
using Tongpin.Training.Roster;

namespace Tongpin.Training.Attendance;

/// <summary>How much of the timetable each trainee of a class was at (出勤率).</summary>
internal sealed class AttendanceBook(TongpinDb db)
{
    /// <summary>Share of the hours, 0 to 1, by trainee. Hours of a group count as all others; without a timetable nobody has attended.</summary>
    public async Task<IReadOnlyDictionary<TraineeId, decimal>> Of(ProjectId project, CancellationToken ct)
    {
        var hours = await db.Sessions.Where(s => s.ProjectId == project).SumAsync(s => s.Hours, ct);
        if (hours == 0) return new Dictionary<TraineeId, decimal>();
        return await (from c in db.CheckIns
                      join s in db.Sessions on c.SessionId equals s.Id
                      where s.ProjectId == project
                      group s.Hours by c.TraineeId into g
                      select new { g.Key, Hours = g.Sum() }).ToDictionaryAsync(g => g.Key, g => (decimal)g.Hours / hours, ct);
    }
}
