using System.Globalization;
using Tongpin.Dynamics;

namespace Tongpin.Tests.Dynamics;

/// <summary>Trajectories of independent programs, beside the repository (<c>../shared/data/simulation</c>, or where <c>TONGPIN_SHARED</c> points).</summary>
internal static class Reference
{
    public static string? File(string name)
    {
        var shared = Environment.GetEnvironmentVariable("TONGPIN_SHARED") ?? Path.Combine(HousePlanTests.Root, "../shared");
        var path = Path.Combine(shared, "data/simulation", name);
        return System.IO.File.Exists(path) ? path : null;
    }

    /// <summary>Our run in the columns of the reference, and the reference.</summary>
    public static (double[][] Ours, double[][] Theirs, string[] Header) Compare(string key, string scenario, string file)
    {
        var line = Lab.Line(key)!;
        var text = new StringWriter();
        line.WriteTrajectory(text, Scenario.Parse(scenario, line), line.Length, line.ReferenceColumns.Every, referenceColumns: true);
        var (ours, theirs) = (text.ToString().TrimEnd().Split('\n'), System.IO.File.ReadAllLines(file));
        Assert.Equal(theirs[0], ours[0]);
        Assert.Equal(theirs.Length, ours.Length);
        return (Numbers(ours), Numbers(theirs), theirs[0].Split(','));
    }

    public static double[][] Numbers(string[] lines) => [.. lines.Skip(1).Select(l => l.Split(',').Select(n => double.Parse(n, CultureInfo.InvariantCulture)).ToArray())];

    public static double[] Run(string key, string scenario, double every)
    {
        var line = Lab.Line(key)!;
        var text = new StringWriter();
        line.WriteTrajectory(text, Scenario.Parse(scenario, line), line.Length, every, referenceColumns: true);
        return Numbers(text.ToString().TrimEnd().Split('\n'))[^1];
    }
}
