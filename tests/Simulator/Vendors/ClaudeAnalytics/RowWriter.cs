using System.Text.Json.Nodes;
using Finops.Simulator.Staff;

namespace Finops.Simulator.Vendors.ClaudeAnalytics;

/// <summary>Writes groups as the vendor's rows.</summary>
internal sealed class RowWriter(ReportQuery query, DateTimeOffset clock)
{
    internal static string Time(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'");

    /// <summary>One row; several when cost types or token types are fanned out.</summary>
    internal IEnumerable<JsonObject> Rows(ReportGroup group)
    {
        bool isFannedOut = query.GroupBy.Contains(Dimension.CostType) || query.GroupBy.Contains(Dimension.TokenType);
        if (!query.IsCost)
        {
            yield return Finish(Usage(Begin(group), group.Total), group, "", "");
        }
        else if (!isFannedOut)
        {
            yield return Finish(Cost(Begin(group), group.Total, group.Total.Requests), group, "", "");
        }
        else
        {
            foreach (((string costType, string tokenType), Measures measures) in group.Parts)
            {
                yield return Finish(Cost(Begin(group), measures, null), group, costType, tokenType);
            }
        }
    }

    internal static JsonObject Actor(Principal principal, DateTimeOffset clock)
    {
        DateOnly today = DateOnly.FromDateTime(clock.UtcDateTime);
        var person = principal as Person;
        bool isGone = person?.AccountDeletedOn <= today;
        string? email = isGone ? null : person?.VendorEmail;
        return new JsonObject
        {
            ["type"] = "user_actor",
            ["user_id"] = principal.Id,
            ["name"] = isGone ? "Deleted User" : person?.DisplayName ?? (principal as Service)?.Name,
            ["email_address"] = email,
            ["email"] = email,
            ["deleted"] = IsDeleted(principal, clock),
        };
    }

    /// <summary>Also true for people who merely left.</summary>
    internal static bool IsDeleted(Principal principal, DateTimeOffset clock) =>
        principal is Person person && person.Left <= DateOnly.FromDateTime(clock.UtcDateTime);

    private JsonObject Begin(ReportGroup group)
    {
        var row = new JsonObject();
        if (query.IsPerUser)
        {
            row["actor"] = Actor(group.Actor!, clock);
            row["starting_at"] = group.Bucket is { } start ? Time(start) : null;
            row["ending_at"] = group.Bucket is { } from ? Time(from + query.Width!.Value) : null;
        }

        return row;
    }

    private static JsonObject Cost(JsonObject row, Measures measures, long? requests)
    {
        row["amount"] = measures.AmountCents.ToString("0.000000");
        row["list_amount"] = measures.ListCents.ToString("0.000000");
        row["currency"] = "USD";
        row["requests"] = requests;
        return row;
    }

    private JsonObject Usage(JsonObject row, Measures measures)
    {
        row["uncached_input_tokens"] = measures.Uncached;
        row["cache_read_input_tokens"] = measures.CacheRead;
        row["cache_creation"] = new JsonObject { ["ephemeral_5m_input_tokens"] = measures.Write5m, ["ephemeral_1h_input_tokens"] = measures.Write1h };
        row["output_tokens"] = measures.Output;
        row["server_tool_use"] = new JsonObject { ["web_search_requests"] = measures.WebSearches };
        if (query.IsPerUser)
        {
            row["total_tokens"] = measures.TotalTokens;
        }

        row["requests"] = measures.Requests;
        return row;
    }

    private JsonObject Finish(JsonObject row, ReportGroup group, string costType, string tokenType)
    {
        if (query.IsCost)
        {
            row[Dimension.CostType] = costType.Length == 0 ? null : costType;
            row[Dimension.TokenType] = tokenType.Length == 0 ? null : tokenType;
        }

        for (int i = 0; i < Dimension.All.Count; i++)
        {
            row[Dimension.All[i]] = group.Values[i];
        }

        return row;
    }
}
