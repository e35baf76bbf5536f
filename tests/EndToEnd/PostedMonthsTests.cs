using System.Text.Json;
using DuckDB.NET.Data;
using Finops.Core;
using Finops.Database;
using Finops.Verbs;
using Quote = Finops.Database.Sql;

namespace Finops.Tests.EndToEnd;

/// <summary>Closed months of the sample company in the books, as a general ledger would import them, and as a unit that disputes its bill would read
/// them.</summary>
public sealed class PostedMonthsTests(PostedHome posted) : IClassFixture<PostedHome>
{
    [Fact]
    public void Journals_OfEachClose_AreTheOnesItNeeds() =>
        Assert.Equal(
            [
                "2026-05-actual-1-1000 actual 2026-05-31 ",
                "2026-06-accrual-1-1000 accrual 2026-06-30 2026-07-01",
                "2026-06-actual-1-1000 actual 2026-07-01 ",
                "2026-07-accrual-1-1000 accrual 2026-07-31 2026-08-01",
                "2026-07-accrual-1-true-up-1000 true_up 2026-07-31 2026-08-01",
            ],
            posted
                .Posted.SelectMany(export => export.Journals)
                .Select(journal => $"{journal.JournalId} {journal.JournalKind} {journal.JournalDate:yyyy-MM-dd} {journal.ReversalDate:yyyy-MM-dd}")
        );

    [Fact]
    public void Journals_AreTheBillsOfTheirMonths() =>
        Assert.Equal(
            [Bills(PostedHome.May), Bills(PostedHome.June), Bills(PostedHome.June), Bills(PostedHome.July)],
            posted.Posted.Select(export => export.Journals.Sum(journal => journal.ExpenseUsd))
        );

    // What the books say after everything was imported and every accrual has reversed: each period carries its bill, whoever pays.
    [Fact]
    public void Expense_OfEachPeriod_IsTheBillOfThatMonthPerCostCenter()
    {
        var entries = posted
            .Posted.SelectMany(export => Rows(export.File))
            .Where(row => row["gl_account"].StartsWith('6'))
            .SelectMany(row => Entries(row))
            .ToList();
        foreach (var month in new[] { PostedHome.May, PostedHome.June, PostedHome.July })
        {
            Assert.Equal(
                Query(
                    $"SELECT cost_center_id, sum(billed_usd)::DECIMAL(18, 2) FROM mart_chargeback_monthly WHERE billing_month = {Quote.Date(month.Start)} "
                        + $"GROUP BY ALL HAVING sum(billed_usd) <> 0 ORDER BY 1",
                    row => (row.GetString(0), row.GetDecimal(1))
                ),
                entries
                    .Where(entry => entry.Period == month.ToString())
                    .GroupBy(entry => entry.Center, StringComparer.Ordinal)
                    .Select(center => (center.Key, center.Sum(entry => entry.Usd)))
                    .Where(center => center.Item2 != 0m)
                    .OrderBy(center => center.Key, StringComparer.Ordinal)
            );
        }

        // August holds nothing yet but the reversal of July's accrual.
        Assert.Equal(-Bills(PostedHome.July), entries.Where(entry => entry.Period == "2026-08").Sum(entry => entry.Usd));
    }

