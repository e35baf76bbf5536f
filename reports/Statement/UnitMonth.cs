using Finops.Reports.Marts;

namespace Finops.Reports.Statement;

/// <summary>One month of the cost center in whole cents, from mart_chargeback_monthly; nothing is zero, for months that the warehouse knows.</summary>
internal sealed record UnitMonth(DateOnly Month, decimal BilledUsd, bool IsProvisional)
{
    internal const string Sql = """
        SELECT billing_month, sum(billed_usd) FILTER (cost_center_id = $unit) AS billed_usd, bool_or(is_provisional) AS is_provisional
        FROM mart_chargeback_monthly
        WHERE billing_month BETWEEN $month - interval 5 month AND $month
        GROUP BY ALL
        ORDER BY ALL
        """;

    internal static UnitMonth Read(MartRow row) => new(row.Date("billing_month"), row.Usd("billed_usd"), row.Flag("is_provisional"));
}
