using System.CommandLine;
using System.CommandLine.Parsing;
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
var parsed = root.Parse(args);
// Only the executable without a verb hands what it does not know on to the host; a verb with a slip in an option would do something else than was meant.
if (parsed.CommandResult.Command != root && parsed.UnmatchedTokens.FirstOrDefault(token => !token.StartsWith("--Tongpin:", StringComparison.Ordinal)) is { } unknown)
{
    await Console.Error.WriteLineAsync($"“{unknown}” is not known here. tongpin {args[0]} --help tells what is.");
    return 2;
}
if (parsed.CommandResult.Command == root && WithoutValue(parsed.UnmatchedTokens) is { } odd)
{
    await Console.Error.WriteLineAsync($"“{odd}” is neither known here nor a setting with its value. tongpin --help tells what is.");
    return 2;
}
if (parsed.Errors.Select(Slip).FirstOrDefault(slip => slip is not null) is { } wrong)
{
    await Console.Error.WriteLineAsync(wrong);
    return 2;
}
return await parsed.InvokeAsync();

// The host takes any setting, as --key=value or --key value; what has no value it would pass over, and serve as if nothing had been asked.
static string? WithoutValue(IReadOnlyList<string> words)
{
    for (var i = 0; i < words.Count; i++)
    {
        if (!words[i].StartsWith('-') || words[i].Contains('=')) continue;
        if (!words[i].StartsWith("--", StringComparison.Ordinal) || i + 1 == words.Count || words[i + 1].StartsWith("--", StringComparison.Ordinal)) return words[i];
        i++;
    }
    return null;
}

// What the library tells of a value of another type names types of .NET.
static string? Slip(ParseError error)
{
    if (error.SymbolResult is not { Tokens: [var token, ..] } at || (at as OptionResult ?? at.Parent as OptionResult)?.Option is not { } option) return null;
    var type = Nullable.GetUnderlyingType(option.ValueType) ?? option.ValueType;
    var wanted = type == typeof(int) ? "a whole number" : type == typeof(double) ? "a number" : type.IsEnum ? $"one of {string.Join(", ", Enum.GetNames(type))}" : null;
    // A number that an option has bounds for is told by the option.
    if (type == typeof(int) && int.TryParse(token.Value, CultureInfo.InvariantCulture, out _)) return error.Message;
    return wanted is null ? null : $"{option.Name} takes {wanted}, not “{token.Value}”.";
}

/// <summary>Where tests find the host.</summary>
public partial class Program;