    // A rule moves spend between cost centers and no cent in or out: nothing to clear with the vendor. What a bill's cents are rounded to may change hands
    // between its accounts.
    [Fact]
    public void TrueUp_OfAChangedRule_IsAReallocationUnderItsMonthsOfUse()
    {
        var lines = Rows(posted.Posted[3].File).Where(row => row["journal_kind"] == "true_up").ToList();
        Assert.Equal(["2026-05-01", "2026-06-01"], lines.Select(row => row["charge_month"]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        Assert.All(lines.GroupBy(row => row["gl_account"], StringComparer.Ordinal), account =>
        {
            Assert.Contains(account.Key, new[] { "6450", "6790" });
            Assert.True(Math.Abs(account.Sum(row => decimal.Parse(row["functional_amount_usd"]))) < 0.01m * account.Count());
        });
        Assert.Equal(0m, lines.Sum(row => decimal.Parse(row["functional_amount_usd"])));
        Assert.All(lines, row => Assert.EndsWith($" - {row["charge_month"][..7]}", row["memo"], StringComparison.Ordinal));
        Assert.All(lines.Where(row => row["billed_cost_center_id"] == "unattributed"), row =>
            Assert.Equal(("CC-2000", "false"), (row["cost_center_id"], row["is_charged"]))
        );
        Assert.Contains(lines, row => row["cost_center_id"] == "CC-1100" && decimal.Parse(row["debit_usd"]) > 0m);
    }

    [Fact]
    public void Keys_OfAllJournals_AreTheirOwn()
    {
        var keys = posted.Posted.SelectMany(export => Rows(export.File)).Select(row => row["external_id"]).ToList();
        Assert.Equal(keys.Count, keys.Distinct(StringComparer.Ordinal).Count());
        Assert.All(keys, key => Assert.Matches("^[0-9a-f]{64}$", key));
    }

    [Fact]
    public void Amounts_InTheFile_StandOnOneSideAndBalance()
    {
        foreach (var journal in posted.Posted.SelectMany(export => Rows(export.File)).GroupBy(row => row["journal_id"], StringComparer.Ordinal))
        {
            Assert.Equal(journal.Sum(row => decimal.Parse(row["debit_usd"])), journal.Sum(row => decimal.Parse(row["credit_usd"])));
            Assert.Equal(0m, journal.Sum(row => decimal.Parse(row["functional_amount_usd"])));
            Assert.All(journal, row => Assert.True(row["debit_usd"] == "0.00" ^ row["credit_usd"] == "0.00"));
            Assert.Equal(Enumerable.Range(1, journal.Count()).Select(line => $"{line}"), journal.Select(row => row["line_number"]));
        }
    }

    // The accrual's file stays beside the actual's, and either is made again to the byte, however much was closed since.
    [Fact]
    public async Task Export_OfAClosedMonthAgain_GivesTheSameBytes()
    {
        foreach (var (month, before) in new[] { (PostedHome.June, posted.Posted[2]), (PostedHome.July, posted.Posted[3]) })
        {
            var manifest = Sha256.OfFile(before.Manifest);
            var again = await JournalVerb.RunAsync(posted.Run(5), month, TestContext.Current.CancellationToken);
            Assert.Equal((before.File, before.Sha256, manifest), (again.File, again.Sha256, Sha256.OfFile(again.Manifest)));
        }

        Assert.Equal(posted.Posted[1].Sha256, Sha256.OfFile(posted.Posted[1].File));
    }

    [Fact]
    public async Task Export_OfAMonthClosedBeforeItHadAccounts_TakesThoseThatCameLater()
    {
        var again = await JournalVerb.RunAsync(posted.Run(5), PostedHome.May, TestContext.Current.CancellationToken);
        Assert.Contains(posted.WithoutAccounts!.Problems, problem => problem.Expected == "a line that fits anthropic Usage in 2026-05");
        Assert.Equal(posted.Posted[0].Sha256, again.Sha256);
    }

    [Fact]
    public void Header_AndFirstLine_AreOfANeutralLayout()
    {
        var row = Rows(posted.Posted[1].File)[0];
        Assert.Equal(
            "journal_id,source,description,journal_kind,ledger_company,journal_date,period,is_reversing,reversal_date,prepared_by,approved_by,line_number,gl_account,cost_center_id,business_unit,project,intercompany_company,"
                + "currency,debit_usd,credit_usd,functional_currency,exchange_rate,rate_date,functional_amount_usd,memo,provider,billing_month,charge_month,billed_cost_center_id,is_charged,is_estimate,invoice_id,external_id",
            string.Join(',', row.Keys)
        );
        Assert.Equal(
            ("finops", "AI spend accrual 2026-06", "1000", "2026-06-30", "2026-06", "true", "2026-07-01", "Dana Ruiz", "1", "USD", "1"),
            (
                row["source"],
                row["description"],
                row["ledger_company"],
                row["journal_date"],
                row["period"],
                row["is_reversing"],
                row["reversal_date"],
                row["approved_by"],
                row["line_number"],
                row["currency"],
                row["exchange_rate"]
            )
        );
        Assert.Equal(Environment.UserName, row["prepared_by"]);
    }

    [Fact]
    public void Manifest_OfAnExport_HasItsHashTotalsAndClose()
    {
        var export = posted.Posted[2];
        using var json = JsonDocument.Parse(File.ReadAllText(export.Manifest));
        var root = json.RootElement;
        Assert.Equal("journal-2026-06-actual-1.manifest.json", Path.GetFileName(export.Manifest));
        Assert.Equal(
            ("2026-06", "final", 1, "Dana Ruiz"),
            (
                root.GetProperty("billing_month").GetString(),
                root.GetProperty("period_status").GetString(),
                root.GetProperty("close_number").GetInt32(),
                root.GetProperty("approved_by").GetString()
            )
        );
        Assert.Equal((Sha256.OfFile(export.File), export.RowCount), (root.GetProperty("sha256").GetString(), root.GetProperty("row_count").GetInt64()));
        Assert.Equal(Rows(export.File).Sum(row => decimal.Parse(row["debit_usd"])), root.GetProperty("debit_usd").GetDecimal());
        Assert.Equal(
            (root.GetProperty("debit_usd").GetDecimal(), Bills(PostedHome.June)),
            (root.GetProperty("credit_usd").GetDecimal(), root.GetProperty("billed_usd").GetDecimal())
        );
        Assert.Equal(Bills(PostedHome.June), root.GetProperty("journals")[0].GetProperty("expense_usd").GetDecimal());
        Assert.Equal("2026-07-01", root.GetProperty("journals")[0].GetProperty("journal_date").GetString());
    }

    // Frozen lines, what later bills correct of them, and the ledger as it is now.
    [Fact]
    public void Explanation_OfEveryBill_AddsUpBeforeAndAfterCorrections()
    {
        var corrections = 0;
        foreach (var month in new[] { PostedHome.May, PostedHome.June, PostedHome.July })
        {
            foreach (
                var center in Query(
                    $"SELECT DISTINCT cost_center_id FROM mart_chargeback_monthly WHERE billing_month = {Quote.Date(month.Start)} ORDER BY 1",
                    row => row.GetString(0)
                )
            )
            {
                var parts = ExplainVerb.Run(posted.Run(5), month, center, null, 3).Accounts.SelectMany(account => account.Parts).ToList();
                Assert.Equal(Bills(month, center), parts.Sum(part => part.BilledUsd));
                Assert.All(parts, part => Assert.Equal(part.CurrentUsd, part.EarlierUsd + part.LedgerUsd + part.LaterUsd));
                corrections += parts.Count(part => part is { Kind: "correction", Changes.Count: > 0 });
            }
        }

        Assert.True(corrections > 10);
        Assert.Contains(ExplainVerb.Run(posted.Run(5), PostedHome.May, "unattributed", null, 3).Accounts.SelectMany(account => account.Parts), part =>
            part.LaterUsd < 0m
        );
    }

    private decimal Bills(BillingMonth month, string center = "%") =>
        Query(
            $"SELECT sum(billed_usd)::DECIMAL(18, 2) FROM mart_chargeback_monthly WHERE billing_month = {Quote.Date(month.Start)} AND cost_center_id LIKE "
                + $"{Quote.Text(center)}",
            row => row.GetDecimal(0)
        )[0];

    private IReadOnlyList<T> Query<T>(string sql, Func<DuckDBDataReader, T> read)
    {
        using var warehouse = DuckDb.OpenReadOnly(posted.Folder.Home.WarehouseFile);
        return warehouse.Query(sql, read);
    }

    private static IReadOnlyList<IReadOnlyDictionary<string, string>> Rows(string file)
    {
        using var csv = DuckDb.OpenMemory(new DuckDbSettings(), "");
        return csv.Query($"FROM read_csv({Quote.Text(file)}, header = true, all_varchar = true, delim = ',')", row =>
            Enumerable.Range(0, row.FieldCount).ToDictionary(row.GetName, column => row.IsDBNull(column) ? "" : row.GetString(column), StringComparer.Ordinal)
        );
    }

    // A line on its day, and its reversal on the other side on the day of that.
    private static IEnumerable<(string Period, string Center, decimal Usd)> Entries(IReadOnlyDictionary<string, string> row)
    {
        var usd = decimal.Parse(row["debit_usd"]) - decimal.Parse(row["credit_usd"]);
        yield return (row["journal_date"][..7], row["billed_cost_center_id"], usd);
        if (row["is_reversing"] == "true")
        {
            yield return (row["reversal_date"][..7], row["billed_cost_center_id"], -usd);
        }
    }
}
