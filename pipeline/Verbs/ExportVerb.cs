using Finops.Core;
using Finops.Export;

namespace Finops.Verbs;

/// <summary>`finops export chargeback`: what each cost center owes for a month and why, as CSV for finance and for each unit.</summary>
public static class ExportVerb
{
    /// <summary>Writes the month's bills, their lines and a manifest into the month's folder.</summary>
    /// <param name="perUnit">Also a folder for each cost center with its own bill and lines.</param>
    /// <param name="dialect">How the CSV is spelled.</param>
    /// <exception cref="FinopsException">Exit code 2: no warehouse, no data for the month, or a folder that can't be written to. Exit code 1: totals don't tie.
    /// Nothing is written.</exception>
    public static async Task<ChargebackExport> RunAsync(
        RunContext run,
        BillingMonth month,
        bool perUnit,
        CsvDialect dialect,
        CancellationToken cancellationToken
    )
    {
        var export = await ClosedMonths.ReadAsync(run, month, warehouse =>
            ChargebackCsv.WriteAsync(warehouse, month, run.Home.OutOf(month), perUnit, dialect, cancellationToken)
        );
        foreach (var file in export.Files.Where(file => file.CostCenterId is null))
        {
            run.Log.Write("export_written", ("file", run.Home.Relative(export.PathOf(file))), ("rows", file.RowCount), ("sha256", file.Sha256));
        }

        run.Log.Write(
            "export_written",
            ("file", run.Home.Relative(export.Manifest)),
            ("units", export.UnitCount),
            ("files", export.Files.Count),
            ("charged_usd", export.ChargedUsd)
        );
        return export;
    }
}
