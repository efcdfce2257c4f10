using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Tongpin.Foundation.People;

/// <summary>A file of personal data as it lies on the disk: sealed in chunks, so that it is written as it comes and read from anywhere.</summary>
/// <remarks>
/// Head: "TPSEAL1" and a zero, the id of the key (4 bytes), salt (16). The file has a key of its own, derived by HKDF from the key and the salt, so the number of a chunk can be its nonce. Chunks are 64 KiB of AES-256-GCM,
/// each with its tag; the last one says that it is, so a file that was cut does not pass for a whole one.
/// </remarks>
internal static class SealedFile
{
    private const int Chunk = 1 << 16, Tag = 16, Salt = 16, Head = 8 + 4 + Salt;
    private static ReadOnlySpan<byte> Mark => "TPSEAL1\0"u8;

    /// <summary>Writes a new file.</summary>
    /// <param name="seen">Told of every piece before it is sealed; what it throws ends the writing.</param>
    public static async Task Write(string path, Stream from, Action<ReadOnlyMemory<byte>> seen, CancellationToken ct)
    {
        await using var to = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.Asynchronous);
        var head = new byte[Head];
        Mark.CopyTo(head);
        BinaryPrimitives.WriteUInt32LittleEndian(head.AsSpan(8), PersonalData.CurrentKeyId);
        RandomNumberGenerator.Fill(head.AsSpan(12));
        await to.WriteAsync(head, ct);

        using var aes = KeyOf(head);
        var (plain, sealedChunk) = (new byte[Chunk], new byte[Chunk + Tag]);
        for (uint number = 0; ; number++)
        {
            var length = await from.ReadAtLeastAsync(plain, Chunk, throwOnEndOfStream: false, ct);
            seen(plain.AsMemory(0, length));
            // A full chunk may be the last: then an empty one follows and says so.
            var last = length < Chunk;
            aes.Encrypt(Nonce(number), plain.AsSpan(0, length), sealedChunk.AsSpan(0, length), sealedChunk.AsSpan(length, Tag), [(byte)(last ? 1 : 0)]);
            await to.WriteAsync(sealedChunk.AsMemory(0, length + Tag), ct);
            if (last) return;
        }
    }

    /// <summary>Opens a file for reading; one from before files were sealed is read as it is.</summary>
    /// <exception cref="CryptographicException">While reading: the file was changed or cut, or its key is not in the keys folder.</exception>
    public static Stream Open(string path)
    {
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1);
        try
        {
            var head = new byte[Head];
            if (file.ReadAtLeast(head, Head, throwOnEndOfStream: false) == Head && head.AsSpan().StartsWith(Mark)) return new Reader(file, KeyOf(head));
            file.Position = 0;
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    private static AesGcm KeyOf(byte[] head) =>
        new(HKDF.DeriveKey(HashAlgorithmName.SHA256, PersonalData.KeyOf(BinaryPrimitives.ReadUInt32LittleEndian(head.AsSpan(8))), 32, head[12..], "file"u8.ToArray()), Tag);

    private static byte[] Nonce(uint number)
    {
        var nonce = new byte[12];
        BinaryPrimitives.WriteUInt32LittleEndian(nonce, number);
        return nonce;
    }

    private sealed class Reader(FileStream file, AesGcm key) : Stream
    {
        private readonly byte[] plain = new byte[Chunk], cipher = new byte[Chunk + Tag];
        private readonly long chunks = (file.Length - Head + Chunk + Tag - 1) / (Chunk + Tag);
        private long at, opened = -1;
        private int length;

        public override bool CanRead => true;
        public override bool CanSeek => true;
        public override bool CanWrite => false;
        public override long Length => file.Length - Head - (chunks * Tag);
        public override long Position { get => at; set => at = value; }

        public override int Read(Span<byte> buffer)
        {
            if (at / Chunk is var number && number >= chunks) return 0;
            if (number != opened) OpenChunk(number);
            var from = (int)(at % Chunk);
            var count = Math.Clamp(length - from, 0, buffer.Length);
            plain.AsSpan(from, count).CopyTo(buffer);
            at += count;
            return count;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        // The disk's cache answers; there is nothing to wait for.
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => new(Read(buffer.Span));
        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => Task.FromResult(Read(buffer.AsSpan(offset, count)));

        public override long Seek(long offset, SeekOrigin origin) => at = offset + origin switch { SeekOrigin.Begin => 0, SeekOrigin.Current => at, _ => Length };
        public override void Flush() { }
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        private void OpenChunk(long number)
        {
            opened = -1;
            file.Position = Head + (number * (Chunk + Tag));
            length = file.ReadAtLeast(cipher, cipher.Length, throwOnEndOfStream: false) - Tag;
            if (length < 0) throw new CryptographicException("The file was cut.");
            key.Decrypt(Nonce((uint)number), cipher.AsSpan(0, length), cipher.AsSpan(length, Tag), plain.AsSpan(0, length), [(byte)(number == chunks - 1 ? 1 : 0)]);
            opened = number;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                file.Dispose();
                key.Dispose();
            }
            base.Dispose(disposing);
        }
    }
}
