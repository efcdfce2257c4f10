using Microsoft.EntityFrameworkCore;
using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Training.Categories;
using Tongpin.Training.Roster;

namespace Tongpin.Training.Projects;

/// <summary>What a class needs at its opening besides money (开班条件): a roster of real names, and insurance. What the college has raised to a block refuses, the rest is shown as missing.</summary>
/// <param name="Rostered">Least share of the planned heads on the roster.</param>
/// <param name="Insured">Categories whose trainees are insured.</param>
internal sealed record OpeningGates(decimal Rostered, bool RosterBlocks, IReadOnlyCollection<TrainingCategory> Insured, bool InsuranceBlocks)
{
    /// <param name="heads">Trainees on the roster.</param>
    public IReadOnlyList<Finding> Check(TrainingProject project, int heads)
    {
        List<Finding> found = [];
        if (heads < project.Heads * Rostered) found.Add(new(Rules.RosterThin.Broken(heads, project.Heads, Show.Percent(Rostered)), RosterBlocks));
        if (Insured.Contains(project.Category) && project.InsuredUntil is not { } until) found.Add(new(Rules.NotInsured.Broken(), InsuranceBlocks));
        return found;
    }

    /// <summary>Refuses lists that name no category.</summary>
    public static void CheckCategories(string value)
    {
        RegulationSeed.Distinct(value);
        foreach (var name in System.Text.Json.JsonSerializer.Deserialize<List<string>>(value, Json.Plain)!)
            if (!Enum.GetNames<TrainingCategory>().Contains(name)) throw Rules.PolicyWord.Broken(name, string.Join(Words.L("、", ", "), Enum.GetNames<TrainingCategory>()));
    }
}

/// <summary>Holds a class to the gates of its opening.</summary>
internal sealed class OpeningBook(TongpinDb db, IRegulations regulations, TimeProvider clock)
{
    public async Task<IReadOnlyList<Finding>> Check(TrainingProject project, CancellationToken ct)
    {
        var today = clock.GetUtcNow().BeijingDay();
        var (rostered, insured) = (await regulations.InForce(Regulations.OpeningRoster, today, ct), await regulations.InForce(Regulations.OpeningInsured, today, ct));
        var gates = new OpeningGates(rostered.Number, rostered.Severity == Severity.Block, insured.Json<List<TrainingCategory>>(), insured.Severity == Severity.Block);
        return gates.Check(project, await db.Trainees.CountAsync(t => t.ProjectId == project.Id && t.State == TraineeState.Enrolled, ct));
    }
}
