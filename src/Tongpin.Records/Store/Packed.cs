using Microsoft.Extensions.ObjectPool;
using ZstdSharp;

namespace Tongpin.Records.Store;

/// <summary>
/// The JSON of statements as it lies in the database: a byte with the number of the dictionary, and a frame of Zstandard (RFC 8878) made with it. One statement alone is too short to be packed well; with what all statements have in common
/// as dictionary it takes a quarter of its length. JSON that begins with a brace is not packed: short statements, and those stored before statements were packed.
/// </summary>
internal static class Packed
{
    private const byte Plain = (byte)'{', First = 1;

    // 3 is the method's own default: higher levels cost twice the time for a twentieth of the length.
    private const int Level = 3;

    /// <summary>What statements have in common. Never changed, since what was packed with it is unpacked with it; a better one gets the next number beside it.</summary>
    internal static readonly byte[] Dictionary = Read("statements.1.dictionary");
    private static readonly ObjectPool<Compressor> Compressors = new DefaultObjectPool<Compressor>(new Policy<Compressor>(() =>
    {
        var compressor = new Compressor(Level);
        compressor.LoadDictionary(Dictionary);
        return compressor;
    }));
    private static readonly ObjectPool<Decompressor> Decompressors = new DefaultObjectPool<Decompressor>(new Policy<Decompressor>(() =>
    {
        var decompressor = new Decompressor();
        decompressor.LoadDictionary(Dictionary);
        return decompressor;
    }));

    /// <param name="json">A JSON object, from brace to brace.</param>
    public static byte[] Pack(ReadOnlySpan<byte> json)
    {
        var compressor = Compressors.Get();
        var frame = compressor.Wrap(json);
        Compressors.Return(compressor);
        return frame.Length + 1 < json.Length ? [First, .. frame] : json.ToArray();
    }

    /// <exception cref="InvalidDataException">Packed by a later version of the product, or damaged.</exception>
    public static byte[] Unpack(byte[] packed)
    {
        if (packed is [Plain, ..]) return packed;
        if (packed is not [First, ..]) throw new InvalidDataException($"A statement is packed with a dictionary that this version does not know ({(packed is [var number, ..] ? number : "none")}).");
        var decompressor = Decompressors.Get();
        try
        {
            return decompressor.Unwrap(packed.AsSpan(1)).ToArray();
        }
        catch (ZstdException e)
        {
            throw new InvalidDataException("A statement cannot be unpacked: its row is damaged.", e);
        }
        finally
        {
            Decompressors.Return(decompressor);
        }
    }

    private static byte[] Read(string name)
    {
        using var file = typeof(Packed).Assembly.GetManifestResourceStream(name)!;
        var dictionary = new byte[file.Length];
        file.ReadExactly(dictionary);
        return dictionary;
    }

    private sealed class Policy<T>(Func<T> make) : PooledObjectPolicy<T> where T : class
    {
        public override T Create() => make();
        public override bool Return(T it) => true;
    }
}
