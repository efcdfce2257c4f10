using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Runtime.CompilerServices;
using System.Xml.Linq;

namespace Tongpin.Tests;

/// <summary>docs/house.txt is the plan; these tests compare the walls with it.</summary>
public sealed class HousePlanTests
{
    internal static readonly string Root = FindRoot();
    private static readonly string[][] Floors = [.. File.ReadLines(Path.Combine(Root, "docs/house.txt"))
        .Where(line => line.Length > 0 && line[0] != '#')
        .Select(line => line.Split('|', StringSplitOptions.TrimEntries))];

    public static TheoryData<string> Rooms => [.. Floors.SelectMany(floor => floor)];

    [Fact]
    public void Every_project_stands_on_the_plan() =>
        Assert.Equal(Rooms.Select(r => r.Data).Order(), Directory.GetDirectories(Path.Combine(Root, "src")).Select(d => Path.GetFileName(d)["Tongpin.".Length..]).Order());

    [Theory, MemberData(nameof(Rooms))]
    public void Arrows_point_down(string name) =>
        Assert.All(ProjectReferencesOf(name), other => Assert.True(FloorOf(other) > FloorOf(name), $"{name} may not refer to {other}: see docs/house.txt"));

    [Theory, MemberData(nameof(Rooms))]
    public void Neighbours_are_met_at_their_root_namespace(string name)
    {
        using var pe = new PEReader(File.OpenRead(Path.Combine(AppContext.BaseDirectory, name == "Web" ? "tongpin.dll" : $"Tongpin.{name}.dll")));
        var meta = pe.GetMetadataReader();
        // Razor names the pages of other assemblies only in generated code of the host.
        var deep = meta.TypeReferences.Select(h => meta.GetTypeReference(h)).Select(t => meta.GetString(t.Namespace))
            .Where(ns => ns.StartsWith("Tongpin.", StringComparison.Ordinal) && ns.Split('.') is [_, var owner, _, ..] && owner != name && owner != "Kernel");

        Assert.Empty(deep);
    }

    private static IEnumerable<string> ProjectReferencesOf(string name) =>
        XDocument.Load(Path.Combine(Root, $"src/Tongpin.{name}/Tongpin.{name}.csproj"))
            .Descendants("ProjectReference").Select(r => Path.GetFileNameWithoutExtension((string)r.Attribute("Include")!)["Tongpin.".Length..]);

    private static int FloorOf(string name) => Array.FindIndex(Floors, floor => floor.Contains(name));

    private static string FindRoot([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../.."));
}
