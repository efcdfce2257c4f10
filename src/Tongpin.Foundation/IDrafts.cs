namespace Tongpin.Foundation;

/// <summary>The drafts that <c>KeepDraft</c> keeps of long forms.</summary>
public interface IDrafts
{
    /// <summary>Forgets the current person's draft of a page, once its form is saved.</summary>
    Task Discard(string page, CancellationToken ct);
}
