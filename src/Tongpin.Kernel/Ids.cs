using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Tongpin.Kernel;

/// <summary>The identity of a noun; each noun has its own type, so that one cannot be passed for another.</summary>
public interface IId
{
    Guid Value { get; }
}

/// <inheritdoc />
public interface IId<TSelf> : IId, IComparable<TSelf> where TSelf : struct, IId<TSelf>
{
    static abstract TSelf From(Guid value);

    // Paging compares ids in the database; this is the method it translates.
    int IComparable<TSelf>.CompareTo(TSelf other) => Value.CompareTo(other.Value);
}

/// <summary>New ids.</summary>
public static class IdExtensions
{
    extension<TId>(TId) where TId : struct, IId<TId>
    {
        /// <summary>A new id; version 7, so rows sort by birth.</summary>
        public static TId New() => TId.From(Guid.CreateVersion7());
    }
}

internal sealed class IdConverter<TId>() : ValueConverter<TId, Guid>(id => id.Value, value => Read(value)) where TId : struct, IId<TId>
{
    private static TId Read(Guid value) => TId.From(value);
}

/// <summary>Ids cross the network as plain UUID text.</summary>
internal sealed class IdJson : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsValueType && typeToConvert.IsAssignableTo(typeof(IId));

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Of<>).MakeGenericType(typeToConvert))!;

    private sealed class Of<TId> : JsonConverter<TId> where TId : struct, IId<TId>
    {
        public override TId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => TId.From(reader.GetGuid());
        public override void Write(Utf8JsonWriter writer, TId value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
    }
}
