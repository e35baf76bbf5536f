using Finops.Reports.Marts;

namespace Finops.Reports.Statement;

/// <summary>What the bill corrects of an earlier, closed month, in whole cents; from mart_chargeback_lines.</summary>
internal sealed record CorrectedMonth(DateOnly Month, decimal BilledUsd)
{
    internal const string Sql = """
        SELECT charge_month, sum(billed_usd) AS billed_usd
        FROM mart_chargeback_lines
        WHERE billing_month = $month AND cost_center_id = $unit AND charge_class IS NOT NULL
        GROUP BY ALL
        ORDER BY charge_month DESC
        """;

    internal static CorrectedMonth Read(MartRow row) => new(row.Date("charge_month"), row.Usd("billed_usd"));
}
