using Finops.Reports.Marts;

namespace Finops.Reports.Governance.Sections;

/// <summary>One cost center's month in US dollars, from mart_chargeback_monthly; its active people from mart_adoption_monthly.</summary>
/// <param name="EstimateUsd">The estimated part of <paramref name="BilledUsd"/>.</param>
/// <param name="PreviousUsd">Null when the month before has no data at all.</param>
internal sealed record CenterLine(string Id, string? Name, string? Owner, decimal BilledUsd, decimal? PreviousUsd, decimal EstimateUsd, long People)
{
    /// <summary>Every cost center with a line in the month or the one before, largest first.</summary>
    internal const string Sql = """
        SELECT lines.cost_center_id,
          coalesce(max(cost_center_name) FILTER (lines.billing_month = $month), max(cost_center_name)) AS cost_center_name,
          coalesce(max(owner) FILTER (lines.billing_month = $month), max(owner)) AS owner,
          coalesce(sum(billed_usd) FILTER (lines.billing_month = $month), 0) AS billed_usd,
          CASE WHEN (SELECT count(*) FROM mart_chargeback_monthly WHERE billing_month = $month - interval 1 month) > 0
            THEN coalesce(sum(billed_usd) FILTER (lines.billing_month < $month), 0) END AS previous_usd,
          sum(billed_usd) FILTER (lines.billing_month = $month AND is_estimate) AS estimate_usd,
          max(active_people_count) AS people
        FROM mart_chargeback_monthly AS lines
        LEFT JOIN mart_adoption_monthly AS people
          ON people.scope_type = 'cost_center' AND people.scope_id = lines.cost_center_id AND people.billing_month = $month
        WHERE lines.billing_month BETWEEN $month - interval 1 month AND $month
        GROUP BY lines.cost_center_id
        ORDER BY billed_usd DESC, lines.cost_center_id
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
