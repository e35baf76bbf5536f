using DuckDB.NET.Data;
using Finops.Core;
using Finops.Database;

namespace Finops.Verbs;

/// <summary>`finops query`: a reader's own SQL on the published warehouse; read-only, no files, no network, no settings.</summary>
public static class QueryVerb
{
    /// <summary>Runs the SQL and hands the open result to <paramref name="read"/>.</summary>
    /// <exception cref="FinopsException">Exit code 2: the SQL is wrong, or wants what a reader may not do.</exception>
    public static void Run(RunContext run, string sql, Action<DuckDBDataReader> read)
    {
        using var warehouse = DuckDb.OpenLockedDown(run.Home.WarehouseFile);
        try
        {
            using var command = warehouse.CreateCommand();
            command.CommandText = sql;
            using var reader = command.ExecuteReader();
            read(reader);
        }
        catch (DuckDBException error)
        {
            throw new FinopsException(
                ExitCode.Usage,
                new Problem("query", "one SELECT on the published warehouse", error.Message.Trim(), Advice(error.Message)),
                error
            );
        }
    }

    private static string Advice(string message) =>
        message.Contains("read-only mode", StringComparison.Ordinal)
        || message.Contains("Permission Error", StringComparison.Ordinal)
        || message.Contains("the configuration has been locked", StringComparison.Ordinal)
            ? "finops query reads the warehouse's own tables and nothing else; to combine them with files, open the warehouse read-only in DuckDB"
            : "finops models lists the tables; finops models NAME their columns";
}
