using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace Tongpin.Records.Store;

/// <summary>Numbers by which statements are found: 64 bits of a SHA-256 over what is named, shifted by the way in which it is named.</summary>
/// <remarks>Two among ten million different names share a number with a chance of 3 in a million; the worst that follows is a statement too many in an answer.</remarks>
internal static class Term
{
    /// <summary>The number of an agent (by its identifier), a verb or an activity (by its IRI).</summary>
    public static long Of(ReadOnlySpan<char> name)
    {
        Span<byte> hash = stackalloc byte[32];
        byte[]? rented = null;
        var most = Encoding.UTF8.GetMaxByteCount(name.Length);
        var bytes = most <= 1024 ? stackalloc byte[1024] : rented = ArrayPool<byte>.Shared.Rent(most);
        SHA256.HashData(bytes[..Encoding.UTF8.GetBytes(name, bytes)], hash);
        if (rented is not null) ArrayPool<byte>.Shared.Return(rented);
        return BitConverter.ToInt64(hash);
    }

    public static long Of(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes);
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(bytes, hash);
        return BitConverter.ToInt64(hash);
    }

    /// <summary>The agent is actor or object.</summary>
    public static long Agent(long agent) => agent ^ 0x1B873593CC9E2D51;

    /// <summary>The agent is a member, authority, instructor, team, or any of these in a sub-statement.</summary>
    public static long RelatedAgent(long agent) => agent ^ 0x2545F4914F6CDD1D;

    public static long Verb(long verb) => verb ^ 0x38495AB5D1B54A32;

    /// <summary>The activity is the object.</summary>
    public static long Activity(long activity) => activity ^ 0x4CF5AD432745937F;

    /// <summary>The activity is named in the context, or in a sub-statement.</summary>
    public static long RelatedActivity(long activity) => activity ^ 0x52DCE729B2A7C3E1;

    public static long Registration(Guid registration) => Of(registration) ^ 0x60BEE2BEE120FC15;
}
