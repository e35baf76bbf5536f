using Finops.Core;
using Finops.Database;
using Finops.Export;

namespace Finops.Verbs;

/// <summary>`finops export journal`: the bills of a closed month as double entry, for import into the general ledger.</summary>
public static class JournalVerb
{
    /// <summary>Writes the CSV and its manifest into the month's folder.</summary>
    /// <exception cref="FinopsException">
    /// Exit code 2: no warehouse, no such month, the month is open, or accounts are missing. Exit code 1: journals are not balanced or don't come to the bills,
    /// or a
    /// kept file is not what it was. Nothing is written then.
    /// </exception>
    public static async Task<JournalExport> RunAsync(RunContext run, BillingMonth month, CancellationToken cancellationToken)
    {
        var export = await ClosedMonths.ReadAsync(run, month, async kept =>
        {
            // A month that was closed before it had accounts takes those that gl_accounts.csv has since, on the same frozen lines: it could not be posted
            // before.
            using var published = JournalCsv.MissingAccounts(kept, month).Count > 0 ? DuckDb.OpenReadOnly(run.Home.WarehouseFile, run.Config.Duckdb) : null;
            return await JournalCsv.WriteAsync(published ?? kept, month, run.Home.OutOf(month), cancellationToken);
        });
        run.Log.Write(
            "export_written",
            ("file", run.Home.Relative(export.File)),
            ("rows", export.RowCount),
            ("debit_usd", export.DebitUsd),
            ("sha256", export.Sha256)
        );
        return export;
    }
}
