using Finops.Simulator.Use;

namespace Finops.Simulator.Vendors.ClaudeAnalytics;

/// <summary>The dimensions that a report can be grouped by, under the vendor's names.</summary>
internal static class Dimension
{
    internal const string RbacGroup = "rbac_group_id";
    internal const string CostType = "cost_type";
    internal const string TokenType = "token_type";

    /// <summary>In the order of a row's fields.</summary>
    internal static IReadOnlyList<string> All { get; } =
    ["product", "model", "context_window", "inference_geo", "speed", RbacGroup, "slack_channel_id", "claude_tag_category", "claude_tag_user_id"];

    internal static IReadOnlySet<string> OfUsage { get; } = new HashSet<string>(All, StringComparer.Ordinal);

    internal static IReadOnlySet<string> OfCost { get; } = new HashSet<string>([.. All, CostType, TokenType], StringComparer.Ordinal);

    /// <summary>The fact's value in a dimension that needs no fan-out.</summary>
    internal static string? Of(UseFact fact, string dimension) =>
        dimension switch
        {
            "product" => fact.Product,
            "model" => fact.Model,
            "context_window" => fact.ContextWindow,
            "inference_geo" => fact.InferenceGeo,
            "speed" => fact.Speed,
            "slack_channel_id" => fact.SlackChannelId,
            _ => null,
        };
}
