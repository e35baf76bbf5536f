using Finops.Reports.Marts;

namespace Finops.Reports.Governance;

/// <summary>A month's charges in US dollars, summed over cost centers, from mart_chargeback_monthly.</summary>
/// <param name="BilledUsd">All lines, estimates included: the total of the cost-center table.</param>
/// <param name="ListUsd">List price of the lines that are billed, not estimated.</param>
/// <param name="EstimateUsd">The estimated part of <paramref name="BilledUsd"/>.</param>
/// <param name="ChargedUsd">The part that cost centers pay; the rest is shown to them, or held centrally.</param>
/// <param name="ActivePeople">People with usage in the month, from mart_spend_daily.</param>
internal sealed record MonthTotal(
    DateOnly Month,
    bool HasData,
    decimal BilledUsd,
    decimal ListUsd,
    decimal EstimateUsd,
    decimal ProvisionalUsd,
    decimal UnassignedUsd,
    decimal UnattributedUsd,
    decimal ChargedUsd,
    long ActivePeople,
    bool IsProvisional
)
{
    internal const string Sql = """
        with people as (
          select date_trunc('month', usage_date)::date as billing_month, count(distinct person_id) filter (cost_center_id <> 'unattributed') as active_people
          from mart_spend_daily
          group by all
        )
        select
          lines.billing_month,
          sum(billed_usd) as billed_usd,
          sum(list_usd) filter (not is_estimate) as list_usd,
          sum(billed_usd) filter (is_estimate) as estimate_usd,
          sum(billed_usd) filter (is_provisional) as provisional_usd,
          sum(billed_usd) filter (cost_center_id = 'unassigned') as unassigned_usd,
          sum(billed_usd) filter (cost_center_id = 'unattributed') as unattributed_usd,
          sum(billed_usd) filter (is_charged) as charged_usd,
          max(active_people) as active_people,
          bool_or(is_provisional) as is_provisional
        from mart_chargeback_monthly as lines
        left join people using (billing_month)
        where lines.billing_month <= $month and lines.billing_month > $month - interval 13 month
        group by all
        order by all
        """;

    /// <summary>Billed, estimates left out: what can be held against the list price.</summary>
    internal decimal InvoicedUsd => BilledUsd - EstimateUsd;

    internal decimal UnownedUsd => UnassignedUsd + UnattributedUsd;

    internal static MonthTotal Read(MartRow row) =>
        new(
            row.Date("billing_month"),
            true,
            row.Usd("billed_usd"),
            row.Usd("list_usd"),
            row.Usd("estimate_usd"),
            row.Usd("provisional_usd"),
            row.Usd("unassigned_usd"),
            row.Usd("unattributed_usd"),
            row.Usd("charged_usd"),
            row.Count("active_people"),
            row.Flag("is_provisional")
        );

    /// <summary>Puts an empty month where one is missing, so that charts keep their scale of time.</summary>
    internal static IReadOnlyList<MonthTotal> Consecutive(IReadOnlyList<MonthTotal> months)
    {
        var all = new List<MonthTotal>();
        foreach (MonthTotal month in months)
        {
            while (all.Count > 0 && all[^1].Month.AddMonths(1) < month.Month)
            {
                all.Add(new MonthTotal(all[^1].Month.AddMonths(1), false, 0m, 0m, 0m, 0m, 0m, 0m, 0m, 0, false));
            }

            all.Add(month);
        }

        return all;
    }
}
