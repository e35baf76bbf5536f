using System.Globalization;
using DuckDB.NET.Data;
using Finops.Build;
using Finops.Database;
using Finops.Tests.SqlModels;

namespace Finops.Tests.Close;

/// <summary>
/// A ledger in memory that lives through months: charges arrive, are revised and reallocated, months are closed and reopened. Some persons' use is billed in the
/// month before or after it. The real models run after every
/// step; what they read is kept by plain dictionaries, which share nothing with them.
/// </summary>
internal sealed class LedgerHistory : IDisposable
{
    private static readonly DateOnly FirstMonth = new(2026, 1, 1);

    private static readonly string[] Models =
    [
        "int_periods__closed",
        "int_chargeback_lines__frozen",
        "int_chargeback_lines__open",
        "int_chargeback_totals__rounded",
        "int_chargeback_centers__rounded",
        "int_chargeback_lines__rounded",
        "mart_chargeback_lines",
    ];

    private readonly DuckDBConnection connection = WarehouseTypes.Open();
    private readonly BuildSession session;
    private readonly Random random;
    private readonly int accounts;
    private readonly SortedDictionary<(int Month, int Account, int Center, int Person), (decimal Billed, decimal List)> ledger = [];
    private readonly Stack<(int Month, int Number)> closed = new();
    private readonly Dictionary<int, int> timesClosed = [];
    private int months;
    private int events;

    public LedgerHistory(int seed, int accounts)
    {
        (random, this.accounts) = (new Random(seed), accounts);
        session = new BuildSession(connection, new DateTimeOffset(2027, 1, 1, 0, 0, 0, TimeSpan.Zero));
        foreach (var relation in new[] { "int_charges__allocated", "int_charges__daily", "stg_close__events", "stg_close__lines" })
        {
            connection.Execute(
                $"CREATE TABLE {relation} "
                    + $"({string.Join(", ", WarehouseTypes.Columns[relation].Select(column => $"{Finops.Database.Sql.Name(column.Key)} {column.Value}"))})"
            );
        }

        Arrive();
    }

    /// <summary>Closed months, the last one on top.</summary>
    public int ClosedCount => closed.Count;

    /// <summary>One random thing happens; its name.</summary>
    public string Step()
    {
        var what = random.Next(10) switch
        {
            < 2 when months < 12 => Arrive(),
            < 5 => Revise(),
            < 6 => Reallocate(),
            < 9 when closed.Count < months => Close(),
            _ when closed.Count > 0 && random.Next(3) == 0 => Reopen(),
            _ => Revise(),
        };
        Build();
        return what;
    }

    /// <summary>Rows of a query as text.</summary>
    public IReadOnlyList<string> Rows(string sql) =>
        connection.Query($"SELECT CAST(line AS VARCHAR) FROM ({sql}) AS line ORDER BY 1", reader => reader.GetString(0));

    /// <summary>The frozen lines of every close that ever was.</summary>
    public IReadOnlyList<string> Frozen() => Rows("SELECT * FROM stg_close__lines");

    /// <summary>The ledger per charge month and account, from the dictionaries: exact billed and list cost.</summary>
    public IReadOnlyDictionary<(DateOnly Month, string Account), (decimal Billed, decimal List)> Totals() =>
        ledger
            .GroupBy(entry => (Day(entry.Key.Month), Account(entry.Key.Account)))
            .ToDictionary(group => group.Key, group => (group.Sum(entry => entry.Value.Billed), group.Sum(entry => entry.Value.List)));

    /// <summary>Everything on all bills per charge month and account: exact and in cents.</summary>
    public IReadOnlyDictionary<(DateOnly Month, string Account), (decimal Ledger, decimal Billed, decimal LedgerList, decimal List)> Bills() =>
        connection
            .Query(
                "SELECT charge_month, billing_account_id, sum(ledger_usd)::DECIMAL(28, 12), sum(billed_usd)::DECIMAL(18, 2), "
                    + "sum(ledger_list_usd)::DECIMAL(28, 12), sum(list_usd)::DECIMAL(18, 2) FROM mart_chargeback_lines GROUP BY ALL",
                reader =>
                    (
                        Key: (reader.GetFieldValue<DateOnly>(0), reader.GetString(1)),
                        Value: (reader.GetDecimal(2), reader.GetDecimal(3), reader.GetDecimal(4), reader.GetDecimal(5))
                    )
            )
            .ToDictionary(row => row.Key, row => row.Value);

    public void Dispose() => connection.Dispose();

    private static DateOnly Day(int month) => FirstMonth.AddMonths(month);

    // Prepaid, billed late, or billed in the month of use.
    private static DateOnly Billed(int month, int person) =>
        Day(
            person switch
            {
                1 when month > 0 => month - 1,
                2 => month + 1,
                _ => month,
            }
        );

    private static string Account(int account) => string.Create(CultureInfo.InvariantCulture, $"org-{account:000}");

