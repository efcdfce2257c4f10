using System.Diagnostics;
using System.Text.Json;

namespace Tongpin.Bench;

/// <summary>Kills the product, or the database server, in the middle of a load and looks whether every acknowledged statement is there and no batch is there in part. Exit code 0: nothing lost.</summary>
internal static class RecordsKilled
{
    private const int Size = 10, Connections = 6;

    /// <param name="killServer">A command that kills PostgreSQL with SIGKILL and starts it again; null kills the product.</param>
    public static async Task<int> Run(Setting setting, int rounds, string? killServer)
    {
        var folder = Directory.CreateTempSubdirectory("tongpin-killed-").FullName;
        List<string[]> acknowledged = [], unanswered = [];
        string? headers = null;
        try
        {
            for (var round = 1; round <= rounds; round++)
            {
                var product = await Product.Start(setting, folder);
                headers ??= await Records.KeyOf(product);
                await Task.WhenAll([.. Enumerable.Range(0, Connections).Select(_ => Task.Run(() => Load(product, headers, acknowledged, unanswered))), Kill(product, killServer)]);
                if (killServer is not null) await product.DisposeAsync();
            }
            await using var last = await Product.Start(setting, folder);
            return await Check(last, headers!, acknowledged, unanswered);
        }
        finally
        {
            Directory.Delete(folder, true);
        }
    }

    private static async Task Kill(Product product, string? killServer)
    {
        await Task.Delay(Random.Shared.Next(1500, 3500));
        if (killServer is null) await product.Kill();
        else using (var command = Process.Start("/bin/sh", ["-c", killServer])) await command.WaitForExitAsync();
    }

    // Until the connection breaks, or the store says that it cannot write.
    private static async Task Load(Product product, string headers, List<string[]> acknowledged, List<string[]> unanswered)
    {
        var made = new Statements(Random.Shared.Next());
        string[]? sent = null;
        try
        {
            using var lane = new Lane(product.Http.BaseAddress!, headers);
            while (true)
            {
                var body = made.Body(Size);
                sent = [.. JsonDocument.Parse(body).RootElement.EnumerateArray().Select(s => s.GetProperty("id").GetString()!)];
                if (await lane.Send("POST", "/xapi/statements", body) != 200) break;
                lock (acknowledged) acknowledged.Add(sent);
                sent = null;
            }
        }
        catch (Exception e) when (e is IOException or System.Net.Sockets.SocketException) { }
        if (sent is not null) lock (unanswered) unanswered.Add(sent);
    }

    private static async Task<int> Check(Product product, string headers, List<string[]> acknowledged, List<string[]> unanswered)
    {
        using var lane = new Lane(product.Http.BaseAddress!, headers);
        var (lost, halves, whole) = (0, 0, 0);
        foreach (var batch in acknowledged) lost += Size - await There(batch);
        foreach (var batch in unanswered)
        {
            var there = await There(batch);
            if (there == Size) whole++;
            else if (there > 0) halves++;
        }
        Machine.Say($"{acknowledged.Count * Size:N0} statements acknowledged, {lost} lost; {unanswered.Count} batches without an answer: {whole} whole, {halves} in part");
        return lost + halves == 0 && acknowledged.Count > 0 ? 0 : 1;

        async Task<int> There(string[] batch)
        {
            var count = 0;
            foreach (var id in batch) if (await lane.Send("GET", $"/xapi/statements?statementId={id}", default) == 200) count++;
            return count;
        }
    }
}
