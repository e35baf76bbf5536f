using System.Globalization;
using DuckDB.NET.Data;
using Finops.Build;
using Finops.Database;

namespace Finops.Tests.SqlModels;

/// <summary>A thousand invented accounts with invoices of every shape, against sums made by hand from the same figures.</summary>
public sealed class RandomInvoiceTests
{
    private const int AccountCount = 1000;
    private static readonly DateOnly First = new(2026, 7, 1);
    private static readonly DateTimeOffset AsOf = new(2026, 11, 3, 6, 0, 0, TimeSpan.Zero);
    private static readonly string[] Categories = ["Usage", "Usage", "Usage", "Purchase", "Tax", "Credit", "Adjustment"];
    private static readonly string[] Models =
    [
        "int_invoices__grouped",
        "int_charges__documented",
        "int_invoice_categories__compared",
        "int_invoices__compared",
        "int_reconciliation__invoices",
        "int_reconciliation__statements",
        "int_reconciliation__variances",
        "mart_reconciliation_monthly",
        "mart_reconciliation_variances",
    ];

    [Fact]
    public void Causes_OfEveryStatement_SumToItsDifference()
    {
        using var connection = Reconciled(Accounts(seed: 1), shuffle: 0);
        Assert.Equal(
            "0",
            connection.Scalar<string>(
                """
                SELECT count(*)::VARCHAR
                FROM mart_reconciliation_monthly m
                LEFT JOIN (SELECT billing_month, provider, billing_account_id, statement, sum(variance_usd) AS parts_usd FROM mart_reconciliation_variances GROUP BY ALL) v
                  USING (billing_month, provider, billing_account_id, statement)
                WHERE difference_usd <> coalesce(parts_usd, 0)
                """
            )
        );
        // Every cause and every state occurs, or the test would say less than it seems to.
        Assert.Equal(
            ["adjustment", "credit", "currency", "purchase", "rounding", "tax", "unexplained"],
            connection.Query("SELECT DISTINCT cause FROM mart_reconciliation_variances WHERE statement = 'invoice' ORDER BY 1", reader => reader.GetString(0))
        );
        Assert.Equal(
            ["differs", "matches", "missing", "not_yet_due", "within_tolerance"],
            connection.Query("SELECT DISTINCT state FROM mart_reconciliation_monthly WHERE statement = 'invoice' ORDER BY 1", reader => reader.GetString(0))
        );
    }

    [Fact]
    public void BothSides_OfEveryMonth_AreTheSumsOfTheDaysThatItsInvoicesBill()
    {
        var accounts = Accounts(seed: 2);
        using var connection = Reconciled(accounts, shuffle: 0);
        var found = connection.Query(
            "SELECT concat_ws(' ', billing_account_id, strftime(billing_month, '%Y-%m'), CAST(ledger_usd AS DECIMAL(38, 6)), CAST(statement_usd AS DECIMAL(38, 6))) FROM mart_reconciliation_monthly WHERE statement = 'invoice' AND state <> 'missing' AND state <> 'not_yet_due' ORDER BY 1",
            reader => reader.GetString(0)
        );
        Assert.Equal(accounts.SelectMany(ByHand).Order(StringComparer.Ordinal), found);
    }

    [Fact]
    public void Rows_InAnotherOrder_GiveTheSameTables()
    {
        var accounts = Accounts(seed: 3);
        Assert.Equal(Tables(0), Tables(1));

        string Tables(int shuffle)
        {
            using var connection = Reconciled(accounts, shuffle);
            return string.Join(
                '\n',
                new[] { "mart_reconciliation_monthly", "mart_reconciliation_variances" }.SelectMany(mart =>
                    connection.Query($"SELECT CAST(line AS VARCHAR) FROM {mart} AS line ORDER BY 1", reader => reader.GetString(0))
                )
            );
        }
    }

