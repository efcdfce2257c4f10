using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Tongpin.Kernel;
using Tongpin.Training.Linkages;

namespace Tongpin.Training.Filing;

/// <summary><c>tongpin export training-filing --year Y --out f.xlsx</c>, <c>tongpin export training-statements --by Person --year Y --out f.xlsx</c></summary>
internal static class ExportCommand
{
    public static Command Create(OpenHouse open)
    {
        var year = new Option<int?>("--year") { Description = "Year in which the classes ended; the running year without it." };
        var to = new Option<FileInfo>("--out") { Description = "XLSX file to write.", Required = true };
        var filing = new Command("training-filing", "The yearly sheet of non-degree education (非学历继续教育办学情况一览表), 23 columns.") { year, to };
        filing.SetAction((parse, ct) => Write(parse, (house, wanted, file) => house.GetRequiredService<FilingSheet>().Write(wanted, file, ct), ct));

        var by = new Option<StatementOf>("--by") { Description = "Group, Unit or Person; Person without it.", DefaultValueFactory = _ => StatementOf.Person };
        var statements = new Command("training-statements", "The five linkages (五个挂钩) of a year: one row for each programme group, unit or person.") { by, year, to };
        statements.SetAction((parse, ct) => Write(parse, async (house, wanted, file) =>
        {
            var linked = (await house.GetRequiredService<LinkageBook>().Of(wanted, null, null, new(parse.GetValue(by)), ct))!;
            await StatementSheet.Write(wanted, parse.GetValue(by), LinkageBook.Sums(linked.Lines, parse.GetValue(by)), file, ct);
        }, ct));
        return new Command("export", "Write an official form to a file.") { filing, statements };

        async Task<int> Write(ParseResult parse, Func<IServiceProvider, int, Stream, Task> write, CancellationToken ct)
        {
            await using var house = await open(ct);
            var wanted = parse.GetValue(year) ?? house.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow().BeijingDay().Year;
            try
            {
                await using var file = parse.GetValue(to)!.Create();
                await write(house.ServiceProvider, wanted, file);
            }
            catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
            {
                await Console.Error.WriteLineAsync(refused.Message);
                return 1;
            }
            return 0;
        }
    }
}
