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
        select billing_month, sum(coding_tool_cost_usd) as cost_usd, sum(commit_tool_cost_usd) as counted_usd, sum(covered_cost_usd) as covered_usd,
          sum(ai_assisted_commit_count) as assisted, sum(pull_request_count) as pull_requests,
          case when bool_and(all_commit_count is not null) then sum(all_commit_count) end as all_commits
        from mart_cost_per_commit_monthly
        where billing_month <= $month and billing_month > $month - interval 13 month
        group by all
        order by all
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