    // The days of the invoices that touch each other are found by walking over them one by one, not by sorting periods.
    private static IEnumerable<string> ByHand(Account account)
    {
        var spans = new List<HashSet<DateOnly>>();
        foreach (var line in account.Lines)
        {
            var days = Days(line.From, line.To).ToHashSet();
            foreach (var touched in spans.Where(days.Overlaps).ToList())
            {
                days.UnionWith(touched);
                spans.Remove(touched);
            }

            spans.Add(days);
        }

        foreach (var month in spans.SelectMany(days => days).Select(day => new DateOnly(day.Year, day.Month, 1)).Distinct())
        {
            var days = spans.Where(span => span.Any(day => day.Year == month.Year && day.Month == month.Month)).SelectMany(span => span).ToHashSet();
            var isBilled = account
                .Charges.Where(charge => charge.Day.Year == month.Year && charge.Day.Month == month.Month)
                .GroupBy(charge => charge.Day)
                .Where(ofDay => ofDay.Sum(charge => charge.Usd) != 0)
                .All(ofDay => days.Contains(ofDay.Key));
            if (isBilled)
            {
                yield return string.Create(
                    CultureInfo.InvariantCulture,
                    $"{account.Id} {month:yyyy-MM} {account.Charges.Where(charge => days.Contains(charge.Day)).Sum(charge => charge.Usd):0.000000} {account.Lines.Where(line => days.Contains(line.From)).Sum(line => line.Usd):0.000000}"
                );
            }
        }
    }

