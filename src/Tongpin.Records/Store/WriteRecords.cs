using Tongpin.Kernel;
using Tongpin.Records.Keys;
using Tongpin.Records.Reading;

namespace Tongpin.Records.Store;

/// <summary>The porch's own writer: a statement as rows of the save that is being prepared. It is read and checked like one that came from outside.</summary>
internal sealed class WriteRecords(TongpinDb db, StatementStore store, NameBook names, Sequence sequence, Base home, TimeProvider clock) : IRecords
{
    public async Task<Guid> Write(Experience experience, CancellationToken ct)
    {
        // decide
        var id = Guid.CreateVersion7(clock.GetUtcNow());
        var draft = new StatementReader(ExperienceJson.Of(home, id, experience, clock.GetUtcNow()), second: true).ReadAll(out _)[0];
        var row = StatementWriter.RowOf(draft, RecordKey.House, sequence.Next());

        // save
        await store.WriteBeside(db, await names.New([draft], ct) with { Active = [new() { Day = row.Day, Agent = row.Actor }] }, ct);
        names.Learn([draft]);
        db.Add(row);
        db.Add(new KnownId { Id = id, Seq = row.Seq });
        foreach (var term in draft.Terms.Distinct()) db.Add(new Mark { Term = term, Seq = row.Seq });
        db.Add(new Tally { Day = row.Day, KeyId = RecordKey.House, Count = 1 });
        return id;
    }
}
