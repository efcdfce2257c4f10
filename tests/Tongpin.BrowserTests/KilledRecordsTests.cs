using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Tongpin.BrowserTests;

/// <summary>A power cut while applications send statements. The longer form, with PostgreSQL killed as well, is <c>records-killed</c> of the benchmarks.</summary>
public sealed class KilledRecordsTests
{
    private const int Senders = 6, Size = 10, Enough = 150;

    [Fact]
    public async Task Statements_that_were_acknowledged_survive_a_kill_in_the_middle_of_a_load_and_no_batch_is_there_in_part()
    {
        using var data = new ProductData();
        var (code, given) = await Product.Run(data, null, "records", "key", "add", "power cut", "--scope", "all");
        Assert.True(code == 0, given);
        var basic = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Word(given, "key ")}:{Word(given, "secret ")}"));
        ConcurrentBag<string[]> acknowledged = [], unanswered = [];

        await using (var product = await Product.Start(data))
        {
            using var client = Client(product, basic);
            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var senders = Enumerable.Range(0, Senders).Select(_ => Task.Run(() => Send(client, acknowledged, unanswered, reached))).ToList();
            await Task.WhenAny(reached.Task, Task.WhenAll(senders));
            product.Kill();
            await Task.WhenAll(senders);
        }

        Assert.True(acknowledged.Count >= Enough, $"{acknowledged.Count} batches were taken before the kill");
        await using (var product = await Product.Start(data))
        {
            using var client = Client(product, basic);
            foreach (var batch in acknowledged) Assert.Equal(Size, await There(client, batch));
            foreach (var batch in unanswered) Assert.Contains(await There(client, batch), (int[])[0, Size]);
        }
    }

    private static async Task Send(HttpClient client, ConcurrentBag<string[]> acknowledged, ConcurrentBag<string[]> unanswered, TaskCompletionSource reached)
    {
        while (true)
        {
            string[] ids = [.. Enumerable.Range(0, Size).Select(_ => Guid.NewGuid().ToString())];
            var body = $"[{string.Join(',', ids.Select((id, n) => $$"""{"id":"{{id}}","actor":{"mbox":"mailto:p{{n}}@college.example"},"verb":{"id":"http://verbs.example/answered"},"object":{"id":"http://things.example/{{ids[0][..2]}}"} }"""))}]";
            try
            {
                using var answer = await client.PostAsync("statements", new StringContent(body, Encoding.UTF8, "application/json"));
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
                acknowledged.Add(ids);
                if (acknowledged.Count >= Enough) reached.TrySetResult();
            }
            catch (HttpRequestException)
            {
                unanswered.Add(ids);
                return;
            }
        }
    }

    // The batch has a thing that few others have; what was stored together is found together.
    private static async Task<int> There(HttpClient client, string[] batch)
    {
        var count = 0;
        for (var path = $"statements?limit=500&format=ids&activity={Uri.EscapeDataString($"http://things.example/{batch[0][..2]}")}"; path.Length > 0;)
        {
            var page = JsonSerializer.Deserialize<JsonElement>(await client.GetStringAsync(path));
            count += page.GetProperty("statements").EnumerateArray().Count(s => batch.Contains(s.GetProperty("id").GetString()));
            path = page.GetProperty("more").GetString()!.TrimStart('/');
            if (path.StartsWith("xapi/", StringComparison.Ordinal)) path = path["xapi/".Length..];
        }
        return count;
    }

    private static HttpClient Client(Product product, string basic)
    {
        var client = new HttpClient { BaseAddress = new(product.Address, "xapi/"), DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Basic", basic) } };
        client.DefaultRequestHeaders.Add("X-Experience-API-Version", "2.0.0");
        return client;
    }

    private static string Word(string output, string before) => output.Split('\n').Single(line => line.StartsWith(before, StringComparison.Ordinal))[before.Length..].Trim();
}
