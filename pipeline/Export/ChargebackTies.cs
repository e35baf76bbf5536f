using System.Globalization;
using DuckDB.NET.Data;
using Finops.Core;
using Finops.Database;

namespace Finops.Export;

/// <summary>What must come out even before a month's bills leave the house.</summary>
internal static class ChargebackTies
{
    private const int MostTold = 20;

    /// <summary>Each bill is the sum of its lines, in each of its parts; and the cents of each vendor account are its ledger's.</summary>
    /// <exception cref="FinopsException">Exit code 1: a total does not tie. Tells all of them, up to twenty.</exception>
    internal static void Verify(DuckDBConnection warehouse, BillingMonth month)
    {
        var broken = BillsOfLines(warehouse, month).Concat(CentsOfLedger(warehouse, month)).Take(MostTold).ToList();
        if (broken.Count > 0)
        {
            throw new FinopsException(ExitCode.DataProblem, broken);
        }
    }

    /// <summary>Two totals that must be one; null when they are.</summary>
    internal static Problem? Compare(string where, string expectedOf, decimal expected, string foundOf, decimal found) =>
        expected == found
            ? null
            : new Problem(
                where,
                $"{Usd(expected)}, {expectedOf}",
                $"{Usd(found)}, {foundOf}",
                "finops check names what is wrong; build again before anything is sent",
                Usd(expected - found)
            );

    private static IEnumerable<Problem> BillsOfLines(DuckDBConnection warehouse, BillingMonth month) =>
        warehouse.Query(
            $$"""
            WITH lines AS (
              SELECT cost_center_id, provider, billing_account_id, sum(billed_usd) AS billed_usd, sum(list_usd) AS list_usd,
                sum(billed_usd) FILTER (WHERE charge_class IS NULL AND rule_id = 'direct') AS direct_usd,
                sum(billed_usd) FILTER (WHERE charge_class IS NULL AND rule_id <> 'direct') AS allocated_usd,
                sum(billed_usd) FILTER (WHERE charge_class IS NOT NULL) AS correction_usd
              FROM mart_chargeback_lines
              WHERE billing_month = {{Sql.Date(month.Start)}}
              GROUP BY ALL
            ),
            pairs AS (
              SELECT cost_center_id, provider, billing_account_id, unnest([
                {'amount': 'billed_usd', 'lines_usd': l.billed_usd, 'bill_usd': b.billed_usd},
                {'amount': 'list_usd', 'lines_usd': l.list_usd, 'bill_usd': b.list_usd},
                {'amount': 'direct_usd', 'lines_usd': l.direct_usd, 'bill_usd': b.direct_usd},
                {'amount': 'allocated_usd', 'lines_usd': l.allocated_usd, 'bill_usd': b.allocated_usd},
                {'amount': 'correction_usd', 'lines_usd': l.correction_usd, 'bill_usd': b.correction_usd}], RECURSIVE := true)
              FROM lines l
              FULL JOIN (FROM mart_chargeback_monthly WHERE billing_month = {{Sql.Date(month.Start)}}) b USING (cost_center_id, provider, billing_account_id)
            )
            SELECT cost_center_id, provider, billing_account_id, amount, coalesce(lines_usd, 0)::DECIMAL(38, 2), coalesce(bill_usd, 0)::DECIMAL(38, 2)
            FROM pairs
            WHERE coalesce(lines_usd, 0) <> coalesce(bill_usd, 0)
            ORDER BY ALL
            """,
            reader =>
                Compare(
                    $"{ChargebackTables.BillsMart} {month} {reader.GetString(0)} {reader.GetString(1)} {reader.GetString(2)} {reader.GetString(3)}",
                    $"the sum of its lines in {ChargebackTables.LinesMart}",
                    reader.GetDecimal(4),
                    "the bill",
                    reader.GetDecimal(5)
                )!
        );

    // A month of use is charged on its own bill and corrected on later ones: all of them together are the ledger's cents.
    private static IEnumerable<Problem> CentsOfLedger(DuckDBConnection warehouse, BillingMonth month) =>
        warehouse
            .Query(
                $"""
                SELECT charge_month, provider, billing_account_id, sum(ledger_usd)::DECIMAL(38, 12), sum(billed_usd)::DECIMAL(38, 2)
                FROM mart_chargeback_lines
                WHERE (charge_month, provider, billing_account_id) IN (
                  SELECT (charge_month, provider, billing_account_id) FROM mart_chargeback_lines WHERE billing_month = {Sql.Date(month.Start)})
                GROUP BY ALL
                ORDER BY ALL
                """,
                reader =>
                    Compare(
                        $"{ChargebackTables.LinesMart} charge_month {reader.GetFieldValue<DateOnly>(0):yyyy-MM} {reader.GetString(1)} {reader.GetString(2)}",
                        "its ledger rounded to cents",
                        Math.Round(reader.GetDecimal(3), 2, MidpointRounding.AwayFromZero),
                        "its lines on all bills",
                        reader.GetDecimal(4)
                    )
            )
            .OfType<Problem>();

    private static string Usd(decimal amount) => "USD " + amount.ToString("0.00##########", CultureInfo.InvariantCulture);
}
