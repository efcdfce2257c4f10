using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Tongpin.Foundation;

/// <summary>Personal data (个人信息) as it lies in the database: AES-256-GCM with a key that lies outside it.</summary>
/// <remarks>
/// Text form: base64 of key id (4 bytes), nonce (12), tag (16), cipher. The ring is the process's, because the database model,
/// which converts the columns, is too; texts name their key, so a new key file can be added and old texts still open.
/// </remarks>
internal static class PersonalData
{
    private const int Id = 4, Nonce = 12, Tag = 16, Head = Id + Nonce + Tag;
    private static readonly ConcurrentDictionary<uint, byte[]> Ring = new();
    private static volatile byte[]? current;

    /// <summary>Takes the keys of a folder into the ring, the newest for writing; the first start makes one.</summary>
    public static void UseKeysOf(string folder)
    {
        var files = Directory.GetFiles(folder, "personal-*.key").Order(StringComparer.Ordinal).ToArray();
        if (files.Length == 0)
        {
            files = [Path.Combine(folder, "personal-1.key")];
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            using var file = new FileStream(files[0], options);
            file.Write(RandomNumberGenerator.GetBytes(32));
        }
        foreach (var file in files)
        {
            var key = File.ReadAllBytes(file);
            if (key.Length != 32) throw new InvalidOperationException($"{file} is no key of 32 bytes.");
            Ring[IdOf(key)] = current = key;
        }
    }

    /// <summary>The key for writing, by the id that texts and files carry.</summary>
    public static uint CurrentKeyId => IdOf(current ?? throw new InvalidOperationException("The keys of personal data are not there."));

    /// <exception cref="CryptographicException">The key is not in the ring.</exception>
    public static byte[] KeyOf(uint id) => Ring.TryGetValue(id, out var key) ? key : throw new CryptographicException("The key of this personal data is not in the keys folder.");

    public static string Seal(string text)
    {
        if (text.Length == 0) return "";
        var key = current ?? throw new InvalidOperationException("The keys of personal data are not there.");
        var plain = Encoding.UTF8.GetBytes(text);
        var sealedBytes = new byte[Head + plain.Length];
        BitConverter.TryWriteBytes(sealedBytes, IdOf(key));
        RandomNumberGenerator.Fill(sealedBytes.AsSpan(Id, Nonce));
        using var aes = new AesGcm(key, Tag);
        aes.Encrypt(sealedBytes.AsSpan(Id, Nonce), plain, sealedBytes.AsSpan(Head), sealedBytes.AsSpan(Id + Nonce, Tag));
        return Convert.ToBase64String(sealedBytes);
    }

    /// <exception cref="CryptographicException">The text was tampered with, or its key is not in the ring.</exception>
    public static string Open(string text)
    {
        if (text.Length == 0) return "";
        var sealedBytes = Convert.FromBase64String(text);
        if (sealedBytes.Length < Head) throw new CryptographicException("This is no sealed text.");
        var key = KeyOf(BitConverter.ToUInt32(sealedBytes));
        var plain = new byte[sealedBytes.Length - Head];
        using var aes = new AesGcm(key, Tag);
        aes.Decrypt(sealedBytes.AsSpan(Id, Nonce), sealedBytes.AsSpan(Head), sealedBytes.AsSpan(Id + Nonce, Tag), plain);
        return Encoding.UTF8.GetString(plain);
    }

    /// <summary>What everybody may see of a number: 138****0001.</summary>
    public static string Mask(string number) => number.Length switch
    {
        0 => "",
        < 8 => new('*', number.Length),
        _ => string.Concat(number.AsSpan(0, 3), "****", number.AsSpan(number.Length - 4)),
    };

    private static uint IdOf(byte[] key) => BitConverter.ToUInt32(SHA256.HashData(key));

    /// <summary>For columns of personal data.</summary>
    internal sealed class Converter() : ValueConverter<string, string>(text => Seal(text), text => Open(text));

    /// <summary>For columns of JSON that once were kept as they are.</summary>
    internal sealed class JsonConverter() : ValueConverter<string, string>(text => Seal(text), text => text.StartsWith('{') ? text : Open(text));
}
