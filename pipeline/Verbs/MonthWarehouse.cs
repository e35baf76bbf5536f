using DuckDB.NET.Data;
using Finops.Core;
using Finops.Database;

namespace Finops.Verbs;

/// <summary>The database that a month's reports, statements and exports are rendered from; the one place that chooses it.</summary>
internal static class MonthWarehouse
{
    /// <summary>Opens it read-only.</summary>
    /// <exception cref="FinopsException">Exit code 2: nothing has been published yet.</exception>
    public static DuckDBConnection Open(RunContext run, BillingMonth month)
    {
        _ = month; // every month is open
        return DuckDb.OpenReadOnly(run.Home.WarehouseFile);
    }
}
