using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Finops.Reports.Content;

/// <summary>Hashes a document by its JSON, so that what is hashed does not depend on the renderer.</summary>
internal static class ContentHash
{
    private static readonly JsonSerializerOptions Options = new() { Converters = { new RuntimeType<Block>(), new RuntimeType<Chart>() } };

    internal static string Of(ReportDocument document) => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(document, Options)));

    /// <summary>Writes what a block really is; by default only the members of its abstract base would count.</summary>
    private sealed class RuntimeType<T> : JsonConverter<T>
        where T : notnull
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException("A report is hashed, not read back.");

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
        {
            writer.WriteStartObject();
            writer.WritePropertyName(value.GetType().Name);
            JsonSerializer.Serialize(writer, value, value.GetType(), options);
            writer.WriteEndObject();
        }
    }
}
