using Finops.Reports.Content;
using Finops.Reports.Marts;

namespace Finops.Reports.Governance.Sections;

/// <summary>Coding-tool cost and commits of a month over all cost centers, from mart_cost_per_commit_monthly; amounts in US dollars.</summary>
/// <param name="CountedUsd">The part of the cost of tools whose vendors count commits.</param>
/// <param name="CoveredUsd">The part of the cost whose people have activity data.</param>
/// <param name="AllCommits">Null where the repositories' own commits are not known for every cost center.</param>
internal sealed record CommitCost(DateOnly Month, decimal CostUsd, decimal CountedUsd, decimal CoveredUsd, long Assisted, long PullRequests, long? AllCommits)
{
    internal const string Sql = """
        SELECT billing_month, sum(coding_tool_cost_usd) AS cost_usd, sum(commit_tool_cost_usd) AS counted_usd, sum(covered_cost_usd) AS covered_usd,
          sum(ai_assisted_commit_count) AS assisted, sum(pull_request_count) AS pull_requests,
          CASE WHEN bool_and(all_commit_count IS NOT NULL) THEN sum(all_commit_count) END AS all_commits
        FROM mart_cost_per_commit_monthly
        WHERE billing_month <= $month AND billing_month > $month - interval 13 month
        GROUP BY ALL
        ORDER BY ALL
        """;

    internal decimal? PerAssisted => Figures.Quotient(CountedUsd, Assisted);

    internal decimal? PerCommit => AllCommits is { } commits ? Figures.Quotient(CostUsd, commits) : null;

    internal decimal? Coverage => Figures.Quotient(CoveredUsd, CostUsd);

    internal static CommitCost None(DateOnly month) => new(month, 0m, 0m, 0m, 0, 0, null);

    internal static CommitCost Read(MartRow row) =>
        new(
            row.Date("billing_month"),
            row.Usd("cost_usd"),
            row.Usd("counted_usd"),
            row.Usd("covered_usd"),
            row.Count("assisted"),
            row.Count("pull_requests"),
            (long?)row.NumberOrNull("all_commits")
        );
}
