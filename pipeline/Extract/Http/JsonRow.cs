using System.Buffers;
using System.Text.Json;

namespace Finops.Extract.Http;

/// <summary>Adds to a vendor's row what its envelope says: the bucket it stood in, the day that was asked for.</summary>
public static class JsonRow
{
    /// <summary>The row with fields put in front, in the place of its own of that name. A row that is no object goes on as it is: the contract names
    /// it.</summary>
    public static JsonElement With(JsonElement row, params ReadOnlySpan<(string Name, JsonElement Value)> fields)
    {
        if (row.ValueKind != JsonValueKind.Object)
        {
            return row;
        }

        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            foreach (var (name, value) in fields)
            {
                json.WritePropertyName(name);
                value.WriteTo(json);
            }

            foreach (var property in row.EnumerateObject())
            {
                if (!IsAmong(fields, property.Name))
                {
                    property.WriteTo(json);
                }
            }

            json.WriteEndObject();
        }

        return JsonSerializer.Deserialize<JsonElement>(buffer.WrittenSpan);
    }

    private static bool IsAmong(ReadOnlySpan<(string Name, JsonElement Value)> fields, string name)
    {
        foreach (var field in fields)
        {
            if (field.Name == name)
            {
                return true;
            }
        }

        return false;
    }
}
