using System.Data.Common;
using System.Globalization;
using System.Text;

namespace Tongpin.Records.Store;

/// <summary>What a reader looks for.</summary>
/// <param name="Terms">All of these, and of each one of its terms.</param>
/// <param name="After">Numbers behind this one only: what was stored since, or where the last page ended.</param>
/// <param name="Before">Numbers before this one only.</param>
/// <param name="Key">Statements of one key only, for scopes that reach no further.</param>
internal sealed record StatementFilter(IReadOnlyList<long[]> Terms, long? After, long? Before, bool Ascending, int Limit, Guid? Key);

/// <summary>Finds statements by the index of terms: one range of it for each way in which something may be named, cut at the limit.</summary>
internal sealed class StatementQuery(StatementStore store)
{
    // A page of huge statements ends early; `more` goes on from there.
    private const int MostBytesOfAPage = 8_000_000;

    /// <returns>The statements of the page in order, and whether there are more.</returns>
    public async Task<(List<StoredStatement> Rows, bool More)> Find(StatementFilter filter, CancellationToken ct)
    {
        await using var connection = await store.Open(ct);
        if (filter.Terms.Count > 1) filter = filter with { Terms = await RarestFirst(connection, filter.Terms, ct) };
        await using var command = connection.CreateCommand();
        command.CommandText = Sql(command, filter);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var (rows, bytes) = (new List<StoredStatement>(), 0);
        while (await reader.ReadAsync(ct))
        {
            if (rows.Count == filter.Limit || bytes > MostBytesOfAPage) return (rows, true);
            rows.Add(StatementStore.Row(reader));
            bytes += rows[^1].Original.Length;
        }
        return (rows, false);
    }

    // The rarest name drives, the others are asked of each statement that it gives. Counting stops where all are frequent.
    private static async Task<IReadOnlyList<long[]>> RarestFirst(DbConnection connection, IReadOnlyList<long[]> terms, CancellationToken ct)
    {
        const int enough = 5000;
        await using var command = connection.CreateCommand();
        for (var g = 0; g < terms.Count; g++)
            for (var t = 0; t < terms[g].Length; t++) Add(command, Name(g, t), terms[g][t]);
        Add(command, "enough", enough);
        command.CommandText = "SELECT " + string.Join(", ", terms.Select((group, g) => $"(SELECT count(*) FROM (SELECT 1 FROM records_mark WHERE term IN ({string.Join(", ", group.Select((_, t) => "@" + Name(g, t)))}) LIMIT @enough) c{g})"));
        await using var reader = await command.ExecuteReaderAsync(ct);
        await reader.ReadAsync(ct);
        return [.. terms.Index().OrderBy(t => reader.GetInt64(t.Index)).Select(t => t.Item)];
    }

    /// <summary>One statement by its id; a voided one by its own question only.</summary>
    public async Task<StoredStatement?> One(Guid id, bool voided, Guid? key, CancellationToken ct)
    {
        await using var connection = await store.Open(ct);
        await using var command = connection.CreateCommand();
        command.CommandText = $"""
            SELECT s.seq, s.id, s.packed, s.marks, s.key_id FROM records_known k JOIN records_statement s ON s.seq = k.seq
            WHERE k.id = @id AND {(voided ? "" : "NOT ")}EXISTS (SELECT 1 FROM records_void v WHERE v.hidden = k.seq)
            """;
        Add(command, "id", id);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct) && StatementStore.Row(reader) is var row && (key is null || row.KeyId == key) ? row : null;
    }

    private static string Sql(DbCommand command, StatementFilter filter)
    {
        var order = filter.Ascending ? "ASC" : "DESC";
        Add(command, "limit", filter.Limit + 1);
        if (filter.After is { } after) Add(command, "after", after);
        if (filter.Before is { } before) Add(command, "before", before);
        if (filter.Key is { } key) Add(command, "key", key);
        for (var g = 0; g < filter.Terms.Count; g++)
            for (var t = 0; t < filter.Terms[g].Length; t++) Add(command, Name(g, t), filter.Terms[g][t]);

        const string columns = "s.seq, s.id, s.packed, s.marks, s.key_id";
        if (filter.Terms.Count == 0) return $"SELECT {columns} FROM records_statement s WHERE {Range("s", filter)}{(filter.Key is null ? "" : " AND s.key_id = @key")} ORDER BY s.seq {order} LIMIT @limit";

        // Questions of single numbers, not joins: a planner would join whole lists to answer with 25 of them.
        var others = new StringBuilder();
        for (var g = 1; g < filter.Terms.Count; g++)
            others.Append(CultureInfo.InvariantCulture, $" AND (SELECT o.seq FROM records_mark o WHERE o.seq = m.seq AND o.term IN ({string.Join(", ", filter.Terms[g].Select((_, t) => "@" + Name(g, t)))}) LIMIT 1) IS NOT NULL");
        if (filter.Key is not null) others.Append(" AND (SELECT k.seq FROM records_statement k WHERE k.seq = m.seq AND k.key_id = @key) IS NOT NULL");
        var branches = filter.Terms[0].Select((_, t) => $"SELECT * FROM (SELECT m.seq FROM records_mark m WHERE m.term = @{Name(0, t)} AND {Range("m", filter)}{others} ORDER BY m.seq {order} LIMIT @limit) b{t}");
        return $"""
            SELECT {columns} FROM (SELECT seq FROM ({string.Join(" UNION ", branches)}) u ORDER BY seq {order} LIMIT @limit) f
            JOIN records_statement s ON s.seq = f.seq ORDER BY s.seq {order}
            """;
    }

    private static string Range(string table, StatementFilter filter) =>
        $"(SELECT v.hidden FROM records_void v WHERE v.hidden = {table}.seq) IS NULL{(filter.After is null ? "" : $" AND {table}.seq > @after")}{(filter.Before is null ? "" : $" AND {table}.seq < @before")}";

    private static string Name(int group, int term) => string.Create(CultureInfo.InvariantCulture, $"t{group}_{term}");

    private static void Add(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = ("@" + name, value);
        command.Parameters.Add(parameter);
    }
}
