using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Training.Projects;

namespace Tongpin.Training.Timetable;

/// <summary>A half-day into which a session can be put.</summary>
internal readonly record struct HalfDay(DateOnly Day, TimeOnly Begins, TimeOnly Ends);

/// <summary>A session that is to be placed.</summary>
/// <param name="Places">Rooms that would do; empty when it takes none.</param>
internal sealed record Wish(string Topic, PersonId? TeacherId, string TeacherName, IReadOnlyList<string> Places, string Group);

/// <summary>Places sessions into half-days so that no room, teacher or group is in two places at a time.</summary>
/// <remarks>Backtracking: always the session with the fewest choices left (ties by its order), choices in order of time, so that the same wishes give the same timetable.</remarks>
internal sealed class TimetableSolver(TrainingProject project, int hours, IReadOnlyList<HalfDay> halfDays, IReadOnlyList<Session> taken)
{
    // Classes have a few dozen sessions; what is not found by then is told as not found.
    private const int MostSteps = 100_000;
    private int steps;

    /// <summary>The sessions in the order of the wishes.</summary>
    /// <exception cref="RuleBroken">There is no such timetable; the refusal names what stands in the way.</exception>
    public IReadOnlyList<Session> Plan(IReadOnlyList<Wish> wishes)
    {
        var choices = new List<Session>[wishes.Count];
        for (var i = 0; i < wishes.Count; i++)
        {
            choices[i] = [.. All(wishes[i]).Where(s => !taken.Any(t => s.ClashWith(t) is not null))];
            if (choices[i].Count == 0) throw Blocked(wishes[i]);
        }
        var plan = new Session?[wishes.Count];
        if (Place(choices, plan)) return [.. plan.OfType<Session>()];
        // The session that had the fewest places is the one to look at.
        var tight = Enumerable.Range(0, wishes.Count).MinBy(i => choices[i].Count);
        throw Rules.TimetableTight.Broken(wishes.Count, halfDays.Count, wishes[tight].Topic, choices[tight].Count);
    }

    private bool Place(List<Session>[] choices, Session?[] plan)
    {
        var next = -1;
        for (var i = 0; i < plan.Length; i++)
            if (plan[i] is null && (next < 0 || choices[i].Count < choices[next].Count)) next = i;
        if (next < 0) return true;
        foreach (var choice in choices[next])
        {
            if (++steps > MostSteps) return false;
            plan[next] = choice;
            // What is placed takes choices from those that are still to be placed; one that has none left ends this way.
            var left = choices.Select((c, i) => plan[i] is null ? c.FindAll(s => s.ClashWith(choice) is null) : c).ToArray();
            if (!left.Where((c, i) => plan[i] is null && c.Count == 0).Any() && Place(left, plan)) return true;
            plan[next] = null;
        }
        return false;
    }

    private IEnumerable<Session> All(Wish wish) =>
        from half in halfDays
        from place in wish.Places.DefaultIfEmpty("")
        select new Session { ProjectId = project.Id, UnitId = project.UnitId, Day = half.Day, Begins = half.Begins, Ends = half.Ends, Hours = hours, Topic = wish.Topic, Place = place, TeacherId = wish.TeacherId, TeacherName = wish.TeacherName, Group = wish.Group };

    private RuleBroken Blocked(Wish wish)
    {
        var (first, other) = (from s in All(wish) from t in taken where s.ClashWith(t) is not null select (s, t)).FirstOrDefault();
        return first is null ? Rules.TimetableTight.Broken(1, halfDays.Count, wish.Topic, 0) : Rules.TimetableBlocked.Broken(wish.Topic, first.ClashWith(other), Show.Day(first.Day), $"{other.Begins:HH:mm}–{other.Ends:HH:mm}", other.Topic);
    }
}
