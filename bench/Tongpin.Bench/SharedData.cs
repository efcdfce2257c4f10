using System.IO.Compression;
using Sylvan.Data.Csv;

namespace Tongpin.Bench;

/// <summary>The data folder that lies beside the repository (<c>../shared/data</c>), or where <c>TONGPIN_SHARED</c> points. Never part of the repository.</summary>
internal static class SharedData
{
    public static string? Folder { get; } = Find();

    public static List<string[]> Read(string file, params string[] columns)
    {
        Stream stream = File.OpenRead(Path.Combine(Folder!, file));
        if (file.EndsWith(".gz", StringComparison.Ordinal)) stream = new GZipStream(stream, CompressionMode.Decompress);
        using var csv = CsvDataReader.Create(new StreamReader(stream), new() { BufferSize = 1 << 20 });
        var ordinals = columns.Select(csv.GetOrdinal).ToArray();
        var rows = new List<string[]>();
        while (csv.Read()) rows.Add([.. ordinals.Select(csv.GetString)]);
        return rows;
    }

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("TONGPIN_SHARED") is { Length: > 0 } set) return Path.Combine(set, "data");
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
            if (Path.Combine(at.FullName, "shared", "data") is var folder && Directory.Exists(folder)) return folder;
        return null;
    }
}
