using DuckDB.NET.Data;
using Finops.Close;
using Finops.Core;
using Finops.Database;

namespace Finops.Verbs;

/// <summary>Which warehouse a month is rendered from: the published one while it is open, the one that was kept when it was closed afterwards.</summary>
public static class ClosedMonths
{
    /// <summary>Renders a report or an export from a month's database. The same file gives the same bytes, however much has been published since.</summary>
    /// <exception cref="FinopsException">
    /// Exit code 2: nothing has been published, or the database is of an earlier version of finops that lacks a mart or column. Exit code 1: a kept file is not
    /// what it was
    /// when the month was closed.
    /// </exception>
    public static async Task<T> ReadAsync<T>(RunContext run, BillingMonth month, Func<DuckDBConnection, Task<T>> read)
    {
        var closed = File.Exists(run.Home.WarehouseFile)
            ? Period.Of(run.Home.WarehouseFile).SingleOrDefault(period => period.IsClosed && period.Month == month)
            : null;
        if (closed is not null && KeptWarehouse.Faults(run.Home, closed) is { Count: > 0 } faults)
        {
            throw new FinopsException(ExitCode.DataProblem, faults);
        }

        var file = closed?.Folder(run.Home).Warehouse(closed.Kind) ?? run.Home.WarehouseFile;
        using var warehouse = DuckDb.OpenReadOnly(file);
        try
        {
            return await read(warehouse);
        }
        catch (DuckDBException error) when (EarlierWarehouse.Lacks(error))
        {
            throw EarlierWarehouse.Problem(
                file,
                error,
                closed is null
                    ? "finops build"
                    : $"remove the file; finops close {month} --{closed.Status} makes it again from raw, with the frozen lines unchanged"
            );
        }
    }
}
