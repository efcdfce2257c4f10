using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Tongpin.Kernel;
using Tongpin.Records.Reading;

namespace Tongpin.Records.Store;

/// <summary>Files that came with statements, each under its hash, once however often it comes. A file under its hash is always whole.</summary>
internal sealed class AttachmentShelf(Storage storage)
{
    private string Room => storage.Room("attachments");

    /// <summary>A file on its way onto the shelf; gone when it is not kept.</summary>
    internal sealed class Part(string path, string sha2, long length) : IDisposable
    {
        public string Sha2 => sha2;
        public long Length => length;
        public byte[] Read() => File.ReadAllBytes(path);
        public void Keep(string room) => File.Move(path, Path.Combine(room, sha2), overwrite: true);
        public void Dispose() => File.Delete(path);
    }

    /// <summary>Takes a stream to the disk and says its hash by the algorithm that the length of the announced one tells.</summary>
    public async Task<Part> Take(Stream content, int hexDigits, CancellationToken ct)
    {
        var path = Path.Combine(Room, $"{Guid.NewGuid():N}.part");
        var whole = false;
        try
        {
            // Without a buffer, which would be written once more, and fail once more, when the file is closed.
            await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.Asynchronous);
            using var sha = IncrementalHash.CreateHash(hexDigits switch { 96 => HashAlgorithmName.SHA384, 128 => HashAlgorithmName.SHA512, _ => HashAlgorithmName.SHA256 });
            var buffer = new byte[1 << 16];
            for (int n; (n = await content.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, ct)) > 0;)
            {
                sha.AppendData(buffer.AsSpan(0, n));
                await Put(() => file.WriteAsync(buffer.AsMemory(0, n), ct));
            }
            await Put(() =>
            {
                file.Flush(flushToDisk: true);
                return ValueTask.CompletedTask;
            });
            whole = true;
            return new(path, Convert.ToHexStringLower(sha.GetHashAndReset()), file.Length);
        }
        finally
        {
            if (!whole) File.Delete(path);
        }
    }

    // A disk that takes no more is no fault of the request, whose own stream breaks by the same exception.
    private static async ValueTask Put(Func<ValueTask> write)
    {
        try
        {
            await write();
        }
        catch (IOException)
        {
            throw new Refusal(Rules.NoPlace) { Status = StatusCodes.Status507InsufficientStorage };
        }
    }

    public void Keep(IEnumerable<Part> parts)
    {
        var room = Room;
        foreach (var part in parts) part.Keep(room);
    }

    /// <returns>The file, or null when its content never came.</returns>
    public FileStream? Open(string sha2) => Path.Combine(Room, sha2) is var path && File.Exists(path) ? new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.Asynchronous) : null;
}
