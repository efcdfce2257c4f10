using Tongpin.Foundation;

namespace Tongpin.Training.Categories;

/// <summary>A policy with the version that it was read from.</summary>
internal sealed record PolicyInForce(TrainingCategory Category, CategoryPolicy Policy, RegulationVersion Version);

/// <summary>Reads what the categories ask on a day.</summary>
internal sealed class CategoryBook(IRegulations regulations)
{
    public async Task<CategoryScheme> Scheme(DateOnly on, CancellationToken ct) => Enum.Parse<CategoryScheme>((await regulations.InForce(Regulations.Scheme, on, ct)).Value);

    public async Task<PolicyInForce> Of(TrainingCategory category, DateOnly on, CancellationToken ct) => await Of(await Scheme(on, ct), category, on, ct);

    public async Task<PolicyInForce> Of(CategoryScheme scheme, TrainingCategory category, DateOnly on, CancellationToken ct)
    {
        var version = await regulations.InForce(Regulations.CategoryOf(scheme, category), on, ct);
        return new(category, version.Json<CategoryPolicy>(), version);
    }

    public async Task<IReadOnlyList<PolicyInForce>> All(CategoryScheme scheme, DateOnly on, CancellationToken ct)
    {
        List<PolicyInForce> all = [];
        foreach (var category in Enum.GetValues<TrainingCategory>()) all.Add(await Of(scheme, category, on, ct));
        return all;
    }
}
