using System.Globalization;
using Finops.Close;
using Finops.Core;
using Finops.Database;
using Finops.Verbs;

namespace Finops.Tests.EndToEnd;

/// <summary>
/// The sample company's last three months, closed in order as a controller does it: a week after each month's end (AWS settles a month on the sixth), by when the
/// vendors have revised the month before.
/// At every close bills and corrections come to the vendors' books of that day, and the true-ups to what was corrected.
/// </summary>
public sealed class MonthsClosedInOrderTests(ITestOutputHelper output)
{
    private const int Days = 7;
    private static readonly IReadOnlyList<DateOnly> Months = [.. SampleTruth.Months.TakeLast(3)];

    [Fact]
    public async Task Months_ClosedInOrderAndRevisedAfterEachClose_TieToTheVendorsBooks()
    {
        await using var company = await CompanyOverTime.StartAsync();
        var closedFiles = new List<string>();
        for (var index = 0; index < Months.Count; index++)
        {
            var month = Months[index];
            var now = CompanyOverTime.DaysAfter(month, Days);
            await company.LandAsync(new DayRange(index == 0 ? month : Months[index - 1], month.AddMonths(1)), now);
            var close = await CloseVerb.CloseAsync(
                company.Run,
                BillingMonth.Of(month),
                CloseKind.Provisional,
                "Dana Ruiz",
                TestContext.Current.CancellationToken
            );

            using var warehouse = DuckDb.OpenReadOnly(close.Build.File);
            AssertTies(company, warehouse, now, index);
            var files = company.Folder.Files("closed");
            Assert.Empty(closedFiles.Except(files, StringComparer.Ordinal));
            closedFiles = [.. files];
            var trueUp = Sum(
                warehouse,
                $"SELECT sum(debit_usd) - sum(credit_usd) FROM mart_journal_lines WHERE billing_month = DATE '{month:yyyy-MM-dd}' AND journal_kind = "
                    + $"'true_up' AND line_kind = 'expense'"
            );
            var corrections = Sum(
                warehouse,
                $"SELECT sum(billed_usd) FROM mart_chargeback_lines WHERE billing_month = DATE '{month:yyyy-MM-dd}' AND charge_class = 'Correction'"
            );
            Assert.Equal(corrections, trueUp);
            Assert.Equal(index > 0, corrections != 0);
            output.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{month:yyyy-MM} closed {now:yyyy-MM-dd}: {close.Decision.Lines.Count} lines, USD {close.Decision.Lines.BilledUsd}, of which "
                        + $"corrections {corrections}"
                )
            );
        }
    }

    /// <summary>Every charge month and account on all bills, exact and in cents, against the books; the account's cents are the rounded account.</summary>
    private static void AssertTies(CompanyOverTime company, DuckDB.NET.Data.DuckDBConnection warehouse, DateTimeOffset now, int last)
    {
        for (var index = 0; index <= last; index++)
        {
            // What nobody has asked for since stands as it was then: months before the last were read for the last time a month after their end.
            var month = Months[index];
            var asked = index == last ? now : CompanyOverTime.DaysAfter(Months[index + 1], Days);
            var books = company
                .Truth(month, asked)
                .GroupBy(row => (row.Source, row.UsageDate))
                .Sum(day => Math.Round(day.Sum(row => row.Charge.BilledUsd), 12, MidpointRounding.AwayFromZero));
            Assert.Equal(books, Sum(warehouse, $"SELECT sum(ledger_usd) FROM mart_chargeback_lines WHERE charge_month = DATE '{month:yyyy-MM-dd}'"));
            Assert.Equal(
                Sum(
                    warehouse,
                    $"SELECT sum(round(usd, 2)) FROM (SELECT sum(ledger_usd) AS usd FROM mart_chargeback_lines WHERE charge_month = DATE "
                        + $"'{month:yyyy-MM-dd}' GROUP BY provider, billing_account_id)"
                ),
                Sum(warehouse, $"SELECT sum(billed_usd) FROM mart_chargeback_lines WHERE charge_month = DATE '{month:yyyy-MM-dd}'")
            );
        }
    }

    private static decimal Sum(DuckDB.NET.Data.DuckDBConnection warehouse, string sql) =>
        warehouse.Scalar<decimal>($"SELECT CAST(coalesce(({sql}), 0) AS DECIMAL(28, 12))");
}
