namespace Tongpin.Bench;

/// <summary>From the command to the first page: once with an empty folder (tables and the sample college are made), then as at every restart.</summary>
internal static class Start
{
    public static async Task Run(Setting setting, int times)
    {
        var folder = Directory.CreateTempSubdirectory("tongpin-bench-").FullName;
        try
        {
            Console.WriteLine("| start | first page s | CPU s until then | idle MiB | load of the machine |");
            Console.WriteLine("| --- | ---: | ---: | ---: | --- |");
            for (var i = 0; i <= times; i++)
            {
                await using var product = await Product.Start(setting, folder);
                var cpu = product.Cpu.TotalSeconds;
                await product.Rest();
                Machine.Say($"| {(i == 0 ? "empty folder, with the sample college" : $"restart {i}")} | {product.FirstPage.TotalSeconds:F2} | {cpu:F2} | {product.MemoryMiB:F0} | {Machine.Load} |");
            }
        }
        finally
        {
            Directory.Delete(folder, true);
        }
    }
}
