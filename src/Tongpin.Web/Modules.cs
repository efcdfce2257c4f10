using Tongpin.Demand;
using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Programmes;
using Tongpin.Records;
using Tongpin.Training;

namespace Tongpin.Web;

/// <summary>The modules, from bottom to top (docs/house.txt).</summary>
internal static class Modules
{
    public static House All { get; } = new([new FoundationModule(), new RecordsModule(), new DemandModule(), new ProgrammesModule(), new TrainingModule()]);
}
