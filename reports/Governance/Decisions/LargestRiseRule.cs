using Finops.Reports.Content;
using Finops.Reports.Marts;

namespace Finops.Reports.Governance.Decisions;

/// <summary>The cost center whose spend rose most, when it rose by a quarter and by a hundredth of the month's total.</summary>
internal sealed class LargestRiseRule : IDecisionRule
{
    private const decimal LeastRatio = 0.25m;
    private const decimal LeastShare = 0.01m;

    private const string Sql = """
        WITH centers AS (
          SELECT cost_center_id,
            max(cost_center_name) FILTER (billing_month = $month) AS cost_center_name,
            max(owner) FILTER (billing_month = $month) AS owner,
            coalesce(sum(billed_usd) FILTER (billing_month = $month), 0) AS billed_usd,
            coalesce(sum(billed_usd) FILTER (billing_month < $month), 0) AS previous_usd
          FROM mart_chargeback_monthly
          WHERE billing_month BETWEEN $month - interval 1 month AND $month
            AND cost_center_id NOT IN ('unassigned', 'unattributed')
          GROUP BY ALL
        )
        SELECT * FROM centers
        WHERE previous_usd > 0
        ORDER BY billed_usd - previous_usd DESC, cost_center_id
        LIMIT 1
        """;

    public async Task<Decision?> FindAsync(MonthView month, CancellationToken cancellationToken)
    {
        var rise = await month.Warehouse.FirstAsync(Sql, Read, cancellationToken);
        if (rise is null || rise.Usd < LeastRatio * rise.PreviousUsd || rise.Usd < LeastShare * month.Total.BilledUsd)
        {
            return null;
        }

        return new Decision(
            rise.Usd,
            new DecisionItem(
                $"Accept or curb the rise in {rise.Name}",
                Prose.Of(
                    $"Spend rose by {Prose.Strong(Figures.UsdShort(rise.Usd))} ({Figures.Change(rise.Usd / rise.PreviousUsd)}) on {month.PreviousName}, more than in any other cost center."
                ),
                rise.Owner ?? Owners.None,
                rise.Owner is null ? "" : rise.Name,
                Tone.Warning
            )
        );
    }

    private static Rise Read(MartRow row) =>
        new(
            Names.CostCenter(row.Text("cost_center_id"), row.TextOrNull("cost_center_name")),
            row.TextOrNull("owner"),
            row.Usd("billed_usd") - row.Usd("previous_usd"),
            row.Usd("previous_usd")
        );

    private sealed record Rise(string Name, string? Owner, decimal Usd, decimal PreviousUsd);
}
