using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;

namespace Tongpin.Kernel;

/// <summary>What every static page needs: the actor, the request's patience, and a way to leave after a post.</summary>
public abstract class TongpinPage : PagePart
{
    [Inject] protected NavigationManager Nav { get; private init; } = default!;
    [Inject] private CurrentActor Current { get; init; } = default!;
    [CascadingParameter] protected HttpContext Http { get; private set; } = default!;
    protected CancellationToken Aborted => Http.RequestAborted;
    protected Actor Actor => Current.Value;

    /// <summary>The refusal of the last post, for the note above the form.</summary>
    protected RuleBroken? Broken { get; private set; }

    /// <summary>Runs an act; a refusal is kept for <see cref="Broken"/> and what was typed stays on the page.</summary>
    /// <returns>True when the act was done.</returns>
    protected async Task<bool> Try(Func<Task> act)
    {
        try
        {
            await act();
            return true;
        }
        catch (RuleBroken broken)
        {
            Broken = broken;
            Http.Response.StatusCode = StatusCodes.Status409Conflict;
            return false;
        }
    }

    /// <summary>Redirects, with a note that the next page shows once.</summary>
    protected void Leave(string to, Words note)
    {
        Http.Response.Note(note);
        Nav.NavigateTo(to);
    }

    internal const string NoteCookie = "tp-note";
}

/// <summary>Notes that the next page shows once.</summary>
public static class NextPage
{
    public static void Note(this HttpResponse response, Words note) =>
        response.Cookies.Append(TongpinPage.NoteCookie, Uri.EscapeDataString(note.ToString()), new() { MaxAge = TimeSpan.FromSeconds(20), HttpOnly = true, SameSite = SameSiteMode.Strict, IsEssential = true });
}
