using System.Security.Cryptography;
using System.Text;
using Tongpin.Kernel;

namespace Tongpin.Training;

/// <summary>The module's secret. It lies beside the keys of personal data, outside the database, and marks what must be recognised but not read or forged: identity numbers, codes to scan, certificates.</summary>
internal sealed class TrainingKey(Storage storage)
{
    private const int Length = 32;
    private readonly Lazy<byte[]> key = new(() => Read(Path.Combine(storage.Room("keys"), "training-1.key")));

    /// <summary>HMAC-SHA256 in hexadecimal, the same for the same text and purpose.</summary>
    /// <param name="length">Hexadecimal digits, 64 at most; 4 bits each.</param>
    public string Mark(string purpose, string text, int length = 64) => Convert.ToHexStringLower(HMACSHA256.HashData(key.Value, Encoding.UTF8.GetBytes($"{purpose}\n{text}")))[..length];

    /// <summary>Compares in a time that tells nothing.</summary>
    public bool IsMark(string purpose, string text, string mark) => mark.Length is > 0 and <= 64 && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Mark(purpose, text, mark.Length)), Encoding.UTF8.GetBytes(mark));

    private static byte[] Read(string path)
    {
        if (!File.Exists(path))
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            using var file = new FileStream(path, options);
            file.Write(RandomNumberGenerator.GetBytes(Length));
        }
        var key = File.ReadAllBytes(path);
        return key.Length == Length ? key : throw new InvalidOperationException($"{path} is no key of {Length} bytes.");
    }
}
