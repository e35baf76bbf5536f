using Finops.Reports.Marts;

namespace Finops.Reports.Governance.Sections;

/// <summary>One cost center's row of mart_cost_per_commit_monthly; amounts in US dollars.</summary>
internal sealed record CommitLine(
    string Id,
    string? Name,
    decimal CostUsd,
    decimal? Coverage,
    long Assisted,
    long PullRequests,
    decimal? PerAssisted,
    long? AllCommits,
    decimal? PerCommit,
    long Developers,
    long Sessions
)
{
    /// <summary>Cost centers with coding-tool cost or commits, most cost first.</summary>
    internal const string Sql = """
        SELECT *
        FROM mart_cost_per_commit_monthly
        WHERE billing_month = $month AND (coding_tool_cost_usd <> 0 OR ai_assisted_commit_count > 0)
        ORDER BY coding_tool_cost_usd DESC, cost_center_id
        """;

    internal string Display => Names.CostCenterShort(Id, Name);

    internal static CommitLine Read(MartRow row) =>
        new(
            row.Text("cost_center_id"),
            row.TextOrNull("cost_center_name"),
            row.Usd("coding_tool_cost_usd"),
            row.NumberOrNull("coverage_ratio"),
            row.Count("ai_assisted_commit_count"),
            row.Count("pull_request_count"),
            row.NumberOrNull("cost_usd_per_ai_assisted_commit"),
            (long?)row.NumberOrNull("all_commit_count"),
            row.NumberOrNull("cost_usd_per_commit"),
            row.Count("active_developer_count"),
            row.Count("session_count")
        );
}
