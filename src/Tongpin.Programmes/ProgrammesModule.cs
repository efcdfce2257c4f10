using Microsoft.EntityFrameworkCore;
using Tongpin.Kernel;

namespace Tongpin.Programmes;

/// <summary>Programmes (专业): the register, its fit with the clusters, its changes.</summary>
public sealed class ProgrammesModule : IModule
{
    public string Key => "programmes";
    public Words Title => ("专业", "Programmes");

    public void ConfigureModel(ModelBuilder model) => model.ApplyConfigurationsFromAssembly(typeof(ProgrammesModule).Assembly);
}
