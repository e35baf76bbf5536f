using DuckDB.NET.Data;
using Finops.Core;
using Finops.Database;

namespace Finops.Export;

/// <summary>A cost center with a bill for a month, from mart_chargeback_monthly.</summary>
/// <param name="IsCharged">False for showback.</param>
/// <param name="BilledUsd">Its bill in whole cents, all vendors together.</param>
public sealed record ChargebackUnit(string CostCenterId, bool IsCharged, decimal BilledUsd)
{
    /// <summary>All of the month, by cost_center_id.</summary>
    /// <exception cref="FinopsException">Exit code 2: the warehouse has no such month; lists those it has.</exception>
    public static IReadOnlyList<ChargebackUnit> Of(DuckDBConnection warehouse, BillingMonth month)
    {
        var units = warehouse.Query(
            $"""
            SELECT cost_center_id, bool_and(is_charged), sum(billed_usd)::DECIMAL(38, 2)
            FROM mart_chargeback_monthly WHERE billing_month = {Sql.Date(month.Start)} GROUP BY ALL ORDER BY cost_center_id
            """,
            reader => new ChargebackUnit(reader.GetString(0), reader.GetBoolean(1), reader.GetDecimal(2))
        );
        if (units.Count > 0)
        {
            return units;
        }

        var months = warehouse.Query("SELECT DISTINCT strftime(billing_month, '%Y-%m') FROM mart_chargeback_monthly ORDER BY 1", reader => reader.GetString(0));
        throw new FinopsException(
            ExitCode.Usage,
            new Problem(
                $"--month {month}",
                "a month with data",
                months.Count == 0 ? "a warehouse without charges" : $"the warehouse has {string.Join(", ", months)}",
                "choose one of those, or extract the month and build"
            )
        );
    }
}
