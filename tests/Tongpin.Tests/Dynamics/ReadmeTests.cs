using System.Runtime.CompilerServices;
using Tongpin.Dynamics;

namespace Tongpin.Tests.Dynamics;

public sealed class ReadmeTests
{
    [Fact]
    public void The_ten_lines_of_the_readme_compile_and_run()
    {
        var line = Lab.Line("penicillin-100l")!;
        var scenario = Scenario.Parse("""{"initial":{"S":17},"faults":[{"name":"agitator","from":100,"to":150}]}""", line);
        var run = new Run(line, scenario);
        run.To(60);
        run.Do(CommandKind.Set, "F", 0.045);
        run.To(400);
        var penicillin = run["P"];
        var again = Run.Replay(line, scenario, run.Log, run.Sample);
        var same = again.Hash == run.Hash;
        var score = run.Score();
        line.WriteTrajectory(TextWriter.Null, scenario, length: 400, every: 1);

        Assert.True(same);
        Assert.InRange(penicillin, 1.3, 1.6);
        Assert.InRange(score.Total, 0, 100);
    }

    [Fact]
    public void They_are_the_lines_above()
    {
        var here = File.ReadAllText(Here());
        var code = File.ReadAllText(Path.Combine(HousePlanTests.Root, "src/Tongpin.Dynamics/README.md")).Split("```")[1].Split('\n').Skip(1).Where(l => l.Length > 0).ToList();

        Assert.True(code.Count >= 10);
        Assert.All(code, l => Assert.Contains(l, here, StringComparison.Ordinal));

        static string Here([CallerFilePath] string path = "") => path;
    }
}
