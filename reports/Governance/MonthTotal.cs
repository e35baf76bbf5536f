using Finops.Reports.Marts;

namespace Finops.Reports.Governance;

/// <summary>A month's charges in US dollars, summed over cost centers, from mart_chargeback_monthly.</summary>
/// <param name="BilledUsd">All lines, estimates included: the total of the cost-center table.</param>
/// <param name="ListUsd">List price of the lines that are billed, not estimated.</param>
/// <param name="EstimateUsd">The estimated part of <paramref name="BilledUsd"/>.</param>
/// <param name="ProvisionalUsd">The part that vendors can still revise.</param>
/// <param name="ChargedUsd">The part that cost centers pay; the rest is shown to them, or held centrally.</param>
/// <param name="ActivePeople">Persons who used something in the month, from mart_adoption_monthly.</param>
/// <param name="IsProvisional">Whether a vendor can still revise something of it.</param>
/// <param name="PeriodStatus">open, provisional or final, as the close left it.</param>
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
    bool IsProvisional,
    string PeriodStatus
)
{
    internal const string Sql = """
        SELECT
          lines.billing_month,
          sum(billed_usd) AS billed_usd,
          sum(list_usd) FILTER (NOT is_estimate) AS list_usd,
          sum(billed_usd) FILTER (is_estimate) AS estimate_usd,
          sum(billed_usd) FILTER (is_provisional) AS provisional_usd,
          sum(billed_usd) FILTER (cost_center_id = 'unassigned') AS unassigned_usd,
          sum(billed_usd) FILTER (cost_center_id = 'unattributed') AS unattributed_usd,
          sum(billed_usd) FILTER (is_charged) AS charged_usd,
          max(active_people_count) AS active_people,
          bool_or(is_provisional) AS is_provisional,
          max(period_status) AS period_status
        FROM mart_chargeback_monthly AS lines
        LEFT JOIN mart_adoption_monthly AS people ON people.scope_type = 'organization' AND people.billing_month = lines.billing_month
        WHERE lines.billing_month <= $month AND lines.billing_month > $month - interval 13 month
        GROUP BY ALL
        ORDER BY ALL
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
            row.Flag("is_provisional"),
            row.Text("period_status")
        );

    /// <summary>Puts an empty month where one is missing, so that charts keep their scale of time.</summary>
    internal static IReadOnlyList<MonthTotal> Consecutive(IReadOnlyList<MonthTotal> months)
    {
        var all = new List<MonthTotal>();
        foreach (MonthTotal month in months)
        {
            while (all.Count > 0 && all[^1].Month.AddMonths(1) < month.Month)
            {
                all.Add(new MonthTotal(all[^1].Month.AddMonths(1), false, 0m, 0m, 0m, 0m, 0m, 0m, 0m, 0, false, ""));
            }

            all.Add(month);
        }

        return all;
    }
}
