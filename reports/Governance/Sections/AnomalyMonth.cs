using Finops.Reports.Marts;

namespace Finops.Reports.Governance.Sections;

/// <summary>
/// A month's anomalies, counted, from mart_cost_anomalies_daily. A day counts when the organization or a cost center stands out: somebody's
/// busy day, or a change of model, explains such a day and is none of its own.
/// </summary>
/// <param name="Findings">Rows of the mart: one day may be found in several scopes and measures.</param>
/// <param name="LargestUsd">Largest excess of one finding; null when only tokens stood out.</param>
internal sealed record AnomalyMonth(DateOnly Month, long Days, long Findings, decimal? LargestUsd, DateOnly? LargestDay)
{
    internal const string Sql = """
        SELECT date_trunc('month', usage_date)::date AS billing_month, count(DISTINCT usage_date) FILTER (is_wide) AS days, count(*) AS findings,
          max(excess_usd) FILTER (measure = 'usd' AND is_wide) AS largest_usd,
          min(usage_date) FILTER (measure = 'usd' AND is_largest) AS largest_day
        FROM (
          SELECT *, is_wide AND excess_usd = max(excess_usd) FILTER (measure = 'usd' AND is_wide) OVER (PARTITION BY date_trunc('month',
            usage_date)) AS is_largest
          FROM (SELECT *, scope_type IN ('organization', 'cost_center') AS is_wide FROM mart_cost_anomalies_daily WHERE method = 'twice_daily_average')
        )
        WHERE usage_date < $month + interval 1 month AND usage_date >= $month - interval 12 month
        GROUP BY ALL
        ORDER BY ALL
        """;

    internal static AnomalyMonth Read(MartRow row) =>
        new(row.Date("billing_month"), row.Count("days"), row.Count("findings"), row.NumberOrNull("largest_usd"), row.DateOrNull("largest_day"));
}
