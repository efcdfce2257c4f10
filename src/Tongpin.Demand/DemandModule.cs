using Microsoft.EntityFrameworkCore;
using Tongpin.Kernel;

namespace Tongpin.Demand;

/// <summary>Demand (需求): what the region's industries look for.</summary>
public sealed class DemandModule : IModule
{
    public string Key => "demand";
    public Words Title => ("产业需求", "Demand");

    public void ConfigureModel(ModelBuilder model) => model.ApplyConfigurationsFromAssembly(typeof(DemandModule).Assembly);
}
