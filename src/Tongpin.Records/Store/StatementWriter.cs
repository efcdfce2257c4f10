using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Tongpin.Kernel;
using Tongpin.Records.Reading;

namespace Tongpin.Records.Store;

/// <summary>
/// The one writer of this process: requests that wait at the same time share a commit, and each is told when its statements are on the disk. A request is stored whole or not at all, whatever becomes of its neighbours.
/// </summary>
internal sealed class StatementWriter(StatementStore store, NameBook names, Sequence sequence, TimeProvider clock, ILogger<StatementWriter> log)
{
    private const int MostStatements = 1000, MostBytes = 8_000_000, MostTries = 4, MostFollowed = 16;
    private readonly ConcurrentQueue<Waiting> queue = new();
    private int active;

    private sealed record Waiting(IReadOnlyList<StatementDraft> Drafts, Guid Key)
    {
        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
        public int Bytes { get; } = Drafts.Sum(d => d.Original.Length);
    }

    private readonly record struct Fresh(StatementDraft Draft, Waiting Of, long Seq);

    /// <summary>All that is stored up to this instant can be read.</summary>
    public DateTimeOffset ConsistentThrough => Interlocked.Read(ref writing) is > 0 and var seq ? Sequence.InstantOf(seq).AddTicks(-TimeSpan.TicksPerMicrosecond) : clock.GetUtcNow();
    private long writing;

    /// <summary>Stores the statements of one request. Those without an id are given one.</summary>
    /// <exception cref="Refusal">An id belongs to a statement with other content, or the store cannot write.</exception>
    public Task Write(IReadOnlyList<StatementDraft> drafts, Guid key)
    {
        foreach (var draft in drafts) draft.Id ??= Guid.CreateVersion7(clock.GetUtcNow());
        if (drafts.Count == 0) return Task.CompletedTask;
        var waiting = new Waiting(drafts, key);
        queue.Enqueue(waiting);
        // On the thread of the first who comes, until it waits for the database.
        if (Interlocked.CompareExchange(ref active, 1, 0) == 0) _ = Drain();
        return waiting.Done.Task;
    }

    private async Task Drain()
    {
        do
        {
            while (Take() is { Count: > 0 } group) await Commit(group);
            Interlocked.Exchange(ref active, 0);
            // Somebody may have come in between the look and the leave.
        }
        while (!queue.IsEmpty && Interlocked.CompareExchange(ref active, 1, 0) == 0);
    }

    private List<Waiting> Take()
    {
        var (group, statements, bytes) = (new List<Waiting>(), 0, 0);
        while (statements < MostStatements && bytes < MostBytes && queue.TryDequeue(out var next))
        {
            group.Add(next);
            statements += next.Drafts.Count;
            bytes += next.Bytes;
        }
        return group;
    }

    private async Task Commit(List<Waiting> group)
    {
        try
        {
            for (var attempt = 1; ; attempt++)
            {
                try
                {
                    await TryCommit(group, asks: attempt > 1 || !store.WritesUnasked || group.Exists(w => w.Drafts.Any(d => d.Target is not null)));
                    return;
                }
                catch (IdTaken) when (attempt < MostTries) { AskForAll(group); }
            }
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // One request that the database does not take must not cost its neighbours theirs.
            if (group.Count > 1)
            {
                AskForAll(group);
                foreach (var one in group) if (!one.Done.Task.IsCompleted) await Commit([one]);
                return;
            }
            if (e is not Refusal) log.LogError(e, "Statements were not stored.");
            foreach (var one in group) one.Done.TrySetException(e is Refusal ? e : store.IsFull(e) ? new Refusal(Rules.NoPlace) { Status = StatusCodes.Status507InsufficientStorage } : new Refusal(Rules.Busy, e.GetType().Name) { Status = StatusCodes.Status503ServiceUnavailable });
        }
        finally
        {
            Interlocked.Exchange(ref writing, 0);
        }
    }

