using Microsoft.EntityFrameworkCore;
using Tongpin.Kernel;

namespace Tongpin.Programmes.Adjustments;

/// <summary>Saves of rows of which there is one for each key.</summary>
internal static class OneOfEach
{
    /// <summary>Saves; when somebody else wrote the same row first, nothing is saved and the reader is told.</summary>
    public static async Task SaveOnce(this TongpinDb db, CancellationToken ct)
    {
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException) when (!ct.IsCancellationRequested)
        {
            db.ChangeTracker.Clear();
            throw IEdited.ChangedMeanwhile.Broken();
        }
    }
}
