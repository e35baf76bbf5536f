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
        select date_trunc('month', usage_date)::date as billing_month, count(distinct usage_date) filter (is_wide) as days, count(*) as findings,
          max(excess_usd) filter (measure = 'usd' and is_wide) as largest_usd,
          min(usage_date) filter (measure = 'usd' and is_largest) as largest_day
        from (
          select *, is_wide and excess_usd = max(excess_usd) filter (measure = 'usd' and is_wide) over (partition by date_trunc('month', usage_date)) as is_largest
          from (select *, scope_type in ('organization', 'cost_center') as is_wide from mart_cost_anomalies_daily where method = 'twice_daily_average')
        )
        where usage_date < $month + interval 1 month and usage_date >= $month - interval 12 month
        group by all
        order by all
        """;

    internal static AnomalyMonth Read(MartRow row) =>
        new(row.Date("billing_month"), row.Count("days"), row.Count("findings"), row.NumberOrNull("largest_usd"), row.DateOrNull("largest_day"));
}