    // A connection that broke may have broken after the commit: what is written anew asks whether it is there.
    private static void AskForAll(List<Waiting> group)
    {
        foreach (var draft in group.SelectMany(w => w.Drafts)) draft.AsksForId = true;
    }

    /// <param name="asks">Asks what is known of the ids before it writes; else the write itself finds out, which saves the ordinary request one way to the database and back.</param>
    private async Task TryCommit(List<Waiting> group, bool asks)
    {
        // load
        var known = asks ? await store.Ask(Asked(group), default) : new([], [], []);
        var stored = (await store.Load([.. known.Seqs.Values.Distinct()], default)).ToDictionary(s => s.Id);

        // decide
        List<Fresh> fresh = [];
        Dictionary<Guid, Fresh> inGroup = [];
        foreach (var waiting in group)
        {
            if (Clash(waiting, stored, inGroup) is { } clash)
            {
                waiting.Done.TrySetException(clash);
                continue;
            }
            foreach (var draft in waiting.Drafts.Where(d => !stored.ContainsKey(d.Id!.Value) && !inGroup.ContainsKey(d.Id.Value)))
            {
                var one = new Fresh(draft, waiting, sequence.Next());
                fresh.Add(one);
                inGroup.Add(draft.Id!.Value, one);
            }
        }

        // save
        if (fresh.Count > 0)
        {
            Interlocked.Exchange(ref writing, fresh[0].Seq);
            var drafts = fresh.ConvertAll(f => f.Draft);
            var rows = await Rows(fresh, inGroup, known, stored);
            if (!asks) rows.Unasked.AddRange(drafts.Where(d => d.AsksForId).Select(d => d.Id!.Value));
            names.LeaveOut(rows.Active);
            await store.Write(rows, await names.New(drafts, default), default);
            names.Learn(drafts);
            names.Learn(rows.Active);
        }

        // tell
        foreach (var waiting in group) waiting.Done.TrySetResult();
    }

    private static HashSet<Guid> Asked(List<Waiting> group)
    {
        HashSet<Guid> asked = [];
        foreach (var draft in group.SelectMany(w => w.Drafts))
        {
            // An id that was given here is nobody else's.
            if (draft.AsksForId) asked.Add(draft.Id!.Value);
            if (draft.Target is { } target) asked.Add(target);
        }
        return asked;
    }

    /// <summary>The same statement once more is fine; another one under its id is not (xAPI 1.0.3 part 3, 2.1.1).</summary>
    private static Refusal? Clash(Waiting waiting, Dictionary<Guid, StoredStatement> stored, Dictionary<Guid, Fresh> inGroup)
    {
        foreach (var draft in waiting.Drafts)
        {
            ReadOnlyMemory<byte> other = stored.TryGetValue(draft.Id!.Value, out var before) ? before.Original : inGroup.TryGetValue(draft.Id.Value, out var beside) ? beside.Draft.Original : default;
            if (other.Length > 0 && !Equivalence.Same(other, draft.Original)) return new(Rules.Conflict, draft.Id) { Status = StatusCodes.Status409Conflict };
        }
        return null;
    }

    private async Task<CommitRows> Rows(List<Fresh> fresh, Dictionary<Guid, Fresh> inGroup, Acquaintance known, Dictionary<Guid, StoredStatement> stored)
    {
        var rows = new CommitRows();
        foreach (var (draft, of, seq) in fresh)
        {
            var row = RowOf(draft, of.Key, seq);
            rows.Statements.Add(row);
            HashSet<long> terms = [.. draft.Terms];
            if (draft.Target is { } target)
            {
                rows.References.Add(new() { Target = target, Seq = seq, Id = row.Id });
                // What finds the statement that is referred to finds this one, too (xAPI 1.0.3 part 3, 2.1.3).
                terms.UnionWith(await TermsBehind(target, inGroup, stored, MostFollowed));
                if (draft.IsVoiding) Void(rows, target, inGroup, stored);
            }
            foreach (var term in terms) rows.Marks.Add((term, seq));
            if (known.VoidedBefore.Contains(row.Id) && !draft.IsVoiding) rows.Hidden.Add((row.Id, seq));
            await PassOn(rows, row.Id, terms, inGroup, known);
            CollectionsMarshal.GetValueRefOrAddDefault(rows.Tallies, (row.Day, of.Key), out _)++;
            if (!draft.ActorIsGroup) rows.Active.Add((row.Day, row.Actor));
        }
        return rows;
    }

