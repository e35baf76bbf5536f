using Finops.Core;
using Finops.Export.Workbook;

namespace Finops.Verbs;

/// <summary>`finops export workbook`: a month's chargeback as one spreadsheet.</summary>
public static class WorkbookVerb
{
    /// <summary>Writes the workbook and its manifest into the month's folder.</summary>
    /// <exception cref="FinopsException">Exit code 2: no warehouse, no data for the month, or a folder that can't be written to. Exit code 1: totals don't tie.
    /// Nothing is written.</exception>
    public static async Task<WorkbookExport> RunAsync(RunContext run, BillingMonth month, CancellationToken cancellationToken)
    {
        var export = await ClosedMonths.ReadAsync(run, month, warehouse =>
            ChargebackWorkbook.WriteAsync(warehouse, month, run.Home.OutOf(month), cancellationToken)
        );
        run.Log.Write(
            "export_written",
            ("file", run.Home.Relative(export.File)),
            ("tabs", export.Tabs.Count),
            ("charged_usd", export.ChargedUsd),
            ("sha256", export.Sha256)
        );
        return export;
    }
}
