using Finops.Reports.Marts;

namespace Finops.Reports.Statement;

/// <summary>One month of the cost center in whole cents, from mart_chargeback_monthly; nothing is zero, for months that the warehouse knows.</summary>
internal sealed record UnitMonth(DateOnly Month, decimal BilledUsd, bool IsProvisional)
{
    internal const string Sql = """
        select billing_month, sum(billed_usd) filter (cost_center_id = $unit) as billed_usd, bool_or(is_provisional) as is_provisional
        from mart_chargeback_monthly
        where billing_month between $month - interval 5 month and $month
        group by all
        order by all
        """;

    internal static UnitMonth Read(MartRow row) => new(row.Date("billing_month"), row.Usd("billed_usd"), row.Flag("is_provisional"));
}