    /// <summary>The row of a statement that is about to be stored.</summary>
    internal static Statement RowOf(StatementDraft draft, Guid key, long seq)
    {
        var at = draft.Timestamp ?? Sequence.InstantOf(seq);
        return new()
        {
            Seq = seq,
            Id = draft.Id!.Value,
            Packed = Packed.Pack(draft.Original.Span),
            Marks = draft.Marks,
            KeyId = key,
            Actor = draft.Actor,
            Verb = Term.Of(draft.Verb),
            Object = draft.Object,
            Registration = draft.Registration,
            Scaled = draft.Scaled,
            Success = draft.Success,
            At = Sequence.Microseconds(at),
            Day = at.BeijingDay(),
        };
    }

    private static void Void(CommitRows rows, Guid target, Dictionary<Guid, Fresh> inGroup, Dictionary<Guid, StoredStatement> stored)
    {
        // A voiding statement cannot be voided.
        if (inGroup.TryGetValue(target, out var beside))
        {
            if (!beside.Draft.IsVoiding) rows.Voids.Add(new() { Target = target, Hidden = beside.Seq });
        }
        else if (!stored.TryGetValue(target, out var before)) rows.Voids.Add(new() { Target = target });
        else if (!before.Marks.HasFlag(StatementMarks.IsVoiding)) rows.Voids.Add(new() { Target = target, Hidden = before.Seq });
    }

    /// <summary>All that finds a statement: its own terms and those of statements behind it.</summary>
    private async Task<HashSet<long>> TermsBehind(Guid id, Dictionary<Guid, Fresh> inGroup, Dictionary<Guid, StoredStatement> stored, int steps)
    {
        HashSet<long> terms = [];
        for (Guid? at = id; at is { } next && steps-- > 0;)
        {
            if (inGroup.TryGetValue(next, out var beside))
            {
                terms.UnionWith(beside.Draft.Terms);
                at = beside.Draft.Target;
                continue;
            }
            if (!stored.TryGetValue(next, out var before))
            {
                var seqs = (await store.Ask([next], default)).Seqs;
                if (!seqs.TryGetValue(next, out var seq) || await store.Load([seq], default) is not [{ } loaded]) break;
                before = loaded;
            }
            var draft = new StatementReader(before.Original, second: true).ReadAll(out _)[0];
            terms.UnionWith(draft.Terms);
            at = draft.Target;
        }
        return terms;
    }

    /// <summary>Statements that referred to this one before it came are found by its terms from now on, and those that refer to them.</summary>
    private async Task PassOn(CommitRows rows, Guid id, HashSet<long> terms, Dictionary<Guid, Fresh> inGroup, Acquaintance known)
    {
        List<(Guid Target, long Seq, Guid Id)> referring = [.. known.Referring.Where(r => r.Target == id), .. inGroup.Values.Where(f => f.Draft.Target == id && f.Draft.Id != id).Select(f => (id, f.Seq, f.Draft.Id!.Value))];
        HashSet<Guid> done = [id];
        for (var step = 0; referring.Count > 0 && step < MostFollowed; step++)
        {
            referring.RemoveAll(r => !done.Add(r.Id));
            foreach (var (_, seq, _) in referring) foreach (var term in terms) rows.Inherited.Add((term, seq));
            referring = referring.Count == 0 ? [] : (await store.Ask([.. referring.Select(r => r.Id)], default)).Referring;
        }
    }
}
