using Finops.Core;

namespace Finops.Extract.ClaudeConsole;

/// <summary>
/// The exact requests. The order of the parameters is part of it: recorded answers are found by path and query, and a cursor is
/// bound to the query that it came from.
/// </summary>
internal static class ClaudeConsoleQueries
{
    /// <summary>The organization that the key belongs to.</summary>
    public const string Organization = Root + "me";

    private const string Root = "/v1/organizations/";

    /// <summary>Cost and usage, each grouped as far as the vendor goes and once ungrouped: nobody says that groups are complete.</summary>
    public static IReadOnlyList<ClaudeConsoleReport> Reports { get; } =
    [
        new("cost_report", "cost_report", "&group_by[]=workspace_id&group_by[]=description"),
        new("cost_report_total", "cost_report", ""),
        new(
            "messages_usage",
            "usage_report/messages",
            "&group_by[]=account_id&group_by[]=api_key_id&group_by[]=context_window&group_by[]=inference_geo&group_by[]=model&group_by[]=service_account_id&group_by[]=service_tier&group_by[]=speed&group_by[]=workspace_id"
        ),
        new("messages_usage_total", "usage_report/messages", ""),
    ];

    /// <summary>The lists that land as of the day of the pull, with what stands behind their path.</summary>
    public static IReadOnlyList<(string Entity, string Query)> Lists { get; } =
    [
        ("users", Root + "users?limit=1000"),
        ("invites", Root + "invites?limit=1000"),
        ("workspaces", Root + "workspaces?include_archived=true&limit=1000"),
        ("api_keys", Root + "api_keys?limit=1000"),
    ];

    /// <summary>A report over at most 31 days, which is a page.</summary>
    public static string Of(ClaudeConsoleReport report, DayRange window) =>
        $"{Root}{report.Endpoint}?starting_at={window.Start:yyyy-MM-dd}T00:00:00Z&ending_at={window.End:yyyy-MM-dd}T00:00:00Z&bucket_width=1d{report.GroupBy}&limit=31";

    /// <summary>Claude Code on one UTC day; this report takes a plain day and no end.</summary>
    public static string ClaudeCode(DateOnly day) => $"{Root}usage_report/claude_code?starting_at={day:yyyy-MM-dd}&limit=1000";
}