    private string Arrive()
    {
        for (var account = 0; account < accounts; account++)
        {
            for (var line = random.Next(1, 8); line > 0; line--)
            {
                ledger[(months, account, random.Next(4), random.Next(3))] = (Amount(), Amount());
            }
        }

        months++;
        Build();
        return "a month arrives";
    }

    private string Revise()
    {
        var month = random.Next(months);
        for (var count = random.Next(1, accounts); count > 0; count--)
        {
            var key = (month, random.Next(accounts), random.Next(4), random.Next(3));
            if (random.Next(4) == 0)
            {
                ledger.Remove(key);
            }
            else
            {
                ledger[key] = (Amount(), Amount());
            }
        }

        return $"{Day(month):yyyy-MM} is revised";
    }

    // A changed rule: the same money on another cost center.
    private string Reallocate()
    {
        var month = random.Next(months);
        foreach (var (key, value) in ledger.Where(entry => entry.Key.Month == month).ToList().Where(_ => random.Next(3) == 0))
        {
            ledger.Remove(key);
            var target = key with { Center = (key.Center + 1) % 4 };
            var (billed, list) = ledger.GetValueOrDefault(target);
            ledger[target] = (billed + value.Billed, list + value.List);
        }

        return $"{Day(month):yyyy-MM} is reallocated";
    }

    private string Close()
    {
        var month = closed.Count;
        var number = timesClosed[month] = timesClosed.GetValueOrDefault(month) + 1;
        var id = string.Create(CultureInfo.InvariantCulture, $"{Day(month):yyyy-MM}/{number}");
        connection.Execute(
            $"INSERT INTO stg_close__lines BY NAME SELECT '{id}' AS close_id, * EXCLUDE (period_status) FROM mart_chargeback_lines WHERE billing_month = "
                + $"DATE '{Day(month):yyyy-MM-dd}'"
        );
        Decide(id, month, number, "close", "provisional");
        closed.Push((month, number));
        return $"{id} is closed";
    }

    private string Reopen()
    {
        var (month, number) = closed.Pop();
        Decide(string.Create(CultureInfo.InvariantCulture, $"{Day(month):yyyy-MM}/{number}"), month, number, "reopen", "open");
        return $"{Day(month):yyyy-MM} is reopened";
    }

    private void Decide(string id, int month, int number, string action, string status) =>
        connection.Execute(
            string.Create(
                CultureInfo.InvariantCulture,
                $"INSERT INTO stg_close__events BY NAME SELECT {++events} AS event_number, '{id}' AS close_id, DATE '{Day(month):yyyy-MM-dd}' AS "
                    + $"billing_month, {number} AS close_number, '{action}' AS action, '{status}' AS period_status, TIMESTAMPTZ '2027-01-01' AS happened_at_utc"
            )
        );

    // Token prices have many decimals, credits are negative, and some lines cost nothing.
    private decimal Amount() =>
        random.Next(12) switch
        {
            0 => 0,
            1 => -random.Next(1, 100_000) * 0.000_1m,
            2 => 0.005m,
            _ => random.NextInt64(1, 100_000_000_000_000) * 0.000_000_000_001m,
        };

    private void Build()
    {
        connection.Execute("DELETE FROM int_charges__allocated");
        foreach (var lines in ledger.Chunk(2000))
        {
            var values = string.Join(
                ",",
                lines.Select(line =>
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"(DATE '{Day(line.Key.Month):yyyy-MM-dd}', DATE '{Billed(line.Key.Month, line.Key.Person):yyyy-MM-dd}', 'CC-{line.Key.Center}', '{Account(line.Key.Account)}', 'p{line.Key.Person}', "
                            + $"{line.Value.Billed}, {line.Value.List})"
                    )
                )
            );
            connection.Execute(
                $"""
                INSERT INTO int_charges__allocated BY NAME
                SELECT charge_month, billed_month, cost_center_id, 'anthropic' AS provider, billing_account_id, 'Usage' AS charge_category, 'chat' AS product, 'm' AS model,
                  'none' AS cost_type, person_id,
                  'none' AS principal_id, 'direct' AS rule_id, 'none' AS pool_id, 'direct' AS allocation_method, 1 AS allocated_ratio, false AS is_estimate,
                    billed_usd, list_usd
                FROM (VALUES {values}) AS line (charge_month, billed_month, cost_center_id, billing_account_id, person_id, billed_usd, list_usd)
                """
            );
        }

        foreach (var model in Models)
        {
            session.Materialize(WarehouseTypes.Catalog[model]);
        }

        connection.Execute(
            """
            DELETE FROM int_charges__daily;
            INSERT INTO int_charges__daily BY NAME
            SELECT provider, billing_account_id, billed_month AS billed_date, sum(billed_usd) AS billed_usd FROM int_charges__allocated GROUP BY ALL
            """
        );
        Assert.Equal(0, session.Run(WarehouseTypes.Catalog["check_bills__equal_billing_periods"]).FailingRowCount);
    }
}
