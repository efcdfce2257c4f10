using Microsoft.AspNetCore.Http;
using Tongpin.Records.Keys;
using Tongpin.Records.Reading;
using Tongpin.Records.Store;

namespace Tongpin.Records.Xapi;

/// <summary>An activity with all that statements have told of it (xAPI 1.0.3 part 3, 2.5).</summary>
internal sealed class ActivitiesResource(StatementStore store)
{
    public async Task Answer(Call call)
    {
        if (!call.IsRead) throw new Refusal(Rules.NoMethod, call.Method) { Status = StatusCodes.Status405MethodNotAllowed };
        call.Only("activityId");
        call.Need("activityId");
        if (!call.Caller.MayReadAll && !call.Caller.May(Scopes.Profile)) throw new Refusal(Rules.NoScope, "statements/read") { Status = StatusCodes.Status403Forbidden };
        var iri = call.Iri("activityId")!;
        await using var connection = await store.Open(call.Aborted);
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT definition FROM records_activity WHERE id {store.Among(command, "id", [Term.Of(iri)])}";
        var definition = await command.ExecuteScalarAsync(call.Aborted) as string;
        Call.Json(call.Http.Response, json =>
        {
            json.WriteStartObject();
            json.WriteString("objectType", "Activity");
            json.WriteString("id", iri);
            if (definition is { Length: > 0 })
            {
                json.WritePropertyName("definition");
                json.WriteRawValue(definition, skipInputValidation: true);
            }
            json.WriteEndObject();
        });
    }
}
