using Tongpin.Demand;
using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Programmes;
using Tongpin.Records;
using Tongpin.Training;

namespace Tongpin.Web;

/// <summary>The modules: what carries them all first, then in the order of the loop.</summary>
internal static class Modules
{
    public static House All { get; } = new([new FoundationModule(), new DemandModule(), new ProgrammesModule(), new RecordsModule(), new TrainingModule()]);
}
