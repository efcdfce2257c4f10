using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Tongpin.Bench;

/// <summary>The register of 42,000 programme points as a file, from the request to the last byte.</summary>
internal static class Exports
{
    private const int Rows = 42_000;

    public static async Task Run(Setting setting)
    {
        await using var product = await Product.Start(setting);
        await product.SignIn();
        using var form = new MultipartFormDataContent { { new ByteArrayContent(Encoding.UTF8.GetBytes(Register())), "file", "register.csv" } };
        using var check = await product.Http.PostAsync("/api/imports/register", form);
        var id = JsonDocument.Parse(await check.Content.ReadAsStringAsync()).RootElement.GetProperty("id").GetString();
        (await product.Http.PostAsync($"/api/imports/{id}/confirm", null)).EnsureSuccessStatusCode();
        await product.Rest();

        Console.WriteLine("| export of 42,000 rows, 8 columns | wall s | CPU s | MB | memory MiB | load of the machine |");
        Console.WriteLine("| --- | ---: | ---: | ---: | ---: | --- |");
        foreach (var format in (string[])["xlsx", "csv"])
            for (var time = 1; time <= 4; time++)
            {
                var (clock, before) = (Stopwatch.StartNew(), product.Cpu);
                var bytes = await product.Http.GetByteArrayAsync($"/export/programmes.points.{format}");
                Machine.Say($"| {format}{(time == 1 ? ", first time" : "")} | {clock.Elapsed.TotalSeconds:F2} | {(product.Cpu - before).TotalSeconds:F2} | {bytes.Length / 1e6:F1} | {product.MemoryMiB:F0} | {Machine.Load} |");
            }
    }

    private static string Register()
    {
        var csv = new StringBuilder("year,province,school_code,school_name,programme_code,programme_name,study_years,remark\n");
        for (var i = 0; i < Rows; i++) csv.AppendLine(CultureInfo.InvariantCulture, $"2025,示例省{i % 31},41{i / 30:00000000},示例职业学院{i / 30},{410101 + i % 30},示例专业{i % 30},3,");
        return csv.ToString();
    }
}
