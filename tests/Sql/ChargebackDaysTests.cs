using Finops.Build;
using Finops.Database;

namespace Finops.Tests.SqlModels;

/// <summary>Whatever the bills and whatever the days of use: a month's days come to its bill, to the cent.</summary>
public sealed class ChargebackDaysTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Days_OfRandomBills_SumToThem(int seed)
    {
        using var connection = WarehouseTypes.Open();
        var session = new BuildSession(connection, new DateTimeOffset(2026, 12, 15, 6, 0, 0, TimeSpan.Zero));
        foreach (var relation in new[] { "mart_chargeback_lines", "int_charges__ruled" })
        {
            connection.Execute(
                $"CREATE TABLE {relation} "
                    + $"({string.Join(", ", WarehouseTypes.Columns[relation].Select(column => $"{Database.Sql.Name(column.Key)} {column.Value}"))})"
            );
        }

        var chance = new Random(seed);
        var charges = Enumerable
            .Range(0, 3000)
            .Select(_ =>
                (
                    Month: new DateOnly(2026, chance.Next(6, 9), 1),
                    Day: chance.Next(0, 30),
                    Center: $"CC-{chance.Next(40)}",
                    Account: $"org_{chance.Next(3)}",
                    Category: chance.Next(8) switch
                    {
                        0 => "Purchase",
                        1 => "Credit",
                        _ => "Usage",
                    },
                    Pool: chance.Next(4) == 0 ? "pool" : "none",
                    Usd: (chance.Next(5) == 0 ? -1 : 1) * chance.NextInt64(0, 500_000_000_000_000) * 0.000000000001m
                )
            )
            .ToList();
        connection.Execute(
            $"""
            INSERT INTO int_charges__ruled BY NAME
            SELECT *, charge_month AS billed_month, usage_date AS billed_date FROM (VALUES {string.Join(
                ", ",
                charges.Select(charge =>
                    $"({Database.Sql.Date(charge.Month)}, {Database.Sql.Date(charge.Month.AddDays(charge.Day))}, '{charge.Center}', 'anthropic', '{charge.Account}', '{charge.Category}', '{charge.Pool}', {charge.Usd}::DECIMAL(38, 12))"
                )
            )})
              AS t(charge_month, usage_date, cost_center_id, provider, billing_account_id, charge_category, pool_id, billed_usd);
            -- the bills of those charges, and some that no day explains
            INSERT INTO mart_chargeback_lines BY NAME
            SELECT charge_month AS billing_month, charge_month, cost_center_id, provider, billing_account_id, charge_category, pool_id,
              sum(billed_usd)::DECIMAL(18, 2) AS billed_usd
            FROM int_charges__ruled GROUP BY ALL;
            INSERT INTO mart_chargeback_lines BY NAME
            SELECT DATE '2026-08-01' AS billing_month, DATE '2026-07-01' AS charge_month, 'Correction' AS charge_class, 'CC-' || i AS cost_center_id,
              'anthropic' AS provider,
              'org_' || i % 4 AS billing_account_id, 'Usage' AS charge_category, 'none' AS pool_id, (i * 37 % 11 - 5 + 0.01)::DECIMAL(18, 2) AS billed_usd
            FROM range(60) AS t(i)
            UNION ALL BY NAME
            SELECT DATE '2026-08-01' AS billing_month, DATE '2026-08-01' AS charge_month, 'CC-' || i AS cost_center_id, 'anthropic' AS provider,
              'org_' || i % 4 AS billing_account_id, 'Usage' AS charge_category, 'none' AS pool_id, 0.07::DECIMAL(18, 2) AS billed_usd
            FROM range(60) AS t(i)
            """
        );
        session.Materialize(WarehouseTypes.Catalog["int_chargeback__daily"]);

        Assert.Empty(
            connection.Query(
                """
                WITH days AS (
                  SELECT date_trunc('month', usage_date)::DATE AS billing_month, cost_center_id, billing_account_id,
                    sum(billed_usd) AS billed_usd FROM int_chargeback__daily GROUP BY ALL
                ),
                bills AS (
                  SELECT billing_month, cost_center_id, billing_account_id, sum(billed_usd) AS billed_usd FROM mart_chargeback_lines GROUP BY ALL
                )
                SELECT concat_ws(' ', billing_month, cost_center_id, billing_account_id, days.billed_usd, bills.billed_usd)
                FROM days FULL JOIN bills USING (billing_month, cost_center_id, billing_account_id)
                WHERE days.billed_usd IS DISTINCT FROM bills.billed_usd
                """,
                row => row.GetString(0)
            )
        );
        Assert.Equal(
            ["account", "cost_center", "month"],
            connection.Query("SELECT DISTINCT days_of FROM int_chargeback__daily ORDER BY 1", row => row.GetString(0))
        );
    }
}
