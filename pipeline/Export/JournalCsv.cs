using System.Globalization;
using System.Text.Json;
using DuckDB.NET.Data;
using Finops.Core;
using Finops.Database;

namespace Finops.Export;

/// <summary>
/// A closed month's journals (mart_journal_lines) as one CSV in a neutral layout: every column that imports of general ledgers ask for, header repeated on each
/// line, in the order of journal and line. One spelling for all, since programs read it: comma, decimal point, no byte order mark.
/// </summary>
public static class JournalCsv
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>Charges of the month's bills that gl_accounts.csv has no line for; empty when its journals can be posted.</summary>
    public static IReadOnlyList<Problem> MissingAccounts(DuckDBConnection warehouse, BillingMonth month) =>
        warehouse.Query(
            $"""
            SELECT provider, charge_category, sum(billed_usd)::DECIMAL(38, 2) FROM int_journal_charges__mapped
            WHERE billing_month = {Sql.Date(month.Start)} AND expense_account IS NULL AND billed_usd <> 0
            GROUP BY ALL ORDER BY ALL
            """,
            row => new Problem(
                "reference/gl_accounts.csv",
                $"a line that fits {row.GetString(0)} {row.GetString(1)} in {month}",
                $"none, for {Usd(row.GetDecimal(2))}",
                "add one (* stands for every provider, charge category or business unit), and finops build"
            )
        );

    /// <summary>Verifies the month, then writes its CSV and manifest into the folder; the same close gives the same bytes.</summary>
    /// <exception cref="FinopsException">
    /// Exit code 2: no such month, or it is open, or accounts are missing. Exit code 1: a journal is not balanced, or they don't come to the bills. Nothing is
    /// written then.
    /// </exception>
    public static async Task<JournalExport> WriteAsync(DuckDBConnection warehouse, BillingMonth month, string folder, CancellationToken cancellationToken)
    {
        var period = ClosedPeriod(warehouse, month);
        if (MissingAccounts(warehouse, month) is { Count: > 0 } missing)
        {
            throw new FinopsException(ExitCode.Usage, missing);
        }

        var journals = Journals(warehouse, month);
        var billed = warehouse.Scalar<decimal>(
            $"SELECT coalesce(sum(billed_usd), 0)::DECIMAL(38, 2) FROM mart_chargeback_monthly WHERE billing_month = {Sql.Date(month.Start)}"
        );
        Verify(month, journals, billed);

        var file = Path.Combine(folder, $"journal-{month}-{period.Basis}-{period.CloseNumber.ToString(CultureInfo.InvariantCulture)}.csv");
        var (rows, totals) = await QueryCsv.WriteAsync(warehouse, Lines(month), file, new CsvDialect(), cancellationToken);
        var export = new JournalExport(file, Path.ChangeExtension(file, ".manifest.json"), journals, rows, Sha256.OfFile(file));
        Throw([
            Compare(Path.GetFileName(file), "debits of mart_journal_lines", export.DebitUsd, "debits in the file", totals["debit_usd"]),
            Compare(Path.GetFileName(file), "debits in the file", totals["debit_usd"], "credits in the file", totals["credit_usd"]),
        ]);
        await OutputFile.WriteAsync(export.Manifest, stream => JsonSerializer.SerializeAsync(
                stream,
                new
                {
                    BillingMonth = month.ToString(),
                    period.PeriodStatus,
                    period.CloseNumber,
                    period.ApprovedBy,
                    period.Accepted,
                    period.AcceptedBecause,
                    Currency = "USD",
                    BilledUsd = billed,
                    DebitUsd = totals["debit_usd"],
                    CreditUsd = totals["credit_usd"],
                    Journals = journals,
                    File = Path.GetFileName(file),
                    export.Sha256,
                    export.RowCount,
                    Mart = "mart_journal_lines",
                    period.AsOfUtc,
                    period.BuildId,
                    ClosedLinesSha256 = period.LinesSha256,
                },
                Indented
            ));
        return export;
    }

    private static Period ClosedPeriod(DuckDBConnection warehouse, BillingMonth month)
    {
        var period = warehouse
            .Query(
                $"""
                SELECT period_status, close_number, approved_by, accepted, accepted_because, lines_sha256, build_id, strftime(as_of_utc AT TIME ZONE 'UTC',
                  '%Y-%m-%dT%H:%M:%SZ')
                FROM mart_billing_periods CROSS JOIN meta.build WHERE billing_month = {Sql.Date(month.Start)}
                """,
                row => new Period(
                    row.GetString(0),
                    row.IsDBNull(1) ? 0 : row.GetInt64(1),
                    row.IsDBNull(2) ? null : row.GetString(2),
                    row.IsDBNull(3) ? [] : row.GetFieldValue<List<string>>(3),
                    row.IsDBNull(4) ? null : row.GetString(4),
                    row.IsDBNull(5) ? null : row.GetString(5),
                    row.GetString(6),
                    row.GetString(7)
                )
            )
            .SingleOrDefault();
        if (period is null)
        {
            var months = warehouse.Query("SELECT strftime(billing_month, '%Y-%m') FROM mart_billing_periods ORDER BY 1", row => row.GetString(0));
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

        return period.PeriodStatus == "open"
            ? throw new FinopsException(
                ExitCode.Usage,
                new Problem(
                    $"--month {month}",
                    "a closed month: what is posted must not change any more",
                    $"{month} is open",
                    $"finops close {month} --provisional for its accrual; mart_journal_lines has the draft"
                )
            )
            : period;
    }

    private static IReadOnlyList<JournalTotal> Journals(DuckDBConnection warehouse, BillingMonth month) =>
        warehouse.Query(
            $"""
            SELECT journal_id, max(journal_kind), max(journal_date), max(reversal_date), count(*), sum(debit_usd)::DECIMAL(38, 2), sum(credit_usd)::DECIMAL(38,
              2),
              coalesce(sum(debit_usd - credit_usd) FILTER (WHERE line_kind = 'expense'), 0)::DECIMAL(38, 2)
            FROM mart_journal_lines WHERE billing_month = {Sql.Date(month.Start)} GROUP BY journal_id ORDER BY journal_id
            """,
            row => new JournalTotal(
                row.GetString(0),
                row.GetString(1),
                row.GetFieldValue<DateOnly>(2),
                row.IsDBNull(3) ? null : row.GetFieldValue<DateOnly>(3),
                row.GetInt64(4),
                row.GetDecimal(5),
                row.GetDecimal(6),
                row.GetDecimal(7)
            )
        );

    private static void Verify(BillingMonth month, IReadOnlyList<JournalTotal> journals, decimal billed) =>
        Throw([
            .. journals.Select(journal => Compare(journal.JournalId, "the journal's debits", journal.DebitUsd, "its credits", journal.CreditUsd)),
            Compare(
                $"journals of {month}",
                "its bills in mart_chargeback_monthly",
                billed,
                "expense of its journals",
                journals.Sum(journal => journal.ExpenseUsd)
            ),
        ]);

    private static Problem? Compare(string where, string expectedOf, decimal expected, string foundOf, decimal found) =>
        expected == found
            ? null
            : new Problem(
                where,
                $"{Usd(expected)}, {expectedOf}",
                $"{Usd(found)}, {foundOf}",
                "finops check names what is wrong; nothing of it may be posted",
                Usd(expected - found)
            );

    private static void Throw(IEnumerable<Problem?> problems)
    {
        if (problems.OfType<Problem>().ToList() is { Count: > 0 } broken)
        {
            throw new FinopsException(ExitCode.DataProblem, broken);
        }
    }

    // USD is the currency of the bills and of the books: rate 1, and no date of a rate. Projects are not charged; imports want the column.
    private static string Lines(BillingMonth month) =>
        $"""
            SELECT
              journal_id, 'finops' AS source, description, journal_kind, ledger_company, journal_date, strftime(journal_date, '%Y-%m') AS period,
              reversal_date IS NOT NULL AS is_reversing, reversal_date, prepared_by, approved_by,
              line_number, gl_account, cost_center_id, business_unit, NULL AS project, intercompany_company,
              'USD' AS currency, debit_usd, credit_usd, 'USD' AS functional_currency, 1 AS exchange_rate, NULL AS rate_date,
                debit_usd - credit_usd AS functional_amount_usd,
              memo, provider, billing_month, charge_month, billed_cost_center_id, is_charged, is_estimate, invoice_id, external_id
            FROM mart_journal_lines
            WHERE billing_month = {Sql.Date(month.Start)}
            ORDER BY journal_id, line_number
            """;

    private static string Usd(decimal amount) => "USD " + amount.ToString("0.00", CultureInfo.InvariantCulture);

    private sealed record Period(
        string PeriodStatus,
        long CloseNumber,
        string? ApprovedBy,
        IReadOnlyList<string> Accepted,
        string? AcceptedBecause,
        string? LinesSha256,
        string BuildId,
        string AsOfUtc
    )
    {
        public string Basis => PeriodStatus == "final" ? "actual" : "accrual";
    }
}
