using System.Data.Common;
using System.Globalization;
using Npgsql;
using Tongpin.Kernel;

namespace Tongpin.Records.Store;

/// <summary>Statements on PostgreSQL: all rows of a commit go in one message as arrays, by statements that the server has prepared.</summary>
internal sealed class PgStore : StatementStore, IAsyncDisposable
{
    private readonly NpgsqlDataSource source;

    public PgStore(Storage storage)
    {
        var text = new NpgsqlConnectionStringBuilder(storage.Database) { MaxAutoPrepare = 40, AutoPrepareMinUsages = 2, ApplicationName = "tongpin records" };
        source = NpgsqlDataSource.Create(text);
    }

    public override async ValueTask<DbConnection> Open(CancellationToken ct) => await source.OpenConnectionAsync(ct);

    public override string Among(DbCommand command, string name, IReadOnlyCollection<Guid> ids)
    {
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { ParameterName = name, TypedValue = [.. ids] });
        return $"= ANY(@{name})";
    }

    public override string Among(DbCommand command, string name, IReadOnlyCollection<long> numbers)
    {
        command.Parameters.Add(new NpgsqlParameter<long[]> { ParameterName = name, TypedValue = [.. numbers] });
        return $"= ANY(@{name})";
    }

    public override bool WritesUnasked => true;

    public override bool IsFull(Exception e) => (e as PostgresException ?? e.InnerException as PostgresException)?.SqlState == PostgresErrorCodes.DiskFull;

    public override async Task Write(NewNames names, CancellationToken ct)
    {
        if (!names.Any) return;
        await using var connection = await source.OpenConnectionAsync(ct);
        await using var batch = connection.CreateBatch();
        // In the order of their numbers, so that two processes never wait for each other crosswise; each statement is a transaction of its own.
        Add(batch, "INSERT INTO records_agent (id, ifi, name, is_group, person_id) SELECT * FROM unnest($1, $2, $3, $4, $5) ON CONFLICT (id) DO UPDATE SET name = excluded.name WHERE excluded.name <> '' AND records_agent.name <> excluded.name", names.Agents,
            Of(names.Agents, a => a.Id), Of(names.Agents, a => a.Ifi), Of(names.Agents, a => a.Name), Of(names.Agents, a => a.IsGroup), Of(names.Agents, a => a.PersonId));
        Add(batch, "INSERT INTO records_verb (id, iri) SELECT * FROM unnest($1, $2) ON CONFLICT DO NOTHING", names.Verbs, Of(names.Verbs, v => v.Id), Of(names.Verbs, v => v.Iri));
        Add(batch, "INSERT INTO records_activity (id, iri, type, name, definition) SELECT * FROM unnest($1, $2, $3, $4, $5) ON CONFLICT (id) DO UPDATE SET type = excluded.type, name = excluded.name, definition = excluded.definition WHERE excluded.definition <> '' AND records_activity.definition <> excluded.definition", names.Activities,
            Of(names.Activities, a => a.Id), Of(names.Activities, a => a.Iri), Of(names.Activities, a => a.Type), Of(names.Activities, a => a.Name), Of(names.Activities, a => a.Definition));
        Add(batch, "INSERT INTO records_active (day, agent) SELECT * FROM unnest($1, $2) ON CONFLICT DO NOTHING", names.Active, Of(names.Active, a => a.Day), Of(names.Active, a => a.Agent));
        await batch.ExecuteNonQueryAsync(ct);
    }

    public override async Task Write(CommitRows rows, NewNames names, CancellationToken ct)
    {
        // First and by itself: locks on names are then never held together with anything.
        await Write(names, ct);
        await using var connection = await source.OpenConnectionAsync(ct);
        // A batch is one transaction and one way there and back.
        await using var batch = connection.CreateBatch();
        var statements = rows.Statements;
        // An error is what ends a batch; statements of these ids are found by their own key.
        Add(batch, "SELECT 1 / CASE WHEN EXISTS (SELECT 1 FROM records_reference WHERE target = ANY($1)) OR EXISTS (SELECT 1 FROM records_void WHERE hidden IS NULL AND target = ANY($1)) THEN 0 ELSE 1 END", rows.Unasked, Of(rows.Unasked, id => id));
        Add(batch, "INSERT INTO records_known (id, seq) SELECT * FROM unnest($1, $2)", statements, Of(statements, s => s.Id), Of(statements, s => s.Seq));
        Add(batch, "INSERT INTO records_statement (seq, id, packed, marks, key_id, actor, verb, object, registration, at, day, scaled, success) SELECT * FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)", statements,
            Of(statements, s => s.Seq), Of(statements, s => s.Id), Of(statements, s => s.Packed), Of(statements, s => (int)s.Marks), Of(statements, s => s.KeyId), Of(statements, s => s.Actor),
            Of(statements, s => s.Verb), Of(statements, s => s.Object), Of(statements, s => s.Registration), Of(statements, s => s.At), Of(statements, s => s.Day), Of(statements, s => s.Scaled), Of(statements, s => s.Success));
        Add(batch, "INSERT INTO records_mark (term, seq) SELECT * FROM unnest($1, $2)", rows.Marks, Of(rows.Marks, m => m.Term), Of(rows.Marks, m => m.Seq));
        Add(batch, "INSERT INTO records_mark (term, seq) SELECT * FROM unnest($1, $2) ON CONFLICT DO NOTHING", rows.Inherited, Of(rows.Inherited, m => m.Term), Of(rows.Inherited, m => m.Seq));
        Add(batch, "INSERT INTO records_reference (target, seq, id) SELECT * FROM unnest($1, $2, $3) ON CONFLICT DO NOTHING", rows.References, Of(rows.References, r => r.Target), Of(rows.References, r => r.Seq), Of(rows.References, r => r.Id));
        Add(batch, "INSERT INTO records_void (target, hidden) SELECT * FROM unnest($1, $2) ON CONFLICT DO NOTHING", rows.Voids, Of(rows.Voids, v => v.Target), Of(rows.Voids, v => v.Hidden));
        Add(batch, "UPDATE records_void v SET hidden = f.seq FROM unnest($1, $2) AS f(target, seq) WHERE v.target = f.target", rows.Hidden, Of(rows.Hidden, h => h.Target), Of(rows.Hidden, h => h.Seq));
        Add(batch, "INSERT INTO records_tally (day, key_id, count) SELECT * FROM unnest($1, $2, $3)", rows.Tallies, Of(rows.Tallies, t => t.Key.Day), Of(rows.Tallies, t => t.Key.Key), Of(rows.Tallies, t => t.Value));
        // Sorted like the names: the only rows of a commit that another one may want, too.
        var active = rows.Active.Order().ToList();
        Add(batch, "INSERT INTO records_active (day, agent) SELECT * FROM unnest($1, $2) ON CONFLICT DO NOTHING", active, Of(active, a => a.Day), Of(active, a => a.Agent));
        try
        {
            await batch.ExecuteNonQueryAsync(ct);
        }
        catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.DivisionByZero)
        {
            throw new IdTaken(e);
        }
    }

    /// <summary>Makes the partitions of a month and the one after it, unless they are there.</summary>
    public async Task Partition(DateTimeOffset now, CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        var first = new DateTimeOffset(now.UtcDateTime.Year, now.UtcDateTime.Month, 1, 0, 0, 0, TimeSpan.Zero);
        foreach (var month in (DateTimeOffset[])[first, first.AddMonths(1)])
        {
            foreach (var table in (string[])["records_statement", "records_mark"])
            {
                var name = string.Create(CultureInfo.InvariantCulture, $"{table}_{month:yyyyMM}");
                await using var command = connection.CreateCommand();
                // Rows that another clock put beyond all months lie in the default partition; a month that is to hold them cannot be cut out any more and stays there. Of two processes that start at once one makes it.
                command.CommandText = $"""
                    DO $do$ BEGIN
                      CREATE TABLE IF NOT EXISTS {name} PARTITION OF {table} FOR VALUES FROM ({Bound(month)}) TO ({Bound(month.AddMonths(1))});
                    EXCEPTION WHEN check_violation OR unique_violation OR duplicate_table THEN NULL;
                    END $do$
                    """;
                await command.ExecuteNonQueryAsync(ct);
            }
        }

        static string Bound(DateTimeOffset at) => Sequence.FirstOf(at).ToString(CultureInfo.InvariantCulture);
    }

    public ValueTask DisposeAsync() => source.DisposeAsync();

    private static NpgsqlParameter<TValue[]> Of<TRow, TValue>(IReadOnlyCollection<TRow> rows, Func<TRow, TValue> value)
    {
        var values = new TValue[rows.Count];
        var at = 0;
        foreach (var row in rows) values[at++] = value(row);
        return new NpgsqlParameter<TValue[]> { TypedValue = values };
    }

    private static void Add<TRow>(NpgsqlBatch batch, string sql, IReadOnlyCollection<TRow> rows, params ReadOnlySpan<NpgsqlParameter> parameters)
    {
        if (rows.Count == 0) return;
        var command = new NpgsqlBatchCommand(sql);
        foreach (var parameter in parameters) command.Parameters.Add(parameter);
        batch.BatchCommands.Add(command);
    }
}
