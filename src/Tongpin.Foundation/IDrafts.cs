namespace Tongpin.Foundation;

/// <summary>The draft that <c>KeepDraft</c> keeps for a form; the page discards it when the form is saved.</summary>
public interface IDrafts
{
    /// <param name="page">Address of the page on which the form stands.</param>
    Task Discard(string page, CancellationToken ct);
}
