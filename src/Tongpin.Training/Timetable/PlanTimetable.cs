using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Training.Projects;
using Tongpin.Training.Roster;

namespace Tongpin.Training.Timetable;

/// <summary>The unit has sessions placed by themselves (自动排课), into the half-days of the project, beside what stands on the timetables of all classes. All or nothing.</summary>
internal sealed class PlanTimetable(TongpinDb db, ProjectDesk desk, IPeople people, IRegulations regulations)
{
    private const int MostSessions = 100;
    private static readonly (TimeOnly Begins, TimeOnly Ends)[] Halves = [(new(9, 0), new(12, 0)), (new(14, 0), new(17, 0))];

    public sealed class Form
    {
        /// <summary>One subject a line: 内容 | 次数 | 教师工号 | 教室，可多个 | 分组; what follows the number may be left out.</summary>
        [Needed, AtMost(4000)] public string? Lines { get; set; }
    }

    /// <returns>How many sessions were placed, or null when there is no such project within reach.</returns>
    public async Task<int?> Run(ProjectId id, Form form, CancellationToken ct)
    {
        // load
        if (await desk.Find(id, Permissions.Run, ct) is not { } project) return null;
        form.MustBeRight();
        RosterDesk.MustTake(project);
        var wishes = await Read(form.Lines!, ct);
        var hours = (int)(await regulations.InForce(Regulations.LectureHours, project.Starts, ct)).Number;
        HalfDay[] halfDays = [.. from day in Enumerable.Range(0, project.Ends.DayNumber - project.Starts.DayNumber + 1) from half in Halves select new HalfDay(project.Starts.AddDays(day), half.Begins, half.Ends)];

        // decide and save, while nobody else puts sessions anywhere
        await db.InTurn(Session.Turn, async () =>
        {
            var taken = await db.Sessions.AsNoTracking().Where(s => s.Day >= project.Starts && s.Day <= project.Ends).ToListAsync(ct);
            db.Sessions.AddRange(new TimetableSolver(project, hours, halfDays, taken).Plan(wishes));
            await db.SaveChangesAsync(ct);
        }, ct);
        return wishes.Count;
    }

    private async Task<IReadOnlyList<Wish>> Read(string text, CancellationToken ct)
    {
        List<Wish> wishes = [];
        foreach (var line in text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = line.Replace('｜', '|').Split('|', StringSplitOptions.TrimEntries);
            if (parts is not [{ Length: > 0 and <= 120 } topic, var many, ..] || !int.TryParse(many, NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count is < 1 or > MostSessions || parts.Length > 5) throw Rules.TimetableLine.Broken(line);
            var number = parts.ElementAtOrDefault(2) ?? "";
            var teacher = number.Length == 0 ? null : await people.ByNumber(number, ct) ?? throw Rules.NoSuchPerson.Broken(number);
            string[] places = [.. (parts.ElementAtOrDefault(3) ?? "").Split([',', '，', '、'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
            var group = parts.ElementAtOrDefault(4) ?? "";
            if (places.Any(p => p.Length > 80) || group.Length > 40) throw Rules.TimetableLine.Broken(line);
            wishes.AddRange(Enumerable.Repeat(new Wish(topic, teacher?.Id, teacher?.Name ?? "", places, group), count));
            if (wishes.Count > MostSessions) throw Rules.TimetableMany.Broken(MostSessions);
        }
        return wishes;
    }
}
