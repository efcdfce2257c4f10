using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Tongpin.BrowserTests;

/// <summary>A power cut in the middle of an import; no browser is needed.</summary>
public sealed class KilledImportTests
{
    private const int Lines = 50_000;

    [Fact]
    public async Task An_import_that_is_killed_while_it_writes_leaves_nothing_and_can_be_confirmed_again()
    {
        using var data = new ProductData();
        var (code, key) = await Product.Run(data, null, "key", "add", "power cut", "--permission", "foundation.administer", "foundation.jobs.see", "foundation.import", "demand.import", "demand.see", "programmes.edit", "programmes.see");
        Assert.True(code == 0, key);
        key = key.Split('\n').Single(line => line.StartsWith("tp_", StringComparison.Ordinal)).Trim();
        Guid import;
        int before;
        await using (var product = await Product.Start(data))
        {
            using var api = Client(product, key);
            before = Total(await Json(api.GetAsync("api/programmes/points")));
            var taken = await Json(api.PostAsync("api/imports/register", File()));
            import = taken.GetProperty("id").GetGuid();
            Assert.Equal((Lines, "Checked"), (taken.GetProperty("added").GetInt32(), taken.GetProperty("state").GetString()));

            var confirming = api.PostAsync($"api/imports/{import}/confirm", null);
            while (!await IsWriting(api)) Assert.False(confirming.IsCompleted, "It was written before it could be killed.");
            product.Kill();
            await Assert.ThrowsAsync<HttpRequestException>(() => confirming);
        }
        await using (var product = await Product.Start(data))
        {
            using var api = Client(product, key);
            Assert.Equal(before, Total(await Json(api.GetAsync("api/programmes/points"))));
            Assert.Equal("Checked", (await Json(api.GetAsync($"api/imports/{import}"))).GetProperty("state").GetString());
            Assert.Equal(1, Total(await Json(api.GetAsync("api/foundation/jobs?state=Interrupted"))));

            var done = await Json(api.PostAsync($"api/imports/{import}/confirm", null));
            Assert.Equal((Lines, "Done"), (done.GetProperty("added").GetInt32(), done.GetProperty("state").GetString()));
            Assert.Equal(before + Lines, Total(await Json(api.GetAsync("api/programmes/points"))));
        }
    }

    private static HttpClient Client(Product product, string key) => new() { BaseAddress = product.Address, DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", key.Trim()) }, Timeout = TimeSpan.FromMinutes(5) };

    private static MultipartFormDataContent File()
    {
        var text = new StringBuilder("year,province,school_code,school_name,programme_code,programme_name,study_years\n");
        for (var i = 0; i < Lines; i++) text.Append(System.Globalization.CultureInfo.InvariantCulture, $"2025,重庆市,{4_150_000_000 + i},测试职业学院{i},460103,数控技术,3\n");
        return new() { { new StringContent(text.ToString()), "file", "备案库.csv" } };
    }

    // In the middle: some batches are written, others are not. A job's own address tells its progress from memory; the list reads the database.
    private static async Task<bool> IsWriting(HttpClient api)
    {
        foreach (var job in (await Json(api.GetAsync("api/foundation/jobs?state=Running"))).GetProperty("rows").EnumerateArray())
            if ((await Json(api.GetAsync($"api/foundation/jobs/{job.GetProperty("id").GetString()}"))).GetProperty("done").GetInt64() is > 0 and < Lines) return true;
        return false;
    }

    private static int Total(JsonElement list) => list.GetProperty("total").GetInt32();

    private static async Task<JsonElement> Json(Task<HttpResponseMessage> asking)
    {
        using var answer = await asking;
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.OK, text);
        return JsonSerializer.Deserialize<JsonElement>(text);
    }
}