    private static IReadOnlyList<Account> Accounts(int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, AccountCount).Select(number => Invented($"a{number:0000}", random))];
    }

    private static Account Invented(string id, Random random)
    {
        var charges = Enumerable
            .Range(0, random.Next(1, 12))
            .Select(_ => (Day: First.AddDays(random.Next(0, 120)), Category: Categories[random.Next(Categories.Length)]))
            .Distinct()
            .Select(charge => new Charged(charge.Day, charge.Category, random.Next(-2, 30) * random.Next(1, 1_000_000) / 1_000_000m))
            .ToList();
        // by the calendar, by a cycle of its own, or as it comes
        var periods = random.Next(3) switch
        {
            0 => Enumerable.Range(0, 4).Select(month => (From: First.AddMonths(month), To: First.AddMonths(month + 1))),
            1 => Enumerable.Range(0, 4).Select(month => (From: First.AddMonths(month).AddDays(6), To: First.AddMonths(month + 1).AddDays(6))),
            _ => Enumerable
                .Range(0, random.Next(1, 5))
                .Select(_ => First.AddDays(random.Next(0, 100)))
                .Select(from => (From: from, To: from.AddDays(random.Next(1, 32)))),
        };
        var lines = periods.ToList().Where(_ => random.Next(8) > 0).SelectMany((period, number) => Billed(period, number, charges, random)).ToList();
        return new Account(id, charges, lines);
    }

    // Mostly what was used, to the cent; now and then something else, or at the other kind of rate.
    private static IEnumerable<Line> Billed((DateOnly From, DateOnly To) period, int number, List<Charged> charges, Random random)
    {
        var isForeign = random.Next(4) == 0;
        var byCategory = charges
            .Where(charge => charge.Day >= period.From && charge.Day < period.To)
            .GroupBy(charge => charge.Category)
            .Where(_ => random.Next(6) > 0)
            .Select(group => (Category: group.Key, Usd: group.Sum(charge => charge.Usd)))
            .Append((Category: random.Next(3) == 0 ? "Tax" : "Usage", Usd: random.Next(3) == 0 ? random.Next(-300, 300) / 100m : 0m))
            .ToList();
        return byCategory.Select(
            (line, detail) =>
            {
                var usd = Math.Round(line.Usd, 2, MidpointRounding.AwayFromZero);
                var other = isForeign ? Math.Round(usd * 1.01m, 2, MidpointRounding.AwayFromZero) : usd;
                return random.Next(5) == 0
                    ? new Line($"I{number}", detail, line.Category, period.From, period.To, isForeign, other, usd)
                    : new Line($"I{number}", detail, line.Category, period.From, period.To, isForeign, usd, other);
            }
        );
    }

    private static DuckDBConnection Reconciled(IReadOnlyList<Account> accounts, int shuffle)
    {
        var connection = WarehouseTypes.Open();
        var session = new BuildSession(connection, AsOf);
        foreach (
            var relation in Models
                .SelectMany(model => WarehouseTypes.Catalog[model].References)
                .Except([.. Models, "run"], StringComparer.Ordinal)
                .Distinct(StringComparer.Ordinal)
        )
        {
            connection.Execute(
                $"CREATE TABLE {relation} ({string.Join(", ", WarehouseTypes.Columns[relation].Select(column => $"{Database.Sql.Name(column.Key)} {column.Value}"))})"
            );
        }

        Fill(
            "int_charges__daily",
            "provider, billing_account_id, usage_date, billed_date, charge_category, is_estimate, billed_usd",
            from account in accounts
            from charge in account.Charges
            select Sql($"'v', '{account.Id}', DATE '{charge.Day:yyyy-MM-dd}', DATE '{charge.Day:yyyy-MM-dd}', '{charge.Category}', false, {charge.Usd}")
        );
        connection.Execute(
            $"""
            INSERT INTO int_days__covered (provider, billing_account_id, usage_date, source, is_complete, is_hole)
            SELECT 'v', 'a' || lpad(account::VARCHAR, 4, '0'), {Database.Sql.Date(
                First
            )} + CAST(day AS INTEGER), 's', true, false FROM range({accounts.Count}) AS a(account), range(125) AS d(day)
            """
        );
        Fill(
            "ref_invoices",
            "provider, billing_account_id, invoice_id, invoice_detail_id, charge_category, period_start_date, period_end_date, issue_date, currency, usd_per_unit, billed_usd, other_rate_usd",
            from account in accounts
            from line in account.Lines
            select Sql(
                $"'v', '{account.Id}', '{account.Id}-{line.Invoice}', '{line.Detail}', '{line.Category}', DATE '{line.From:yyyy-MM-dd}', DATE '{line.To:yyyy-MM-dd}', DATE '{line.To:yyyy-MM-dd}', '{(line.IsForeign ? "EUR" : "USD")}', {(line.IsForeign ? 1.08m : 1m)}, {line.Usd}, {line.OtherUsd}"
            )
        );
        connection.Execute(
            "INSERT INTO ref_reconciliation_rules BY NAME SELECT '*' AS provider, '*' AS billing_account_id, true AS is_invoice_expected, 15 AS invoice_due_days, 0.5 AS tolerance_usd, 0.2 AS tolerance_ratio, DATE '2026-01-01' AS valid_from"
        );
        foreach (var model in Models)
        {
            session.Materialize(WarehouseTypes.Catalog[model]);
        }

        return connection;

        void Fill(string relation, string columns, IEnumerable<string> rows)
        {
            var random = new Random(shuffle);
            foreach (var some in (shuffle == 0 ? rows : rows.OrderBy(_ => random.Next())).Chunk(20_000))
            {
                connection.Execute($"INSERT INTO {relation} ({columns}) VALUES {string.Join(", ", some.Select(row => $"({row})"))}");
            }
        }
    }

    private static string Sql(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static IEnumerable<DateOnly> Days(DateOnly from, DateOnly to) => Enumerable.Range(0, to.DayNumber - from.DayNumber).Select(from.AddDays);

    private sealed record Account(string Id, IReadOnlyList<Charged> Charges, IReadOnlyList<Line> Lines);

    private sealed record Charged(DateOnly Day, string Category, decimal Usd);

    private sealed record Line(string Invoice, int Detail, string Category, DateOnly From, DateOnly To, bool IsForeign, decimal Usd, decimal OtherUsd);
}
