using System.Globalization;
using Finops.Database;
using Finops.Verbs;

namespace Finops.Tests.EndToEnd;

/// <summary>The sample company's invoices beside its ledger.</summary>
public sealed class InvoiceTests(DemoHome demo)
{
    private const string States = """
        SELECT concat_ws(' ', split_part(note, '.', 1), state, is_close_blocking, (SELECT string_agg(cause || ' ' || CAST(variance_usd AS DECIMAL(18, 2)),
          ', ' ORDER BY abs(variance_usd) DESC) FROM mart_reconciliation_variances v
          WHERE v.billing_month = m.billing_month AND v.billing_account_id = m.billing_account_id AND v.statement = 'invoice' AND abs(variance_usd) >= 0.05))
        FROM mart_reconciliation_monthly m WHERE billing_month = '2026-10-01' AND statement = 'invoice' ORDER BY ALL
        """;

    [Fact]
    public void Invoices_OfTheDemo_AreWhatTheVendorsBooksSayToTheCentAndLine()
    {
        var truth = demo
            .Truth.Lines.Select(line => (line.Day, Account: "org_larkfield", Usd: line.BilledUsd))
            .Concat(demo.Truth.Vendors.Select(line => (line.Day, line.Account, Usd: line.BilledUsd)))
            .GroupBy(line => $"{line.Account} {line.Day:yyyy-MM}")
            .Where(lines => lines.Any(line => line.Usd != 0))
            .ToDictionary(lines => lines.Key, lines => lines.Sum(line => line.Usd));
        var invoices = demo.Query(
            """
            SELECT billing_account_id || ' ' || strftime(period_start_date, '%Y-%m'),
              sum(billed_usd) FILTER (WHERE provider <> 'openai' OR charge_category <> 'Tax'), count(*)
            FROM ref_invoices GROUP BY ALL
            """,
            reader => (Key: reader.GetString(0), Usd: reader.GetDecimal(1), LineCount: reader.GetInt64(2))
        );
        Assert.Equal(truth.Keys.Order(StringComparer.Ordinal), invoices.Select(invoice => invoice.Key).Order(StringComparer.Ordinal));
        Assert.All(invoices, invoice => Assert.InRange(invoice.Usd - truth[invoice.Key], -0.01m * invoice.LineCount, 0.01m * invoice.LineCount));
    }

    // AWS's export of October still lacks a day, as it does when the demo ends.
    [Fact]
    public void Reconciliation_OfTheDemo_MatchesEveryInvoiceOfWholeMonths() =>
        Assert.Equal(
            ["aws-bedrock 2026-10 not_yet_refreshed"],
            demo.Query(
                "SELECT concat_ws(' ', provider, strftime(billing_month, '%Y-%m'), state) FROM mart_reconciliation_monthly WHERE statement = 'invoice' AND "
                    + "state <> 'matches'",
                reader => reader.GetString(0)
            )
        );

    [Fact]
    public void InvoiceInEuros_IsConvertedOnceAtTheRateOnItsLine() =>
        Assert.Equal(
            "EUR 39429.53 spot 2026-07-31 1.154700000000 45529.28",
            demo.Scalar<string>(
                "SELECT concat_ws(' ', currency, amount, rate_type, rate_date, usd_per_unit, CAST(billed_usd AS DECIMAL(18, 2))) FROM ref_invoices WHERE "
                    + "currency <> 'USD'"
            )
        );

    [Fact]
    public async Task Build_InvoicesThatAreLateOrWrong_PublishesAndKeepsTheMonthFromItsFinalClose()
    {
        using var home = demo.CopyAsReal();
        var file = Path.Combine(home.Home.Reference, "invoices.csv");
        var lines = (await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken))
            .Where(line => !line.Contains("ANT-E-202610", StringComparison.Ordinal))
            .Select(line =>
                line.Contains("CUR-202610", StringComparison.Ordinal) ? Raised(line, 0.50m)
                : line.Contains("ANT-C-202610", StringComparison.Ordinal) ? Raised(line, 25m)
                : line
            );
        await File.WriteAllLinesAsync(
            file,
            [.. lines, "openai,openai,OAI-202610,9,Credit,2026-10-01,2026-11-01,2026-11-02,USD,-100.00,,"],
            TestContext.Current.CancellationToken
        );

        await BuildVerb.RunAsync(ClosedHome.At(home), asOf: null, TestContext.Current.CancellationToken);
        Assert.Equal(
            [
                "ANT-C-202610 differs true unexplained -25.00",
                "AWS-202610 not_yet_refreshed true",
                "CUR-202610 within_tolerance false unexplained -0.50",
                "GH-202610 matches false",
                "No invoice bills 31 days with charges, first 2026-10-01; due 2026-11-15 not_yet_due true",
                "OAI-202610 matches false tax -362.19, credit 100.00",
            ],
            Rows(home, States)
        );

        await BuildVerb.RunAsync(ClosedHome.At(home, days: 13), asOf: null, TestContext.Current.CancellationToken);
        Assert.Contains("No invoice bills 31 days with charges, first 2026-10-01; due 2026-11-15 missing true", Rows(home, States));
        Assert.Equal(
            ["2"],
            Rows(home, "SELECT CAST(failing_row_count AS VARCHAR) FROM meta.checks WHERE check_name = 'check_reconciliation__invoices' AND severity = 'warn'")
        );
        Assert.Equal(
            // AWS's month has settled by now, and its invoice agrees.
            ["anthropic 0c61c5a4-7d0e-4a53-9f0b-2f5a86f5d1c7 invoice final", "anthropic org_larkfield invoice final"],
            Rows(
                home,
                "SELECT concat_ws(' ', subject, needed_for) FROM mart_close_readiness WHERE billing_month = '2026-10-01' AND condition = 'statements_agree' "
                    + "AND NOT is_met ORDER BY 1"
            )
        );
    }

    private static string Raised(string line, decimal usd)
    {
        var cells = line.Split(',');
        cells[9] = (decimal.Parse(cells[9], CultureInfo.InvariantCulture) + usd).ToString(CultureInfo.InvariantCulture);
        return string.Join(',', cells);
    }

    private static IReadOnlyList<string> Rows(HomeFolder home, string sql)
    {
        using var warehouse = DuckDb.OpenReadOnly(home.Home.WarehouseFile);
        return warehouse.Query(sql, reader => reader.GetString(0));
    }
}
