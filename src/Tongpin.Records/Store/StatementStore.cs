using System.Data.Common;
using Tongpin.Kernel;
using Tongpin.Records.Reading;

namespace Tongpin.Records.Store;

/// <summary>A stored statement as it is read out.</summary>
internal readonly record struct StoredStatement(long Seq, Guid Id, byte[] Original, StatementMarks Marks, Guid KeyId);

/// <summary>What the store knows of some ids.</summary>
/// <param name="Seqs">Which of them have statements.</param>
/// <param name="Referring">Who refers to them: target, number and id of the referring statement.</param>
/// <param name="VoidedBefore">Which were voided before they came.</param>
internal sealed record Acquaintance(Dictionary<Guid, long> Seqs, List<(Guid Target, long Seq, Guid Id)> Referring, HashSet<Guid> VoidedBefore);

/// <summary>All rows of one commit.</summary>
internal sealed class CommitRows
{
    public List<Statement> Statements { get; } = [];

    /// <summary>What finds the statements of the commit; no pair comes twice.</summary>
    public List<(long Term, long Seq)> Marks { get; } = [];

    /// <summary>What finds others from now on, too, since they refer to these; may be there.</summary>
    public List<(long Term, long Seq)> Inherited { get; } = [];

    /// <summary>Ids of which nothing was asked: the write does nothing if one of them has a statement, is referred to or was voided.</summary>
    public List<Guid> Unasked { get; } = [];
    public List<Reference> References { get; } = [];
    public List<Voided> Voids { get; } = [];

    /// <summary>Statements that came after they had been voided.</summary>
    public List<(Guid Target, long Seq)> Hidden { get; } = [];
    public Dictionary<(DateOnly Day, Guid Key), int> Tallies { get; } = [];
    public HashSet<(DateOnly Day, long Agent)> Active { get; } = [];
}

/// <summary>The names that a commit needs beside its statements; known ones are left out by the <see cref="NameBook"/>.</summary>
internal sealed record NewNames(IReadOnlyList<KnownAgent> Agents, IReadOnlyList<KnownVerb> Verbs, IReadOnlyList<KnownActivity> Activities)
{
    /// <summary>Who was active on which day, where it is not told by a commit of its own.</summary>
    public IReadOnlyList<ActiveDay> Active { get; init; } = [];
    public bool Any => Agents.Count + Verbs.Count + Activities.Count + Active.Count > 0;
}

/// <summary>The tables of statements at the speed of their database: prepared commands instead of EF, since thousands a second pass here.</summary>
internal abstract class StatementStore
{
    /// <summary>A connection for reading, given back when disposed.</summary>
    public abstract ValueTask<DbConnection> Open(CancellationToken ct);

    /// <summary>Text that makes one parameter stand for many values: <c>= ANY(@p)</c>, or a list.</summary>
    public abstract string Among(DbCommand command, string name, IReadOnlyCollection<Guid> ids);

    /// <inheritdoc cref="Among(DbCommand, string, IReadOnlyCollection{Guid})" />
    public abstract string Among(DbCommand command, string name, IReadOnlyCollection<long> numbers);

    /// <summary>Writes names that were not there, and what is newly told of activities; known rows are not locked.</summary>
    public abstract Task Write(NewNames names, CancellationToken ct);

    /// <summary>Writes names beside a save of the house: on SQLite within its transaction, on PostgreSQL before it and by themselves, so that nobody waits for a long transaction.</summary>
    /// <returns>Whether they stand whatever becomes of the save.</returns>
    public virtual async Task<bool> WriteBeside(TongpinDb db, NewNames names, CancellationToken ct)
    {
        await Write(names, ct);
        return true;
    }

    /// <summary>Whether a write looks after <see cref="CommitRows.Unasked"/> ids by itself: worth it where each question is a way to another process.</summary>
    public virtual bool WritesUnasked => false;

    /// <summary>Writes all rows, or none; returns when they are on the disk.</summary>
    /// <exception cref="IdTaken">Another process stored one of the ids meanwhile, or something is known of an id that was not asked for.</exception>
    public abstract Task Write(CommitRows rows, NewNames names, CancellationToken ct);

    /// <summary>Whether the database said that its disk is full, to the writer or to a save of the house.</summary>
    public abstract bool IsFull(Exception e);

    /// <summary>Asks what is known of ids: of new statements, and of those that they refer to.</summary>
    public async Task<Acquaintance> Ask(IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        var known = new Acquaintance([], [], []);
        if (ids.Count == 0) return known;
        await using var connection = await Open(ct);
        await using var command = connection.CreateCommand();
        var among = Among(command, "ids", ids);
        command.CommandText = $"""
            SELECT 0, id, seq, id FROM records_known WHERE id {among}
            UNION ALL SELECT 1, target, seq, id FROM records_reference WHERE target {among}
            UNION ALL SELECT 2, target, 0, target FROM records_void WHERE hidden IS NULL AND target {among}
            """;
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            var id = reader.GetGuid(1);
            if (reader.GetInt32(0) == 0) known.Seqs[id] = reader.GetInt64(2);
            else if (reader.GetInt32(0) == 1) known.Referring.Add((id, reader.GetInt64(2), reader.GetGuid(3)));
            else known.VoidedBefore.Add(id);
        }
        return known;
    }

    /// <summary>Statements by their numbers, in no order.</summary>
    public async Task<List<StoredStatement>> Load(IReadOnlyCollection<long> seqs, CancellationToken ct)
    {
        List<StoredStatement> found = [];
        if (seqs.Count == 0) return found;
        await using var connection = await Open(ct);
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT s.seq, s.id, s.packed, s.marks, s.key_id FROM records_statement s WHERE s.seq {Among(command, "seqs", seqs)}";
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct)) found.Add(Row(reader));
        return found;
    }

    public static StoredStatement Row(DbDataReader reader) => new(reader.GetInt64(0), reader.GetGuid(1), Packed.Unpack(reader.GetFieldValue<byte[]>(2)), (StatementMarks)reader.GetInt32(3), reader.GetGuid(4));

    /// <summary>The last number that was given; 0 in an empty store.</summary>
    public async Task<long> LastSeq(CancellationToken ct)
    {
        await using var connection = await Open(ct);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT coalesce(max(seq), 0) FROM records_statement";
        return Convert.ToInt64(await command.ExecuteScalarAsync(ct), System.Globalization.CultureInfo.InvariantCulture);
    }

    protected static void Add(DbCommand command, string name, object? value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value ?? DBNull.Value);
        command.Parameters.Add(parameter);
    }
}

/// <summary>An id was stored by another process between the question and the write, or nobody had asked; the commit is tried anew.</summary>
internal sealed class IdTaken(Exception inner) : Exception("An id was taken meanwhile.", inner);
