using DuckDB.NET.Data;
using Finops.Core;
using Finops.Database;

namespace Finops.Build;

/// <summary>
/// When two builds are equal (design 3.4): every mart's rows, ordered by all columns, give the same Parquet file. The database file itself
/// differs with every build. The promise holds for one version of the program and the engine.
/// </summary>
public static class MartHash
{
    // When something was read, how old it is at the as-of, and what has been told, is about runs and not about spend.
    private static readonly string[] OfRuns = ["mart_alert_history", "mart_close_readiness", "mart_data_freshness"];

    /// <summary>SHA-256 by name of every mart_ and ref_ of a warehouse but freshness, readiness and the history of alerts.</summary>
    /// <param name="warehouse">A published or finished database.</param>
    /// <param name="temporary">An existing folder; nothing stays in it.</param>
    /// <exception cref="FinopsException">There is no such warehouse.</exception>
    public static IReadOnlyDictionary<string, string> Of(string warehouse, string temporary)
    {
        using var connection = DuckDb.OpenForCopying(warehouse, new DuckDbSettings(Threads: 1)); // several would cut row groups as they happen to finish
        var names = connection.Query(
            $"SELECT table_name FROM information_schema.tables WHERE table_catalog = 'warehouse' AND table_schema = 'main' AND (table_name LIKE 'mart\\_%' "
                + $"ESCAPE '\\' OR table_name LIKE 'ref\\_%' ESCAPE '\\') AND table_name NOT IN (SELECT unnest({Sql.Texts(OfRuns)})) ORDER BY table_name",
            reader => reader.GetString(0)
        );
        return names.ToDictionary(name => name, name => OfTable(connection, name, temporary), StringComparer.Ordinal);
    }

    private static string OfTable(DuckDBConnection connection, string name, string temporary)
    {
        var file = Path.Combine(temporary, $"{Guid.NewGuid():N}.parquet");
        try
        {
            connection.Execute($"COPY (FROM {Sql.Name(name)} ORDER BY ALL) TO {Sql.Text(file)} (FORMAT parquet)");
            return Sha256.OfFile(file);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
