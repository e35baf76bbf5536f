using System.Globalization;
using System.Text.Json.Nodes;
using Finops.Simulator.Vendors.ClaudeAnalytics;

namespace Finops.Simulator.Vendors.ClaudeConsole;

/// <summary>The two bucketed reports. Cost has no key, no person and no list price; usage has everything and no money.</summary>
internal sealed class ConsoleReports(ConsoleBook book, DateTimeOffset clock, Faults faults)
{
    // The vendor's most are 31; whoever asks must follow has_more.
    private const int BucketsPerPage = 10;

    private static readonly HashSet<string> CostGroups = new(StringComparer.Ordinal) { "workspace_id", "description" };

    private static readonly HashSet<string> UsageGroups = new(StringComparer.Ordinal)
    {
        "account_id",
        "api_key_id",
        "context_window",
        "inference_geo",
        "model",
        "service_account_id",
        "service_tier",
        "speed",
        "workspace_id",
    };

    internal JsonObject Answer(string path, Parameters parameters, bool isCost, string? beta)
    {
        DateTimeOffset start = parameters.Instant("starting_at") ?? throw VendorException.BadRequest("starting_at: Field required");
        DateTimeOffset end = parameters.Instant("ending_at") ?? clock;
        _ = parameters.Choice("bucket_width", "1d", "1d");
        HashSet<string> groups = [.. parameters.Array("group_by", isCost ? CostGroups : UsageGroups)];
        if (groups.Contains("speed") && beta?.Contains("fast-mode-2026-02-01", StringComparison.Ordinal) != true)
        {
            throw VendorException.BadRequest("group_by: 'speed' needs the beta fast-mode-2026-02-01");
        }

        var paging = new Paging(path, parameters, DateTimeOffset.UnixEpoch, keepsCursors: true);
        int page = Math.Min(parameters.Limit(7, 31), BucketsPerPage),
            from = paging.Start();
        DateOnly first = DateOnly.FromDateTime(start.UtcDateTime);
        int days = DateOnly.FromDateTime(end.UtcDateTime).DayNumber - first.DayNumber;
        var data = new JsonArray();
        foreach (DateOnly day in Enumerable.Range(from, Math.Max(0, Math.Min(page, days - from))).Select(first.AddDays))
        {
            IEnumerable<JsonObject> rows = isCost ? Cost(day, groups) : Usage(day, groups);
            data.Add(
                (JsonNode)
                    new JsonObject
                    {
                        ["starting_at"] = $"{day:yyyy-MM-dd}T00:00:00Z",
                        ["ending_at"] = $"{day.AddDays(1):yyyy-MM-dd}T00:00:00Z",
                        ["results"] = new JsonArray([.. rows]),
                    }
            );
        }

        string? next = paging.Next(from + page, days);
        return new JsonObject
        {
            ["data"] = data,
            ["has_more"] = next is not null,
            ["next_page"] = next,
        };
    }

    private IEnumerable<JsonObject> Cost(DateOnly day, HashSet<string> groups)
    {
        bool byText = groups.Contains("description"),
            byWorkspace = groups.Contains("workspace_id");
        return from use in book.On(day, clock, faults)
            from charge in use.Charges()
            let isTokens = charge.CostType == "tokens"
            let row = (
                Workspace: byWorkspace ? use.WorkspaceId : null,
                Description: byText ? Description(use, charge.CostType, charge.TokenType) : null,
                CostType: byText ? charge.CostType : null,
                TokenType: byText ? charge.TokenType : null,
                Model: byText && isTokens ? use.Fact.Model : null,
                Tier: byText && isTokens ? use.ServiceTier : null,
                Window: byText && isTokens ? use.Fact.ContextWindow : null,
                Geo: byText && isTokens ? use.Fact.InferenceGeo : null
            )
            group charge.Cents by row into sum
            orderby sum.Key.Workspace, sum.Key.Description
            select new JsonObject
            {
                ["amount"] = sum.Sum().ToString("0.############", CultureInfo.InvariantCulture),
                ["currency"] = "USD",
                ["description"] = sum.Key.Description,
                ["cost_type"] = sum.Key.CostType,
                ["model"] = sum.Key.Model,
                ["token_type"] = sum.Key.TokenType,
                ["service_tier"] = sum.Key.Tier,
                ["context_window"] = sum.Key.Window,
                ["inference_geo"] = sum.Key.Geo,
                ["workspace_id"] = sum.Key.Workspace,
            };
    }

    private IEnumerable<JsonObject> Usage(DateOnly day, HashSet<string> groups)
    {
        string? In(string name, string? value) => groups.Contains(name) ? value : null;
        return from use in book.On(day, clock, faults)
            let row = (
                Account: In("account_id", use.AccountId),
                Key: In("api_key_id", use.ApiKeyId),
                Workspace: In("workspace_id", use.WorkspaceId),
                Model: In("model", use.Fact.Model),
                Tier: In("service_tier", use.ServiceTier),
                Window: In("context_window", use.Fact.ContextWindow),
                Geo: In("inference_geo", use.Fact.InferenceGeo),
                Speed: In("speed", use.Fact.Speed)
            )
            group use.Fact by row into sum
            let key = sum.Key
            orderby key.ToString()
            select new JsonObject
            {
                ["uncached_input_tokens"] = sum.Sum(static fact => fact.UncachedInputTokens),
                ["cache_read_input_tokens"] = sum.Sum(static fact => fact.CacheReadTokens),
                ["cache_creation"] = new JsonObject
                {
                    ["ephemeral_5m_input_tokens"] = sum.Sum(static fact => fact.CacheWrite5mTokens),
                    ["ephemeral_1h_input_tokens"] = sum.Sum(static fact => fact.CacheWrite1hTokens),
                },
                ["output_tokens"] = sum.Sum(static fact => fact.OutputTokens),
                ["server_tool_use"] = new JsonObject { ["web_search_requests"] = sum.Sum(static fact => fact.WebSearches) },
                ["account_id"] = key.Account,
                ["api_key_id"] = key.Key,
                ["service_account_id"] = null,
                ["workspace_id"] = key.Workspace,
                ["model"] = key.Model,
                ["service_tier"] = key.Tier,
                ["context_window"] = key.Window,
                ["inference_geo"] = key.Geo,
                ["speed"] = key.Speed,
            };
    }

    private static string Description(ConsoleUse use, string costType, string? tokenType)
    {
        string kind = tokenType switch
        {
            "uncached_input_tokens" => "Input Tokens",
            "cache_read_input_tokens" => "Input Tokens, Cache Read",
            "cache_creation.ephemeral_5m_input_tokens" => "Input Tokens, Cache Write (5m)",
            "cache_creation.ephemeral_1h_input_tokens" => "Input Tokens, Cache Write (1h)",
            _ => "Output Tokens",
        };
        return costType switch
        {
            "web_search" => "Web Search Usage",
            "code_execution" => "Code Execution Usage",
            _ => $"{use.Fact.Model} Usage - "
                + $"{kind}{(use.ServiceTier == "batch" ? ", Batch" : "")}{(use.Fact.ContextWindow == "200k-1M" ? ", Long Context" : "")}{(use.Fact.InferenceGeo == "us" ? ", US" : "")}",
        };
    }
}
