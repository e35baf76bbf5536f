using System.Buffers;
using System.Text.Json;

namespace Finops.Extract.ClaudeCompliance;

/// <summary>Puts what only one type of activity has under <c>details</c>: hundreds of types each bring fields of their own, which is no news to report.</summary>
internal static class ActivityRow
{
    private static readonly string[] Every = ["id", "created_at", "organization_id", "organization_uuid", "type", "actor"];

    /// <summary>The activity with its own fields in one place.</summary>
    public static JsonElement Of(JsonElement activity)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            foreach (var property in activity.EnumerateObject().Where(property => Every.Contains(property.Name, StringComparer.Ordinal)))
            {
                property.WriteTo(json);
            }

            json.WriteStartObject("details");
            foreach (var property in activity.EnumerateObject().Where(property => !Every.Contains(property.Name, StringComparer.Ordinal)).OrderBy(property => property.Name, StringComparer.Ordinal))
            {
                property.WriteTo(json);
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        return JsonSerializer.Deserialize<JsonElement>(buffer.WrittenSpan);
    }
}
