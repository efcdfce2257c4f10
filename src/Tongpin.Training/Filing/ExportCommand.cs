using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Tongpin.Kernel;

namespace Tongpin.Training.Filing;

/// <summary><c>tongpin export training-filing --year Y --out f.xlsx</c></summary>
internal static class ExportCommand
{
    public static Command Create(OpenHouse open)
    {
        var year = new Option<int?>("--year") { Description = "Year in which the classes ended; the running year without it." };
        var to = new Option<FileInfo>("--out") { Description = "XLSX file to write.", Required = true };
        var filing = new Command("training-filing", "The yearly sheet of non-degree education (非学历继续教育办学情况一览表), 23 columns.") { year, to };
        filing.SetAction(async (parse, ct) =>
        {
            await using var house = await open(ct);
            var wanted = parse.GetValue(year) ?? house.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow().BeijingDay().Year;
            try
            {
                await using var file = parse.GetValue(to)!.Create();
                await house.ServiceProvider.GetRequiredService<FilingSheet>().Write(wanted, file, ct);
            }
            catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
            {
                await Console.Error.WriteLineAsync(refused.Message);
                return 1;
            }
            return 0;
        });
        return new Command("export", "Write an official form to a file.") { filing };
    }
}
