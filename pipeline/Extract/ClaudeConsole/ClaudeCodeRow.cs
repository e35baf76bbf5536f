using System.Buffers;
using System.Text.Json;
using Finops.Extract.Http;

namespace Finops.Extract.ClaudeConsole;

/// <summary>Takes a row of Claude Code analytics apart: what was done, and what each model used. Money stays the token that the vendor wrote.</summary>
internal static class ClaudeCodeRow
{
    private static readonly string[] Keys = ["date", "customer_type", "subscription_type", "terminal_type", "is_remote", "actor"];

    /// <summary>The row without its models.</summary>
    public static JsonElement Activity(JsonAnswer row) =>
        Written(json =>
        {
            foreach (var property in row.Value.EnumerateObject().Where(property => property.Name != "model_breakdown"))
            {
                property.WriteTo(json);
            }
        });

    /// <summary>Each model of the row with the names of the row, estimated_cost laid flat.</summary>
    public static IEnumerable<(JsonElement Row, string Where)> Models(JsonAnswer row) =>
        row.Has("model_breakdown") ? row.Items("model_breakdown").Select(model => (Model(row.Value, model), $"{model.Where} {model.Path}")) : [];

    private static JsonElement Model(JsonElement row, JsonAnswer model) =>
        Written(json =>
        {
            foreach (var property in row.EnumerateObject().Where(property => Keys.Contains(property.Name, StringComparer.Ordinal)))
            {
                property.WriteTo(json);
            }

            var cost = model.Object("estimated_cost").Value;
            foreach (var property in cost.EnumerateObject())
            {
                json.WritePropertyName($"estimated_cost_{property.Name}");
                property.Value.WriteTo(json);
            }

            foreach (
                var property in model
                    .Value.EnumerateObject()
                    .Where(property => property.Name != "estimated_cost" && !Keys.Contains(property.Name, StringComparer.Ordinal))
            )
            {
                property.WriteTo(json);
            }
        });

    private static JsonElement Written(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        return JsonSerializer.Deserialize<JsonElement>(buffer.WrittenSpan);
    }
}
