using System.Globalization;

namespace Tongpin.Bench;

/// <summary>How busy the machine was with other work: figures taken on a loaded machine say so.</summary>
internal static class Machine
{
    public static string Load => $"{Environment.ProcessorCount} cores, load {File.ReadAllText("/proc/loadavg").Split(' ')[0]}";

    public static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
