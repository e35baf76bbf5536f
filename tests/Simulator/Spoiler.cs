using System.Text.Json.Nodes;

namespace Finops.Simulator;

/// <summary>Spoils any vendor's finished answer: fields and values that no documentation names, a field that is gone.</summary>
internal static class Spoiler
{
    internal static void Spoil(IVendorApi vendor, JsonNode answer, Faults faults)
    {
        List<JsonObject> rows = [.. vendor.Rows(answer)];
        if (faults.UnknownValues && vendor.EnumField is { } field && rows.FirstOrDefault(row => row.ContainsKey(field)) is { } first)
        {
            first[field] = "introduced_later";
        }

        if (faults.MissingField is { } missing && rows.Count > 0)
        {
            rows[0].Remove(missing);
        }

        if (!faults.UnknownFields)
        {
            return;
        }

        if (answer is JsonObject envelope)
        {
            envelope["export_batch_id"] = "batch_7";
        }

        foreach (JsonObject row in rows)
        {
            row["service_level"] = "priority";
            foreach (string nested in new[] { "actor", "cache_creation", "user", "claude_code_metrics" })
            {
                if (row[nested] is JsonObject inner)
                {
                    inner["introduced_later"] = new JsonObject { ["count"] = 3 };
                }
            }
        }
    }
}
