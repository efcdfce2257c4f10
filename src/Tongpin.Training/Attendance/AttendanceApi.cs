using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Tongpin.Kernel;
using Tongpin.Training.Projects;
using Tongpin.Training.Timetable;

namespace Tongpin.Training.Attendance;

/// <summary>A session of the timetable, as programs read it.</summary>
internal sealed record SessionView(Guid Id, DateOnly Day, TimeOnly Begins, TimeOnly Ends, int Hours, string Topic, string Place, string Teacher, string Group, int CheckedIn);

internal static class AttendanceApi
{
    public static void MapAttendance(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/training").WithTags("培训 Training").CheckForms();

        group.MapGet("/projects/{id:guid}/sessions", async (Guid id, TongpinDb db, CurrentActor actor, CancellationToken ct) =>
        {
            var checkIns = db.CheckIns;
            return TypedResults.Ok(await Session.VisibleTo(db.Sessions, actor.Value).AsNoTracking().Where(s => s.ProjectId == new ProjectId(id)).OrderBy(s => s.Day).ThenBy(s => s.Begins)
                .Select(s => new SessionView(s.Id.Value, s.Day, s.Begins, s.Ends, s.Hours, s.Topic, s.Place, s.TeacherName, s.Group, checkIns.Count(c => c.SessionId == s.Id))).ToListAsync(ct));
        }).RequireAuthorization(Permissions.See).WithSummary("The timetable of a class");
        group.MapPost("/projects/{id:guid}/sessions", async Task<Results<Created, NotFound>> (Guid id, SaveSession.Form form, SaveSession act, CancellationToken ct) =>
            await act.Add(new(id), form, ct) is { } session ? TypedResults.Created($"/api/training/sessions/{session.Value}") : TypedResults.NotFound()).RequireAuthorization(Permissions.Run).WithSummary("Put a session on the timetable");
        group.MapPost("/projects/{id:guid}/sessions/plan", async Task<Results<NoContent, NotFound>> (Guid id, PlanTimetable.Form form, PlanTimetable act, CancellationToken ct) =>
            await act.Run(new(id), form, ct) is not null ? TypedResults.NoContent() : TypedResults.NotFound()).RequireAuthorization(Permissions.Run).WithSummary("Have sessions placed without clashes, all or none");
        group.MapPost("/sessions/{id:guid}/removal", async Task<Results<NoContent, NotFound>> (Guid id, ProjectsApi.WhyForm form, SaveSession act, CancellationToken ct) =>
            await act.Remove(new(id), form.Why, ct) ? TypedResults.NoContent() : TypedResults.NotFound()).RequireAuthorization(Permissions.Run).WithSummary("Take a session off that nobody has checked in to");
        group.MapPost("/sessions/{id:guid}/check-ins", async Task<Results<NoContent, NotFound>> (Guid id, [FromBody] Guid[] trainees, KeepAttendance act, CancellationToken ct) =>
            await act.ByList(new(id), trainees, ct) is not null ? TypedResults.NoContent() : TypedResults.NotFound()).RequireAuthorization(Permissions.Run).WithSummary("Check trainees in by the list");
        group.MapPost("/sessions/{id:guid}/correction", async Task<Results<NoContent, NotFound>> (Guid id, KeepAttendance.CorrectionForm form, KeepAttendance act, CancellationToken ct) =>
            await act.Correct(new(id), form, ct) ? TypedResults.NoContent() : TypedResults.NotFound()).RequireAuthorization(Permissions.Run).WithSummary("Correct one attendance, with the reason");
        group.MapPost("/sessions/{id:guid}/patrols", async Task<Results<NoContent, NotFound>> (Guid id, KeepAttendance.PatrolForm form, KeepAttendance act, CancellationToken ct) =>
            await act.Note(new(id), form, ct) ? TypedResults.NoContent() : TypedResults.NotFound()).RequireAuthorization(Permissions.See).WithSummary("Note what a patrol saw");
    }
}
