using System.CommandLine;
using Tongpin.Demand.Matching;

namespace Tongpin.Demand;

/// <summary>What the module adds to the command line of the host.</summary>
public static class DemandCommands
{
    public static IEnumerable<Command> All => [MatchCommand.Create()];
}
