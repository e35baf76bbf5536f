using Finops.Reports.Content;

namespace Finops.Reports.Governance.Decisions;

/// <summary>Cost per commit says little where most of the cost has no activity data beside it.</summary>
internal sealed class ActivityCoverageRule : IDecisionRule
{
    private const decimal Least = 0.8m;

    private const string Sql = """
        SELECT sum(coding_tool_cost_usd) AS cost_usd, sum(covered_cost_usd) AS covered_usd
        FROM mart_cost_per_commit_monthly
        WHERE billing_month = $month
        HAVING sum(coding_tool_cost_usd) > 0
        """;

    public async Task<Decision?> FindAsync(MonthView month, CancellationToken cancellationToken)
    {
        var (cost, covered) = (await month.Warehouse.RowsAsync(Sql, row => (row.Usd("cost_usd"), row.Usd("covered_usd")), cancellationToken)).FirstOrDefault();
        if (cost == 0m || covered / cost >= Least)
        {
            return null;
        }

        return new Decision(
            cost - covered,
            new DecisionItem(
                "Complete the activity data of coding tools",
                Prose.Of(
                    $"Only {Prose.Strong(Figures.Share(covered / cost))} of their cost belongs to people with activity data; cost per commit is too high by the rest."
                ),
                Owners.Data,
                "",
                Tone.Neutral
            )
        );
    }
}
