namespace Tongpin.Foundation;

/// <summary>Working days (工作日): Monday to Friday, less public holidays, plus the weekend days that are worked instead; both lists are a regulation.</summary>
public interface IWorkingDays
{
    /// <summary>The working day that is so many after this one; the day itself does not count.</summary>
    Task<DateOnly> After(DateOnly day, int days, CancellationToken ct);
}
