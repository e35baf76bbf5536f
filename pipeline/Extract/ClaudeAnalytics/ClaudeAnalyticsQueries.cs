using Finops.Core;

namespace Finops.Extract.ClaudeAnalytics;

/// <summary>
/// The exact requests. The order of the parameters is part of it: recorded answers are found by path and query, and a cursor is
/// bound to the query that it came from.
/// </summary>
internal static class ClaudeAnalyticsQueries
{
    private const string Root = "/v1/organizations/analytics/";
    private const string ByProductAndModel = "&group_by[]=product&group_by[]=model";
    private const string ByGroup = "&group_by[]=rbac_group_id";
    private const string ByEverything = ByProductAndModel + "&group_by[]=context_window&group_by[]=inference_geo&group_by[]=speed";

    /// <summary>
    /// The cost and usage reports. The two totals are ungrouped: a grouped bucket ends silently at its top 100 groups. The two breakdowns are the
    /// organization's, in everything that a bucket can be grouped by and adds up; a person in two groups counts fully in both, so groups stand alone.
    /// </summary>
    public static IReadOnlyList<ClaudeAnalyticsReport> Reports { get; } =
    [
        new("user_cost_report", "user_cost_report", ByEverything, Limit: 1000, IsBucketed: false),
        new("user_usage_report", "user_usage_report", ByEverything, Limit: 1000, IsBucketed: false),
        new("cost_report", "cost_report", ByProductAndModel, Limit: 31, IsBucketed: true),
        new("cost_report_total", "cost_report", "", Limit: 31, IsBucketed: true),
        new("usage_report", "usage_report", ByProductAndModel, Limit: 31, IsBucketed: true),
        new("usage_report_total", "usage_report", "", Limit: 31, IsBucketed: true),
        new("cost_breakdown", "cost_report", ByEverything + "&group_by[]=cost_type&group_by[]=token_type", Limit: 31, IsBucketed: true),
        new("usage_breakdown", "usage_report", ByEverything, Limit: 31, IsBucketed: true),
        new("user_cost_by_group", "user_cost_report", ByGroup, Limit: 1000, IsBucketed: false),
    ];

    /// <summary>The engagement endpoints that answer for one day. Every organization has users; the others may be missing.</summary>
    public static IReadOnlyList<ClaudeAnalyticsActivity> Activities { get; } =
    [
        new("users", "users"),
        new("groups", "users", ByGroup),
        new("projects", "apps/chat/projects"),
        new("skills", "skills"),
        new("connectors", "connectors"),
        new("plugins", "plugins"),
        new("artifacts", "artifacts"),
    ];

    /// <summary>A report over at most 31 days.</summary>
    public static string Of(ClaudeAnalyticsReport report, DayRange window) =>
        $"{Root}{report.Endpoint}?starting_at={window.Start:yyyy-MM-dd}T00:00:00Z&ending_at={window.End:yyyy-MM-dd}T00:00:00Z&bucket_width=1d{report.GroupBy}&limit={report.Limit}";

    /// <summary>What an engagement endpoint has of one UTC day.</summary>
    public static string Of(ClaudeAnalyticsActivity activity, DateOnly day) => $"{Root}{activity.Endpoint}?date={day:yyyy-MM-dd}{activity.GroupBy}&limit=1000";

    /// <summary>Seats and active users, one element a day; the end is exclusive.</summary>
    public static string Summaries(DayRange window) => $"{Root}summaries?starting_date={window.Start:yyyy-MM-dd}&ending_date={window.End:yyyy-MM-dd}";
}
