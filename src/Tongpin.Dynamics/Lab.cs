namespace Tongpin.Dynamics;

/// <summary>All lines of the lab.</summary>
public static class Lab
{
    public static IReadOnlyList<Line> Lines { get; } =
        [.. typeof(Line).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(Line)) && !t.IsAbstract).Select(t => (Line)Activator.CreateInstance(t, nonPublic: true)!).OrderBy(l => l.Key, StringComparer.Ordinal)];

    public static Line? Line(string key) => Lines.FirstOrDefault(l => l.Key == key);
}
