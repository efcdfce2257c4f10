using System.Text.Json;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Tongpin.Kernel;

/// <summary>Keeps a value that is only ever read and written whole as JSON text in one column.</summary>
public static class AsJson
{
    public static ValueConverter<T, string> Of<T>() => new(v => JsonSerializer.Serialize(v, Json.Plain), text => JsonSerializer.Deserialize<T>(text, Json.Plain)!);

    /// <summary>Equal when the JSON is equal.</summary>
    public static ValueComparer<T> Same<T>() => new(
        (a, b) => JsonSerializer.Serialize(a, Json.Plain) == JsonSerializer.Serialize(b, Json.Plain),
        v => JsonSerializer.Serialize(v, Json.Plain).GetHashCode(StringComparison.Ordinal),
        v => JsonSerializer.Deserialize<T>(JsonSerializer.Serialize(v, Json.Plain), Json.Plain)!);
}
