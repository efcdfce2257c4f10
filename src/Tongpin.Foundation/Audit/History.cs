using Tongpin.Kernel;

namespace Tongpin.Foundation.Audit;

internal sealed class History(TongpinDb db, AuditTrail trail) : IHistory
{
    public void Note(string did, string noun, string record, object? details = null) => trail.Note(db, did, noun, record, details);
}
