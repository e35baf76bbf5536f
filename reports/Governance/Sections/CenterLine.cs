using Finops.Reports.Marts;

namespace Finops.Reports.Governance.Sections;

/// <summary>One cost center's month in US dollars, from mart_chargeback_monthly; its people from mart_spend_daily.</summary>
/// <param name="EstimateUsd">The estimated part of <paramref name="BilledUsd"/>.</param>
/// <param name="PreviousUsd">Null when the month before has no data at all.</param>
internal sealed record CenterLine(string Id, string? Name, string? Owner, decimal BilledUsd, decimal? PreviousUsd, decimal EstimateUsd, long People)
{
    /// <summary>Every cost center with a line in the month or the one before, largest first.</summary>
    internal const string Sql = """
        with people as (
          select cost_center_id, count(distinct person_id) as people
          from mart_spend_daily
          where date_trunc('month', usage_date) = $month and cost_center_id <> 'unattributed'
          group by all
        )
        select lines.cost_center_id,
          coalesce(max(cost_center_name) filter (billing_month = $month), max(cost_center_name)) as cost_center_name,
          coalesce(max(owner) filter (billing_month = $month), max(owner)) as owner,
          coalesce(sum(billed_usd) filter (billing_month = $month), 0) as billed_usd,
          case when (select count(*) from mart_chargeback_monthly where billing_month = $month - interval 1 month) > 0
            then coalesce(sum(billed_usd) filter (billing_month < $month), 0) end as previous_usd,
          sum(billed_usd) filter (billing_month = $month and is_estimate) as estimate_usd,
          max(people) as people
        from mart_chargeback_monthly as lines
        left join people using (cost_center_id)
        where billing_month between $month - interval 1 month and $month
        group by lines.cost_center_id
        order by billed_usd desc, lines.cost_center_id
        """;

    internal static CenterLine Empty(string id) => new(id, null, null, 0m, 0m, 0m, 0);

    internal static CenterLine Read(MartRow row) =>
        new(
            row.Text("cost_center_id"),
            row.TextOrNull("cost_center_name"),
            row.TextOrNull("owner"),
            row.Usd("billed_usd"),
            row.NumberOrNull("previous_usd"),
            row.Usd("estimate_usd"),
            row.Count("people")
        );
}
