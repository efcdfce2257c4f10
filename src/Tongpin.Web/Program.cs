using System.CommandLine;
using System.Globalization;
using Tongpin.Web;

// The command line speaks English unless the terminal is set to Chinese.
if ((args is [[not '-', ..], ..] or ["--help" or "-h" or "-?", ..]) && Environment.GetEnvironmentVariable("LANG")?.StartsWith("zh", StringComparison.Ordinal) != true)
    CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");

var root = new RootCommand("Tongpin (同频): keeps a college in tune with its industries. Without a verb it serves the platform.") { TreatUnmatchedTokensAsErrors = false };
root.SetAction((_, ct) => HouseHost.Serve(Modules.All, args, ct));
foreach (var verb in Modules.All.Modules.SelectMany(m => m.Commands((ct, prepared) => HouseHost.Open(Modules.All, args, prepared, ct)))) root.Subcommands.Add(verb);
root.Subcommands.Add(SimulateCommand.Create());
if (args is [[not '-', ..] word, ..] && root.Subcommands.All(verb => verb.Name != word))
{
    await Console.Error.WriteLineAsync($"There is no verb “{word}”. tongpin --help lists them.");
    return 1;
}
return await root.Parse(args).InvokeAsync();

/// <summary>Where tests find the host.</summary>
public partial class Program;
