using Finops.Reports.Marts;

namespace Finops.Reports.Statement;

/// <summary>What the bill corrects of an earlier, closed month, in whole cents; from mart_chargeback_lines.</summary>
internal sealed record CorrectedMonth(DateOnly Month, decimal BilledUsd)
{
    internal const string Sql = """
        select charge_month, sum(billed_usd) as billed_usd
        from mart_chargeback_lines
        where billing_month = $month and cost_center_id = $unit and charge_class is not null
        group by all
        order by charge_month desc
        """;

    internal static CorrectedMonth Read(MartRow row) => new(row.Date("charge_month"), row.Usd("billed_usd"));
}
