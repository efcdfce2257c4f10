using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Tongpin.Kernel;
using Tongpin.Records.Keys;

namespace Tongpin.Tests.Records;

/// <summary>A house with its store, and an application that holds a key to it.</summary>
internal sealed class Lrs : IAsyncDisposable
{
    private readonly HttpClient http;

    private Lrs(House house, HttpClient http) => (House, this.http) = (house, http);

    public House House { get; }

    public static async Task<Lrs> Open(string version = "2.0.0", House? house = null, params string[] scopes)
    {
        house ??= new House();
        var given = await house.As<GiveRecordKey, GiveRecordKey.Given>(Actor.House, g => g.Run(new() { Name = "test", Scopes = [.. scopes is [] ? ["all"] : scopes] }, default));
        var http = house.Anybody();
        http.DefaultRequestHeaders.Authorization = Basic(given.Key, given.Secret);
        http.DefaultRequestHeaders.Add("X-Experience-API-Version", version);
        return new(house, http);
    }

    public static AuthenticationHeaderValue Basic(string key, string secret) => new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{key}:{secret}")));

    public Task<HttpResponseMessage> Post(string json) => Send(HttpMethod.Post, "statements", json);

    public Task<HttpResponseMessage> Send(HttpMethod method, string path, string? json = null, params (string Name, string Value)[] headers) =>
        Send(method, path, json is null ? null : new StringContent(json, Encoding.UTF8, "application/json"), headers);

    public async Task<HttpResponseMessage> Send(HttpMethod method, string path, HttpContent? content, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, "/xapi/" + path) { Content = content };
        foreach (var (name, value) in headers)
        {
            request.Headers.Remove(name);
            request.Headers.TryAddWithoutValidation(name, value);
        }
        return await http.SendAsync(request);
    }

    /// <summary>Ids of the statements that a query finds, in order.</summary>
    public async Task<List<string>> Ids(string query) => [.. (await Find(query))["statements"]!.AsArray().Select(s => (string)s!["id"]!)];

    public async Task<JsonNode> Find(string query) => await Json(await Send(HttpMethod.Get, $"statements?{query}"));

    public static async Task<JsonNode> Json(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{(int)answer.StatusCode}: {text}");
        return JsonNode.Parse(text)!;
    }

    /// <summary>The key of the rule that a refusal names.</summary>
    public static async Task<string> Error(HttpResponseMessage answer) => (string)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["error"]!;

    /// <summary>A whole small statement.</summary>
    /// <param name="more">Further properties, each with a comma before it.</param>
    public static string Statement(string? id = null, string actor = "ann", string verb = "passed", string thing = "course", string more = "") =>
        (id is null ? "{" : $"{{\"id\":\"{id}\",") + $$$"""
        "actor":{"mbox":"mailto:{{{actor}}}@college.example","name":"{{{actor}}}"},"verb":{"id":"http://verbs.example/{{{verb}}}","display":{"en":"{{{verb}}}"} },"object":{"id":"http://things.example/{{{thing}}}"}{{{more}}} }
        """;

    public static string Agent(string name) => Uri.EscapeDataString(JsonSerializer.Serialize(new { mbox = $"mailto:{name}@college.example" }));

    public static string NewId() => Guid.NewGuid().ToString();

    public ValueTask DisposeAsync()
    {
        http.Dispose();
        return House.DisposeAsync();
    }
}
