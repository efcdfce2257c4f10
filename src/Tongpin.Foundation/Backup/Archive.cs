using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Tongpin.Kernel;

namespace Tongpin.Foundation.Backup;

/// <summary>What a backup holds: the first thing that restore believes, and the last that backup writes.</summary>
/// <param name="Format">1; another number is another program's.</param>
/// <param name="Version">Of the program that wrote it.</param>
/// <param name="Database">sqlite or postgres.</param>
internal sealed record Manifest(int Format, string Version, string Database, DateTimeOffset At, IReadOnlyList<Manifest.Entry> Entries)
{
    public const string Name = "manifest.json";
    public const int Known = 1;

    /// <param name="Size">Bytes, unpacked.</param>
    /// <param name="Sha256">Hex.</param>
    public sealed record Entry(string Name, long Size, string Sha256);
}

/// <summary>The archive of a backup: a zip whose entries are all named in its manifest with size and hash.</summary>
internal static class Archive
{
    /// <summary>Folders of an archive, and of the data folder besides <c>database</c>.</summary>
    public static IReadOnlyList<string> Rooms { get; } = ["evidence", "uploads", "attachments", "keys"];

    /// <summary>A new folder that nobody else on the machine may look into: it holds the database and the keys of personal data.</summary>
    public static string OwnFolder(string path) =>
        (OperatingSystem.IsWindows() ? Directory.CreateDirectory(path) : Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute)).FullName;

    public static async Task<Manifest.Entry> Add(ZipArchive zip, string name, string file, CancellationToken ct)
    {
        await using var from = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        await using var to = await zip.CreateEntry(name, CompressionLevel.Fastest).OpenAsync(ct);
        var (size, hash) = await Copy(from, to, long.MaxValue, ct);
        return new(name, size, hash);
    }

    public static async Task<Manifest> Read(ZipArchive zip, CancellationToken ct)
    {
        if (zip.GetEntry(Manifest.Name) is not { Length: < 100_000_000 } entry) throw Rules.NoBackup.Broken(Manifest.Name);
        await using var stream = await entry.OpenAsync(ct);
        try
        {
            if (await JsonSerializer.DeserializeAsync<Manifest>(stream, Json.Plain, ct) is { Format: Manifest.Known, Entries: not null } manifest) return manifest;
        }
        catch (JsonException)
        {
        }
        throw Rules.NoBackup.Broken(Manifest.Name);
    }

    /// <summary>Unpacks all into a folder, or refuses: names, sizes and hashes must be those of the manifest, and nothing may be there besides.</summary>
    public static async Task Unpack(ZipArchive zip, Manifest manifest, string folder, CancellationToken ct)
    {
        var said = manifest.Entries.DistinctBy(e => e.Name).ToDictionary(e => e.Name);
        if (said.Count != manifest.Entries.Count || zip.Entries.Count != said.Count + 1) throw Rules.NoBackup.Broken(Manifest.Name);
        foreach (var entry in zip.Entries.Where(e => e.FullName != Manifest.Name))
        {
            if (!IsSafe(entry.FullName) || !said.Remove(entry.FullName, out var expected)) throw Rules.NoBackup.Broken(entry.FullName);
            var path = Path.Combine(folder, Path.Combine(entry.FullName.Split('/')));
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            try
            {
                await using var from = await entry.OpenAsync(ct);
                await using var to = new FileStream(path, FileMode.CreateNew);
                if (await Copy(from, to, expected.Size, ct) != (expected.Size, expected.Sha256)) throw Rules.NoBackup.Broken(entry.FullName);
                to.Flush(flushToDisk: true);
            }
            catch (InvalidDataException)
            {
                throw Rules.NoBackup.Broken(entry.FullName);
            }
        }
    }

    /// <summary>A relative path below one of the known folders, with nothing in it that leads elsewhere on any system.</summary>
    public static bool IsSafe(string name) => name.Split('/') is [var room, _, ..] parts && (room == "database" || Rooms.Contains(room))
        && parts.All(p => p.Length is > 0 and <= 200 && p is not ("." or "..") && p[^1] != '.' && p.Trim() == p && !p.Any(c => char.IsControl(c) || "\\:*?\"<>|".Contains(c)));

    // Stops at the size that was promised, so that a packed bomb does not fill the disk.
    private static async Task<(long Size, string Sha256)> Copy(Stream from, Stream to, long most, CancellationToken ct)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var (buffer, size) = (new byte[1 << 17], 0L);
        for (int n; (n = await from.ReadAsync(buffer, ct)) > 0;)
        {
            size += n;
            if (size > most) break;
            sha.AppendData(buffer.AsSpan(0, n));
            await to.WriteAsync(buffer.AsMemory(0, n), ct);
        }
        return (size, Convert.ToHexStringLower(sha.GetHashAndReset()));
    }
}
