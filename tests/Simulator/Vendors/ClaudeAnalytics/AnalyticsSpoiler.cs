using System.Text.Json.Nodes;

namespace Finops.Simulator.Vendors.ClaudeAnalytics;

/// <summary>Spoils this vendor's rows as <see cref="Faults"/> say; what every vendor shares is <see cref="Spoiler"/>'s.</summary>
internal static class AnalyticsSpoiler
{
    internal static void Spoil(IEnumerable<JsonObject> rows, Faults faults)
    {
        List<JsonObject> all = [.. rows];
        if (faults.UnknownProduct is { } product)
        {
            foreach (JsonObject row in all.Where(static row => (string?)row["product"] == "office_agent"))
            {
                row["product"] = product;
            }
        }

        if (faults.Amount is { } amount && all.FirstOrDefault()?.ContainsKey("amount") == true)
        {
            all[0]["amount"] = amount;
        }

        if (faults.HasNegativeTokens && all.FirstOrDefault()?.ContainsKey("output_tokens") == true)
        {
            all[0]["output_tokens"] = -5;
        }
    }
}
