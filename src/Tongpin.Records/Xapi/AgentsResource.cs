using Microsoft.AspNetCore.Http;
using Tongpin.Records.Keys;
using Tongpin.Records.Reading;
using Tongpin.Records.Store;

namespace Tongpin.Records.Xapi;

/// <summary>A person as the store knows him (xAPI 1.0.3 part 3, 2.4): the identifier that was asked for and the name that came with it.</summary>
internal sealed class AgentsResource(StatementStore store)
{
    public async Task Answer(Call call)
    {
        if (!call.IsRead) throw new Refusal(Rules.NoMethod, call.Method) { Status = StatusCodes.Status405MethodNotAllowed };
        call.Only("agent");
        call.Need("agent");
        if (!call.Caller.MayReadAll && !call.Caller.May(Scopes.Profile)) throw new Refusal(Rules.NoScope, "statements/read") { Status = StatusCodes.Status403Forbidden };
        var agent = call.Agent("agent")!.Value;
        string? known = null;
        await using (var connection = await store.Open(call.Aborted))
        {
            await using var command = connection.CreateCommand();
            command.CommandText = $"SELECT name FROM records_agent WHERE id {store.Among(command, "id", [agent.Id])}";
            known = await command.ExecuteScalarAsync(call.Aborted) as string;
        }
        string[] names = [.. new[] { known, agent.Name }.OfType<string>().Where(n => n.Length > 0).Distinct()];
        Call.Json(call.Http.Response, json =>
        {
            json.WriteStartObject();
            json.WriteString("objectType", "Person");
            if (names.Length > 0)
            {
                json.WriteStartArray("name");
                foreach (var name in names) json.WriteStringValue(name);
                json.WriteEndArray();
            }
            Ifi.WriteIdentifier(json, agent.Ifi, asArrays: true);
            json.WriteEndObject();
        });
    }
}
