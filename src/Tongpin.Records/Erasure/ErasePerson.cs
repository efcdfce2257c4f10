using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Records.Documents;
using Tongpin.Records.Reading;
using Tongpin.Records.Store;

namespace Tongpin.Records.Erasure;

/// <summary>
/// Erases a person's data on request (个人信息删除): in all statements that name him a pseudonym stands instead, with the same one in all of them, so that counts stay right; his documents go. The one change that
/// statements ever see; the history keeps that it was done, by whom and why, but not who the pseudonym was.
/// </summary>
internal sealed class ErasePerson(TongpinDb db, IHistory history, CurrentActor actor, NameBook names, Base home)
{
    private const int Chunk = 200;

    public sealed class Form
    {
        [Needed, AtMost(400)] public string? Why { get; set; }
    }

    /// <returns>How many statements were changed.</returns>
    public async Task<int> Run(PersonId id, Form form, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(form.Why)) throw Rules.ReasonNeeded.Broken();
        return await Run(home.IfiOf(id.Value), form.Why, ct);
    }

    /// <summary>The same for somebody who is no person of the house.</summary>
    public async Task<int> Run(string ifi, string why, CancellationToken ct)
    {
        // load
        var agent = Term.Of(ifi);
        long[] terms = [Term.Agent(agent), Term.RelatedAgent(agent)];
        var seqs = await db.Marks.Where(m => terms.Contains(m.Term)).Select(m => m.Seq).Distinct().ToListAsync(ct);
        if (seqs.Count == 0) throw Rules.NoSuchActor.Broken();

        // decide
        var alias = Guid.CreateVersion7();
        var pseudonym = Ifi.Account(home.Address + "/erased", alias.ToString());
        var other = Term.Of(pseudonym);
        var (plain, replacement) = (Plain(ifi), JsonNode.Parse(Plain(pseudonym))!.AsObject());

        // save
        actor.Why = why.Trim();
        await db.Atomically(async () =>
        {
            foreach (var chunk in seqs.Chunk(Chunk))
            {
                var rows = await db.Statements.AsNoTracking().Where(s => chunk.Contains(s.Seq)).Select(s => new { s.Seq, s.Packed, s.Actor, s.Object }).ToListAsync(ct);
                foreach (var row in rows)
                {
                    var statement = JsonNode.Parse(Packed.Unpack(row.Packed), documentOptions: new() { MaxDepth = StatementReader.Depth })!;
                    Replace(statement, ifi, replacement);
                    var packed = Packed.Pack(Encoding.UTF8.GetBytes(statement.ToJsonString(Json.Plain)));
                    var (newActor, newObject) = (row.Actor == agent ? other : row.Actor, row.Object == agent ? other : row.Object);
                    await db.Database.ExecuteSqlAsync($"UPDATE records_statement SET packed = {packed}, actor = {newActor}, object = {newObject} WHERE seq = {row.Seq}", ct);
                }
            }
            await db.Database.ExecuteSqlAsync($"UPDATE records_mark SET term = {Term.Agent(other)} WHERE term = {terms[0]}", ct);
            await db.Database.ExecuteSqlAsync($"UPDATE records_mark SET term = {Term.RelatedAgent(other)} WHERE term = {terms[1]}", ct);
            await db.Database.ExecuteSqlAsync($"UPDATE records_active SET agent = {other} WHERE agent = {agent}", ct);
            await db.Database.ExecuteSqlAsync($"DELETE FROM records_agent WHERE id = {agent}", ct);
            await db.Database.ExecuteSqlAsync($"INSERT INTO records_agent (id, ifi, name, is_group) VALUES ({other}, {pseudonym}, '', {false})", ct);
            await new DocumentDrawer(db).Forget(agent, ct);
            history.Note("erased", "records_statement", alias.ToString(), new { statements = seqs.Count });
            await db.SaveChangesAsync(ct);
        }, ct);
        names.Forget(agent);
        return seqs.Count;
    }

    private static string Plain(string ifi)
    {
        using var memory = new MemoryStream();
        using (var json = new System.Text.Json.Utf8JsonWriter(memory))
        {
            json.WriteStartObject();
            Ifi.WriteIdentifier(json, ifi, asArrays: false);
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(memory.ToArray());
    }

    // Wherever an agent with this identifier stands, as actor, member, instructor or anything else.
    private static void Replace(JsonNode? node, string ifi, JsonObject replacement)
    {
        if (node is JsonArray array) foreach (var item in array) Replace(item, ifi, replacement);
        if (node is not JsonObject it) return;
        if (IsHe(it, ifi))
        {
            foreach (var name in (string[])["mbox", "mbox_sha1sum", "openid", "account", "name"]) it.Remove(name);
            foreach (var (name, value) in replacement) it[name] = value!.DeepClone();
            return;
        }
        foreach (var (_, value) in it.ToList()) Replace(value, ifi, replacement);
    }

    private static bool IsHe(JsonObject it, string ifi)
    {
        if (it["account"] is JsonObject account) return account["name"] is JsonValue && account["homePage"] is JsonValue && Ifi.Account(account["homePage"]!.ToString(), account["name"]!.ToString()) == ifi;
        foreach (var kind in (string[])["mbox", "mbox_sha1sum", "openid"]) if (it[kind] is JsonValue value && $"{kind}:{value}" == ifi) return true;
        return false;
    }
}
