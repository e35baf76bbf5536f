using System.Globalization;
using DuckDB.NET.Data;
using Finops.Build;
using Finops.Database;
using Finops.Tests.SqlModels;
using FsCheck;
using FsCheck.Fluent;

namespace Finops.Tests.Export;

/// <summary>
/// The journal models over random bills, accounts and closes, compared with the bills by code that shares nothing with them.
/// </summary>
public sealed class JournalPropertyTests
{
    private const int Worlds = 40;
    private const int Months = 24; // of each: near a thousand months with their journals in all
    private const int MostLines = 1500;

    private static readonly string[] Models = ["int_journal_months__dated", "int_journal_charges__mapped", "mart_journal_lines"];
    private static readonly string[] Upstream =
    [
        "int_chargeback_lines__frozen",
        "int_chargeback_lines__rounded",
        "int_cost_centers__monthly",
        "int_periods__closed",
        "stg_close__events",
        "ref_gl_accounts",
        "ref_invoices",
    ];
    private static readonly string[] Centers = ["CC-1", "CC-2", "CC-3", "unassigned", "unattributed", "central"];
    private static readonly string[] Providers = ["anthropic", "openai", "cursor"];
    private static readonly string[] Categories = ["Usage", "Purchase", "Tax", "Credit"];

    [Fact]
    public void Journals_OfRandomBills_BalanceComeToTheBillsAndHaveKeysOfTheirOwn() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed => Holds(new Dice(seed))).Check(Config.QuickThrowOnFailure.WithMaxTest(Worlds));

    private static void Holds(Dice dice)
    {
        var bills = dice.Bills();
        var lines = Post(bills, dice);

        Assert.All(lines.GroupBy(line => line.JournalId), journal => Assert.Equal(journal.Sum(line => line.Debit), journal.Sum(line => line.Credit)));
        Assert.All(lines, line => Assert.True(line is { Debit: > 0m, Credit: 0m } or { Debit: 0m, Credit: > 0m }, line.ToString()));
        Assert.Equal(lines.Count, lines.Select(line => line.ExternalId).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(
            Sums(bills.Select(bill => ($"{bill.Month} {bill.ChargeMonth} {bill.Center} {bill.Provider}", bill.Usd))),
            Sums(
                lines.Where(line => line.IsExpense).Select(line => ($"{line.Month} {line.ChargeMonth} {line.Billed} {line.Provider}", line.Debit - line.Credit))
            )
        );
        Assert.Equal(
            Sums(bills.Select(bill => ($"{bill.Month} {bill.ChargeMonth} {bill.Provider}", bill.Usd))),
            Sums(lines.Where(line => !line.IsExpense).Select(line => ($"{line.Month} {line.ChargeMonth} {line.Provider}", line.Credit - line.Debit)))
        );

        // The same bills in another order are the same journals, keys and all.
        Assert.Equal(lines.Select(line => line.ToString()), Post(dice.Shuffled(bills), dice).Select(line => line.ToString()));
        // Other amounts of the same close have the same keys, wherever there is an amount.
        var doubled = Post([.. bills.Select(bill => bill with { Usd = 2 * bill.Usd })], dice);
        Assert.Equal(lines.Select(line => line.ExternalId), doubled.Select(line => line.ExternalId));
    }

    private static IReadOnlyList<Line> Post(IReadOnlyList<Bill> bills, Dice dice)
    {
        using var connection = WarehouseTypes.Open();
        var session = new BuildSession(connection, new DateTimeOffset(2026, 11, 3, 6, 0, 0, TimeSpan.Zero));
        foreach (var relation in Upstream)
        {
            connection.Execute(
                $"CREATE TABLE {relation} "
                    + $"({string.Join(", ", WarehouseTypes.Columns[relation].Select(column => $"{Database.Sql.Name(column.Key)} {column.Value}"))})"
            );
        }

        Insert(
            connection,
            "int_chargeback_lines__frozen",
            "billing_month, charge_month, cost_center_id, provider, charge_category, is_estimate, billed_usd",
            bills.Where(bill => bill.Month < dice.Open).Select(bill => bill.Sql)
        );
        Insert(
            connection,
            "int_chargeback_lines__rounded",
            "billing_month, charge_month, cost_center_id, provider, charge_category, is_estimate, billed_usd",
            bills.Where(bill => bill.Month >= dice.Open).Select(bill => bill.Sql)
        );
        Insert(
            connection,
            "int_cost_centers__monthly",
            "billing_month, cost_center_id, cost_center_name, business_unit, charging",
            bills.Select(bill => bill.CenterSql).Distinct(StringComparer.Ordinal)
        );
        Insert(
            connection,
            "int_periods__closed",
            "billing_month, close_number, period_status",
            dice.Closes.Select(close => $"'{close.Month:yyyy-MM-dd}', {close.Number}, '{close.Status}'")
        );
        Insert(
            connection,
            "stg_close__events",
            "event_number, billing_month, close_number, action, period_status, os_user",
            dice.Closes.Select(close => $"{close.Number}, '{close.Month:yyyy-MM-dd}', {close.Number}, 'close', '{close.Status}', 'ada'")
        );
        Insert(
            connection,
            "ref_gl_accounts",
            "line_number, provider, charge_category, business_unit, expense_account, clearing_account, accrued_account, central_cost_center_id, "
                + "ledger_company, intercompany_company, valid_from",
            dice.Accounts
        );
        foreach (var model in Models)
        {
            session.Materialize(WarehouseTypes.Catalog[model]);
        }

        return connection.Query(
            "SELECT journal_id, billing_month, charge_month, line_kind = 'expense', coalesce(billed_cost_center_id, ''), provider, debit_usd, credit_usd, "
                + "external_id FROM mart_journal_lines ORDER BY journal_id, line_number",
            row => new Line(
                row.GetString(0),
                row.GetFieldValue<DateOnly>(1),
                row.GetFieldValue<DateOnly>(2),
                row.GetBoolean(3),
                row.GetString(4),
                row.GetString(5),
                row.GetDecimal(6),
                row.GetDecimal(7),
                row.GetString(8)
            )
        );
    }

    private static void Insert(DuckDBConnection connection, string table, string columns, IEnumerable<string> rows)
    {
        foreach (var some in rows.Chunk(500))
        {
            connection.Execute($"INSERT INTO {table} ({columns}) VALUES {string.Join(", ", some.Select(row => $"({row})"))}");
        }
    }

    private static IEnumerable<(string Key, decimal Usd)> Sums(IEnumerable<(string Key, decimal Usd)> amounts) =>
        amounts
            .GroupBy(amount => amount.Key, StringComparer.Ordinal)
            .Select(group => (group.Key, Usd: group.Sum(amount => amount.Usd)))
            .Where(sum => sum.Usd != 0m)
            .OrderBy(sum => sum.Key, StringComparer.Ordinal);

    private sealed record Line(
        string JournalId,
        DateOnly Month,
        DateOnly ChargeMonth,
        bool IsExpense,
        string Billed,
        string Provider,
        decimal Debit,
        decimal Credit,
        string ExternalId
    );

    private sealed record Bill(DateOnly Month, DateOnly ChargeMonth, string Center, string Provider, string Category, decimal Usd, bool IsShowback)
    {
        public string Sql =>
            string.Create(
                CultureInfo.InvariantCulture,
                $"'{Month:yyyy-MM-dd}', '{ChargeMonth:yyyy-MM-dd}', '{Center}', '{Provider}', '{Category}', false, {Usd}"
            );

        public string CenterSql =>
            $"'{Month:yyyy-MM-dd}', '{Center}', 'Name of {Center}', {(Center == "CC-1" ? "'Bank'" : "NULL")}, '{(IsShowback ? "showback" : "chargeback")}'";
    }

    /// <summary>Bills of two years, the first months closed, with accounts that may miss a vendor; all of it from one seed.</summary>
    private sealed class Dice
    {
        private static readonly DateOnly First = new(2024, 11, 1);
        private readonly int seed;

        public Dice(int seed)
        {
            this.seed = seed;
            var chance = new Random(seed);
            Open = First.AddMonths(chance.Next(Months + 1));
            Closes =
            [
                .. Enumerable
                    .Range(0, Months)
                    .Select(month => First.AddMonths(month))
                    .Where(month => month < Open)
                    .Select(month => (month, chance.Next(1, 4), chance.Next(2) == 0 ? "provisional" : "final")),
            ];
            string[] keys = ["'*', '*', '*'", "'anthropic', '*', '*'", "'*', 'Tax', '*'", "'*', '*', 'Bank'", "'openai', 'Usage', '*'"];
            Accounts =
            [
                .. keys.Where(_ => chance.Next(3) > 0)
                    .Select(
                        (key, line) =>
                            $"{line + 2}, {key}, '6{chance.Next(2)}', '21', '22', 'CC-0', {(chance.Next(2) == 0 ? "NULL" : "'1000'")}, "
                            + $"{(chance.Next(3) == 0 ? "'2000'" : "NULL")}, '{First.AddMonths(chance.Next(Months / 2)):yyyy-MM-dd}'"
                    ),
            ];
        }

        public DateOnly Open { get; }

        public IReadOnlyList<(DateOnly Month, int Number, string Status)> Closes { get; }

        public IReadOnlyList<string> Accounts { get; }

        public IReadOnlyList<Bill> Bills()
        {
            var chance = new Random(seed);
            return
            [
                .. Enumerable
                    .Range(0, chance.Next(0, MostLines))
                    .Select(_ =>
                    {
                        var month = First.AddMonths(chance.Next(Months));
                        var center = Centers[chance.Next(Centers.Length)];
                        var used = chance.Next(4) == 0 ? month.AddMonths(-chance.Next(1, 3)) : month;
                        return new Bill(
                            month,
                            used,
                            center,
                            Providers[chance.Next(Providers.Length)],
                            Categories[chance.Next(Categories.Length)],
                            chance.Next(-2000, 10000) / 100m,
                            center == "CC-3"
                        );
                    }),
            ];
        }

        public IReadOnlyList<Bill> Shuffled(IReadOnlyList<Bill> bills)
        {
            Bill[] shuffled = [.. bills];
            new Random(seed).Shuffle(shuffled);
            return shuffled;
        }
    }
}
