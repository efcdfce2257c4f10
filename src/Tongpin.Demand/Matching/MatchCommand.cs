using System.CommandLine;

namespace Tongpin.Demand.Matching;

internal static class MatchCommand
{
    public static Command Create() => new("match", "Match texts.");
}
