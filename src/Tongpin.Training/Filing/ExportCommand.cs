using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Training.Brands;
using Tongpin.Training.Linkages;
using Tongpin.Training.Projects;

namespace Tongpin.Training.Filing;

/// <summary><c>tongpin export training-filing --year Y --out f.xlsx</c> and its kin: the writers of the pages, from the command line. What is refused writes no file.</summary>
internal static class ExportCommand
{
    public static Command Create(OpenHouse open)
    {
        var year = new Option<int?>("--year") { Description = "The year; the running one without it." };
        var to = new Option<FileInfo>("--out") { Description = "File to write.", Required = true };
        var project = new Option<string>("--project") { Description = "Number of the project, such as PX2026-0001.", Required = true };

        var filing = new Command("training-filing", "The yearly sheet of non-degree education (非学历继续教育办学情况一览表), 23 columns; XLSX.") { year, to };
        filing.SetAction((parse, ct) => Write(parse, ["xlsx"], async (house, file) => await house.GetRequiredService<FilingSheet>().Write(YearOf(parse, house), file, ct), ct));

        var by = new Option<StatementOf>("--by") { Description = "Group, Unit or Person; Person without it.", DefaultValueFactory = _ => StatementOf.Person };
        var statements = new Command("training-statements", "The five linkages (五个挂钩) of a year: one row for each programme group, unit or person; XLSX.") { by, year, to };
        statements.SetAction((parse, ct) => Write(parse, ["xlsx"], async (house, file) =>
        {
            var wanted = YearOf(parse, house);
            var linked = (await house.GetRequiredService<LinkageBook>().Of(wanted, null, null, new(parse.GetValue(by)), ct))!;
            await StatementSheet.Write(wanted, parse.GetValue(by), LinkageBook.Sums(linked.Lines, parse.GetValue(by)), file, ct);
        }, ct));

        var of = new Option<string>("--of") { Description = "Name of the programme group, code of the unit or staff number of the person.", Required = true };
        var statement = new Command("training-statement", "The statement (挂钩对账单) of one programme group, unit or person in a year; XLSX.") { by, of, year, to };
        statement.SetAction((parse, ct) => Write(parse, ["xlsx"], async (house, file) =>
        {
            var (wanted, name) = (YearOf(parse, house), parse.GetValue(of)!);
            var key = await KeyOf(house, parse.GetValue(by), name, ct);
            if (await house.GetRequiredService<SeeStatement>().Run(wanted, parse.GetValue(by), key, null, null, ct) is not { } found) throw Rules.NoStatement.Broken(name, wanted);
            await StatementSheet.Write(found, file, ct);
        }, ct));

        var brands = new Command("training-brands", "The report of a year's brands (培训品牌年度报告); Word, PDF or XLSX by the extension.") { year, to };
        brands.SetAction((parse, ct) => Write(parse, BrandReport.Extensions, async (house, file) => await house.GetRequiredService<BrandReport>().Write(YearOf(parse, house), parse.GetValue(to)!.Extension[1..].ToLowerInvariant(), file, ct), ct));

        return new Command("export", "Write an official form to a file.") { filing, statements, statement, brands }.With(ProjectForm.All.Select(Form));

        Command Form(ProjectForm form)
        {
            var command = new Command($"training-{form.Key}", $"{form.Title.En} of a project ({form.Title.Zh}); {form.Extension.ToUpperInvariant()}.") { project, to };
            if (form.Key.Contains('-')) command.Aliases.Add($"training-{form.Key.Replace("-", "", StringComparison.Ordinal)}");
            command.SetAction((parse, ct) => Write(parse, [form.Extension], async (house, file) =>
            {
                var number = parse.GetValue(project)!.Trim();
                var id = await house.GetRequiredService<TongpinDb>().Projects.Where(p => p.Number == number).Select(p => (ProjectId?)p.Id).FirstOrDefaultAsync(ct) ?? throw Rules.NoSuchClass.Broken(number);
                if (await form.Write(house, id, file, ct) is null) throw Rules.NoSuchClass.Broken(number);
            }, ct));
            return command;
        }

        int YearOf(ParseResult parse, IServiceProvider house)
        {
            var asked = parse.GetValue(year) ?? house.GetRequiredService<TimeProvider>().GetUtcNow().BeijingDay().Year;
            return asked is >= 2000 and <= 2100 ? asked : throw Rules.NoSuchYear.Broken(asked);
        }

        async Task<int> Write(ParseResult parse, IReadOnlyList<string> extensions, Func<IServiceProvider, Stream, Task> write, CancellationToken ct)
        {
            var file = parse.GetValue(to)!;
            try
            {
                if (!extensions.Contains(file.Extension.TrimStart('.'), StringComparer.OrdinalIgnoreCase)) throw Rules.WrongExtension.Broken(file.Name, string.Join(", .", extensions));
                await using var house = await open(ct);
                // The file comes last, so that nothing half written or refused lies there.
                using var done = new MemoryStream();
                await write(house.ServiceProvider, done);
                await using var target = file.Create();
                done.Position = 0;
                await done.CopyToAsync(target, ct);
                return 0;
            }
            catch (Exception refused) when (refused is RuleBroken or IOException or UnauthorizedAccessException)
            {
                await parse.InvocationConfiguration.Error.WriteLineAsync((refused is RuleBroken broken ? broken.Words.ToString() : refused.Message).AsMemory(), ct);
                return 1;
            }
        }
    }

    private static async Task<string> KeyOf(IServiceProvider house, StatementOf of, string name, CancellationToken ct) => of switch
    {
        StatementOf.Group => name,
        StatementOf.Unit => (await house.GetRequiredService<IUnits>().ByNameOrCode(ct)).TryGetValue(name, out var unit) ? unit.Id.Value.ToString() : throw Rules.NoSuchUnit.Broken(name),
        _ => (await house.GetRequiredService<IPeople>().ByNumber(name, ct) ?? throw Rules.NoSuchPerson.Broken(name)).Id.Value.ToString(),
    };

    private static Command With(this Command command, IEnumerable<Command> more)
    {
        foreach (var one in more) command.Subcommands.Add(one);
        return command;
    }
}
