using Microsoft.EntityFrameworkCore;
using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Training.Categories;
using Tongpin.Training.Projects;
using Tongpin.Training.Roster;

namespace Tongpin.Training.Catalogue;

/// <summary>Why a course can or cannot be booked today.</summary>
public enum CourseState { Bookable, NotYet, Over, Full }

/// <summary>What a visitor asks of the catalogue.</summary>
internal sealed record CourseAsk(string Text, TrainingKind? Kind, Audience? Audience, bool Free, bool Bookable, int Page);

/// <summary>A course as anybody may see it: nothing of any person.</summary>
/// <param name="Fee">Yuan a person.</param>
/// <param name="Left">Free places; 0 when it is full.</param>
/// <param name="Until">Last day of the sign-up; null: as long as there are places.</param>
internal sealed record Course(string Number, string Name, Words Unit, DateOnly Starts, DateOnly Ends, int Hours, string Place, decimal Fee, TrainingKind Kind, Audience Audience, StudyMode Mode, string Brief, CourseState State, int Left, DateOnly? Until, bool IsSample)
{
    /// <summary>The page of the sign-up; null when nobody can sign up.</summary>
    public string? Href => State == CourseState.Bookable ? $"/training/sign-up/{Number}" : null;
}

/// <param name="Total">All that were found, on whatever page.</param>
internal sealed record CoursePage(IReadOnlyList<Course> Courses, int Total, int Page, int Pages);

/// <summary>The public catalogue (公开课目录): approved courses that are not over, of category C or open for sign-up by the page.</summary>
internal sealed class CourseBook(TongpinDb db, RosterDesk roster)
{
    public const int Size = 20;

    public async Task<CoursePage> Find(CourseAsk ask, CancellationToken ct)
    {
        var today = roster.Today;
        var found = db.Projects.AsNoTracking().Where(p => (p.State == ProjectState.Approved || p.State == ProjectState.Open) && p.Ends >= today)
            .GroupJoin(db.Classes.AsNoTracking(), p => p.Id, c => c.ProjectId, (p, classes) => new { Project = p, Classes = classes })
            .SelectMany(x => x.Classes.DefaultIfEmpty(), (x, c) => new { x.Project, SignUp = c != null && c.SignUp, Until = c == null ? null : c.Until, Capacity = c == null ? x.Project.Heads : c.Capacity })
            .Where(x => x.SignUp || x.Project.Category == TrainingCategory.C);
        if (ask.Text.Length > 0) found = found.Where(x => x.Project.Name.Contains(ask.Text) || x.Project.Keywords.Contains(ask.Text) || x.Project.UnitName.Contains(ask.Text) || x.Project.Place.Contains(ask.Text));
        if (ask.Kind is { } kind) found = found.Where(x => x.Project.Kind == kind);
        if (ask.Audience is { } audience) found = found.Where(x => x.Project.Audience == audience);
        if (ask.Free) found = found.Where(x => x.Project.Fee == 0);

        // Few courses lie ahead at a time; what can be booked depends on the rosters, so they are counted before the page is cut.
        var rows = await found.OrderBy(x => x.Project.Starts).ThenBy(x => x.Project.Number).Take(Most)
            .Select(x => new { x.Project.Id, x.Project.Number, x.Project.Name, x.Project.UnitName, x.Project.UnitNameEn, x.Project.Starts, x.Project.Ends, x.Project.Hours, x.Project.Place, x.Project.Fee, x.Project.Kind, x.Project.Audience, x.Project.Mode, x.Project.Brief, IsSample = x.Project.ImportId == IImported.SampleImport, x.SignUp, x.Until, x.Capacity }).ToListAsync(ct);
        var ids = rows.Select(r => r.Id).ToList();
        var taken = await db.Trainees.Where(t => EF.Parameter(ids).Contains(t.ProjectId) && t.State == TraineeState.Enrolled).GroupBy(t => t.ProjectId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);

        List<Course> courses = [.. rows.Select(r =>
        {
            var left = Math.Max(0, r.Capacity - taken.GetValueOrDefault(r.Id));
            return new Course(r.Number, r.Name, Words.Of(r.UnitName, r.UnitNameEn), r.Starts, r.Ends, r.Hours, r.Place, r.Fee, r.Kind, r.Audience, r.Mode, r.Brief, StateOf(r.SignUp, r.Until, left, today), left, r.Until, r.IsSample);
        }).Where(c => !ask.Bookable || c.State == CourseState.Bookable)];
        var pages = Math.Max(1, (courses.Count + Size - 1) / Size);
        var page = Math.Clamp(ask.Page, 1, pages);
        return new([.. courses.Skip((page - 1) * Size).Take(Size)], courses.Count, page, pages);
    }

    internal static CourseState StateOf(bool signUp, DateOnly? until, int left, DateOnly today) => !signUp ? CourseState.NotYet : until < today ? CourseState.Over : left <= 0 ? CourseState.Full : CourseState.Bookable;

    // More than a college has ahead of it at a time.
    private const int Most = 1000;
}

internal static class CourseWords
{
    public static Words Of(CourseState state) => state switch { CourseState.Bookable => ("可报名", "open"), CourseState.NotYet => ("报名未开放", "sign-up not open"), CourseState.Over => ("报名已截止", "sign-up over"), _ => ("已满", "full") };

    public static string Tone(CourseState state) => state switch { CourseState.Bookable => "success", CourseState.Full => "warning", _ => "secondary" };
}
