using Finops.Close;
using Finops.Core;

namespace Finops.Verbs;

/// <summary>Which warehouse a month is rendered from: the published one while it is open, the one that was kept when it was closed afterwards.</summary>
public static class ClosedMonths
{
    /// <summary>The database file for reports and exports of a month. The same file gives the same bytes, however much has been published since.</summary>
    /// <exception cref="FinopsException">Exit code 1: a kept file is not what it was when the month was closed.</exception>
    public static string WarehouseOf(RunContext run, BillingMonth month)
    {
        if (!File.Exists(run.Home.WarehouseFile) || Period.Of(run.Home.WarehouseFile).SingleOrDefault(period => period.Month == month) is not { IsClosed: true } closed)
        {
            return run.Home.WarehouseFile;
        }

        return KeptWarehouse.Faults(run.Home, closed) is { Count: > 0 } faults
            ? throw new FinopsException(ExitCode.DataProblem, faults)
            : closed.Folder(run.Home).Warehouse(closed.Kind);
    }
}
