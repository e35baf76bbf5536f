using DuckDB.NET.Data;
using Finops.Core;
using Finops.Database;
using Finops.Export;
using Finops.Tests.EndToEnd;
using Quote = Finops.Database.Sql;

namespace Finops.Tests.Export;

/// <summary>What is not posted, and how.</summary>
public sealed class JournalCsvTests(DemoHome demo) : IDisposable
{
    private const string Closing = "UPDATE mart_billing_periods SET period_status = 'provisional', close_number = 1 WHERE billing_month = '2026-06-01';";

    private readonly HomeFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Text_ThatASpreadsheetCouldRun_IsText()
    {
        using var warehouse = Warehouse(Closing + "UPDATE mart_journal_lines SET business_unit = '=cmd()' WHERE line_number = 3");
        var export = await WriteAsync(warehouse, "2026-06");
        Assert.Contains("\"'=cmd()\"", await File.ReadAllTextAsync(export.File, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal("journal-2026-06-accrual-1.csv", Path.GetFileName(export.File));
    }

    [Fact]
    public Task Journal_ThatIsNotBalanced_IsNotWritten() =>
        RefusedAsync(
            "UPDATE mart_journal_lines SET credit_usd = credit_usd - 0.01 WHERE billing_month = '2026-06-01' AND line_kind = 'accrued' AND provider = "
                + "'anthropic'",
            ExitCode.DataProblem,
            "2026-06-accrual-0-1000 | USD {0}, the journal's debits | USD {1}, its credits | USD 0.01",
            difference: 0.01m
        );

    [Fact]
    public Task Journals_ThatMissABill_AreNotWritten() =>
        RefusedAsync(
            "UPDATE mart_chargeback_monthly SET billed_usd = billed_usd + 2 WHERE billing_month = '2026-06-01' AND cost_center_id = 'CC-1100' AND "
                + "billing_account_id = 'org_larkfield'",
            ExitCode.DataProblem,
            "journals of 2026-06 | USD {0}, its bills in mart_chargeback_monthly | USD {1}, expense of its journals | USD 2.00",
            difference: 2m
        );

    [Fact]
    public async Task Journals_WithoutAccounts_NameEveryVendorAndCategory()
    {
        using var warehouse = Warehouse(Closing + "UPDATE int_journal_charges__mapped SET expense_account = NULL WHERE billing_month = '2026-06-01'");
        var error = await Assert.ThrowsAsync<FinopsException>(() => WriteAsync(warehouse, "2026-06"));
        Assert.Equal(ExitCode.Usage, error.Code);
        Assert.All(error.Problems, problem => Assert.Equal("reference/gl_accounts.csv", problem.Where));
        Assert.Equal(
            warehouse.Query(
                "SELECT DISTINCT provider, charge_category FROM mart_chargeback_lines WHERE billing_month = '2026-06-01' AND billed_usd <> 0 ORDER BY ALL",
                row => $"a line that fits {row.GetString(0)} {row.GetString(1)} in 2026-06"
            ),
            error.Problems.Select(problem => problem.Expected)
        );
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
    }

    private async Task RefusedAsync(string change, ExitCode code, string says, decimal difference)
    {
        using var warehouse = Warehouse(Closing + change);
        var error = await Assert.ThrowsAsync<FinopsException>(() => WriteAsync(warehouse, "2026-06"));
        var problem = Assert.Single(error.Problems);
        var expected = warehouse.Scalar<decimal>(
            $"SELECT sum({(difference == 2m ? "billed_usd)::DECIMAL(18, 2) FROM mart_chargeback_monthly" : "debit_usd)::DECIMAL(18, 2) FROM mart_journal_lines")} WHERE billing_month = '2026-06-01'"
        );
        Assert.Equal(
            (code, string.Format(says, expected, expected - difference)),
            (error.Code, $"{problem.Where} | {problem.Expected} | {problem.Found} | {problem.Difference}")
        );
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
    }

    private Task<JournalExport> WriteAsync(DuckDBConnection warehouse, string month) =>
        JournalCsv.WriteAsync(
            warehouse,
            BillingMonth.TryParse(month, out var billed) ? billed : throw new FormatException(month),
            folder.Path,
            TestContext.Current.CancellationToken
        );

    /// <summary>The demo's published marts in memory, with one thing changed.</summary>
    private DuckDBConnection Warehouse(string change)
    {
        var connection = DuckDb.OpenMemory(new DuckDbSettings(), "");
        connection.Execute(
            $"""
            ATTACH {Quote.Text(new FileInfo(demo.Folder.Home.WarehouseFile).ResolveLinkTarget(returnFinalTarget: true)!.FullName)} AS published (READ_ONLY);
            CREATE SCHEMA meta;
            {string.Concat(
                new[]
                {
                    "mart_journal_lines",
                    "mart_chargeback_lines",
                    "mart_chargeback_monthly",
                    "mart_billing_periods",
                    "internal.int_journal_charges__mapped",
                    "meta.build",
                }.Select(table => $"CREATE TABLE {table.Replace("internal.", "", StringComparison.Ordinal)} AS FROM published.{table};\n")
            )}
            {change}
            """
        );
        return connection;
    }
}
