namespace Tongpin.Kernel;

/// <summary>Addresses that come from outside.</summary>
public static class Addresses
{
    /// <returns>The address, fit for a header, when it stays in this house; else the start page.</returns>
    public static string Local(string? to) => IsLocal(to) ? string.Concat(to!.EnumerateRunes().Select(r => r.IsAscii ? r.ToString() : Uri.EscapeDataString(r.ToString()))) : "/";

    /// <remarks>Browsers drop control characters and read a backslash as a slash.</remarks>
    public static bool IsLocal(string? to) => to is "/" or ['/', not '/' and not '\\', ..] && !to.Any(char.IsControl);
}
