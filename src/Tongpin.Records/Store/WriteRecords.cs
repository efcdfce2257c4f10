using Tongpin.Kernel;
using Tongpin.Records.Keys;
using Tongpin.Records.Reading;

namespace Tongpin.Records.Store;

/// <summary>The porch's own writer: statements as rows of the save that is being prepared. They are read and checked like those that came from outside.</summary>
internal sealed class WriteRecords(TongpinDb db, StatementStore store, NameBook names, Sequence sequence, Base home, TimeProvider clock) : IRecords
{
    public async Task<IReadOnlyList<Guid>> Write(IReadOnlyCollection<Experience> experiences, CancellationToken ct)
    {
        // decide
        var now = clock.GetUtcNow();
        var drafts = experiences.Select(e => Draft(ExperienceJson.Of(home, Guid.CreateVersion7(now), e, now))).ToList();
        var rows = drafts.Select(d => StatementWriter.RowOf(d, RecordKey.House, sequence.Next())).ToList();

        // save
        await Name(drafts, [.. rows.Select(r => (r.Day, r.Actor)).Distinct().Order().Select(a => new ActiveDay { Day = a.Day, Agent = a.Actor })], ct);
        foreach (var (draft, row) in drafts.Zip(rows)) Add(row, draft.Terms);
        return [.. rows.Select(r => r.Id)];
    }

    public async Task Void(IReadOnlyCollection<Guid> statements, CancellationToken ct)
    {
        // load
        var seqs = (await store.Ask(statements, ct)).Seqs;
        var known = (await store.Load(seqs.Values, ct)).Where(s => !s.Marks.HasFlag(StatementMarks.IsVoiding)).ToList();
        if (known.Count == 0) return;

        // decide
        var now = clock.GetUtcNow();
        var drafts = known.Select(s => Draft(ExperienceJson.Voiding(home, Guid.CreateVersion7(now), s.Id, now))).ToList();

        // save
        await Name(drafts, [], ct);
        foreach (var (draft, hidden) in drafts.Zip(known))
        {
            var row = StatementWriter.RowOf(draft, RecordKey.House, sequence.Next());
            // What finds the statement that is voided finds this one, too.
            Add(row, [.. draft.Terms, .. Draft(hidden.Original).Terms]);
            db.Add(new Reference { Target = hidden.Id, Seq = row.Seq, Id = row.Id });
            db.Add(new Voided { Target = hidden.Id, Hidden = hidden.Seq });
        }
    }

    // What may be rolled back with the save is written once more the next time.
    private async Task Name(IReadOnlyList<StatementDraft> drafts, IReadOnlyList<ActiveDay> active, CancellationToken ct)
    {
        if (await store.WriteBeside(db, await names.New(drafts, ct) with { Active = active }, ct)) names.Learn(drafts);
    }

    private static StatementDraft Draft(byte[] json) => new StatementReader(json, second: true).ReadAll(out _)[0];

    private void Add(Statement row, IEnumerable<long> terms)
    {
        db.Add(row);
        db.Add(new KnownId { Id = row.Id, Seq = row.Seq });
        foreach (var term in terms.Distinct()) db.Add(new Mark { Term = term, Seq = row.Seq });
        db.Add(new Tally { Day = row.Day, KeyId = RecordKey.House, Count = 1 });
    }
}
