using Finops.Core;
using Finops.Database;
using Finops.Export;

namespace Finops.Verbs;

/// <summary>`finops export chargeback`: what each cost center owes for a month, as CSV for finance.</summary>
public static class ExportVerb
{
    /// <summary>Writes chargeback-&lt;month&gt;.csv and its manifest into the month's folder; returns the CSV's path.</summary>
    /// <exception cref="FinopsException">Exit code 2: no warehouse, or no data for the month. Nothing is written.</exception>
    public static async Task<ChargebackExport> RunAsync(RunContext run, BillingMonth month)
    {
        using var warehouse = DuckDb.OpenReadOnly(ClosedMonths.WarehouseOf(run, month));
        var export = await ChargebackCsv.WriteAsync(warehouse, month, run.Home.OutOf(month));
        run.Log.Write("export_written", ("file", run.Home.Relative(export.File)), ("rows", export.RowCount), ("sha256", export.Sha256));
        return export;
    }
}
