using DuckDB.NET.Data;
using Finops.Core;
using Finops.Database;

namespace Finops.Land;

/// <summary>
/// The views raw_&lt;source&gt;__&lt;entity&gt;: exactly the rows that the landing log has chosen, under the contract's types. A file of which every key
/// is still the newest is read as it is; one that was partly replaced is filtered by its keys that still stand. Files of one version of the
/// contract are read together: to find out their columns, DuckDB would hold the metadata of each file in memory (190 kB; 200,000 are too many).
/// </summary>
public static class RawViews
{
    /// <summary>Makes the views of one source from <c>landing_log</c> and <c>landed</c>.</summary>
    public static void Create(DuckDBConnection connection, Home home, string source, IEnumerable<RawContract> contracts)
    {
        foreach (var contract in contracts)
        {
            Create(connection, home, source, contract);
        }
    }

    private static void Create(DuckDBConnection connection, Home home, string source, RawContract contract)
    {
        var ofEntity = $"source = {Sql.Text(source)} AND entity = {Sql.Text(contract.Entity)}";
        var files = connection.Query(
            $"""
            WITH written AS (SELECT file, count(*) AS keys, coalesce(min(contract_sha256), '') AS contract FROM landing_log WHERE {ofEntity} AND NOT is_verified AND file IS NOT NULL GROUP BY file),
                 chosen AS (SELECT file, count(*) AS keys FROM landed WHERE {ofEntity} AND file IS NOT NULL GROUP BY file)
            SELECT file, chosen.keys = written.keys AS is_whole, contract FROM chosen JOIN written USING (file) ORDER BY file
            """,
            reader => (File: reader.GetString(0), IsWhole: reader.GetBoolean(1), Contract: reader.GetString(2)));
        var branches = new List<string> { $"SELECT * FROM contract_{contract.Table}" };
        foreach (var version in files.Where(file => file.IsWhole).GroupBy(file => file.Contract, StringComparer.Ordinal))
        {
            var variable = $"{contract.Table}_whole_{version.Key}";
            connection.Execute($"SET VARIABLE {variable} = {Sql.Texts(version.Select(file => Path.Combine(home.Raw, file.File)))}");
            var isMixed = version.Key.Length == 0; // landed before logs named the contract
            branches.Add($"SELECT * FROM read_parquet(getvariable('{variable}'), union_by_name = {(isMixed ? "true" : "false")})");
        }

        var partial = files.Where(file => !file.IsWhole).Select(file => Path.Combine(home.Raw, file.File)).ToList();
        if (partial.Count > 0)
        {
            connection.Execute($"SET VARIABLE {contract.Table}_partial = {Sql.Texts(partial)}");
            branches.Add(
                $"""
                SELECT rows.* EXCLUDE (filename) FROM read_parquet(getvariable('{contract.Table}_partial'), union_by_name = true, filename = true) AS rows
                SEMI JOIN (SELECT {Sql.Text(home.Raw + Path.DirectorySeparatorChar)} || file AS path, part AS landed_part, usage_date AS landed_date, usage_date IS NULL AS is_whole_part FROM landed WHERE {ofEntity} AND file IS NOT NULL) AS keys
                  ON rows.filename = keys.path AND rows.part = keys.landed_part AND (keys.is_whole_part OR rows.usage_date = keys.landed_date)
                """);
        }

        // The contract's empty table comes first: it gives the types, and columns that older files lack.
        var columns = string.Join(", ", contract.Columns.Select(column => Sql.Name(column.Name)));
        try
        {
            connection.Execute($"CREATE OR REPLACE TEMP VIEW {contract.Table} AS SELECT {columns}, usage_date, part, extracted_at_utc, _unknown FROM ({string.Join("\nUNION ALL BY NAME\n", branches)})");
        }
        catch (DuckDBException error) when (files.FirstOrDefault(file => !File.Exists(Path.Combine(home.Raw, file.File))) is { File: { } missing })
        {
            throw new FinopsException(ExitCode.DataProblem, new Problem(Path.Combine(home.Raw, missing), "the landed file that the landing log names", "no such file", "bring it back from a backup: what has landed is never deleted by finops"), error);
        }
    }
}
