using System.Text.Json.Nodes;

namespace Finops.Simulator.Vendor;

/// <summary>Spoils a finished answer as <see cref="Faults"/> say.</summary>
internal static class Spoiler
{
    internal static void Spoil(JsonObject answer, Faults faults)
    {
        List<JsonObject> rows = [.. Rows(answer)];
        if (faults.UnknownProduct is { } product)
        {
            foreach (JsonObject row in rows.Where(static row => (string?)row["product"] == "office_agent"))
            {
                row["product"] = product;
            }
        }

        if (rows.Count > 0)
        {
            SpoilFirst(rows[0], faults);
        }

        if (faults.UnknownFields)
        {
            answer["export_batch_id"] = "batch_7";
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

    private static void SpoilFirst(JsonObject row, Faults faults)
    {
        if (faults.Amount is { } amount && row.ContainsKey("amount"))
        {
            row["amount"] = amount;
        }

        if (faults.HasNegativeTokens && row.ContainsKey("output_tokens"))
        {
            row["output_tokens"] = -5;
        }

        if (faults.MissingField is { } field)
        {
            row.Remove(field);
        }
    }

    private static IEnumerable<JsonObject> Rows(JsonObject answer) =>
        (answer["data"] as JsonArray ?? []).OfType<JsonObject>()
            .SelectMany(static item => item["results"] is JsonArray results ? results.OfType<JsonObject>() : [item]);
}
