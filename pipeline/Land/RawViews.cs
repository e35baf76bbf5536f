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
        var files = connection
            .Query(
                $"""
                WITH written AS (SELECT entity, file, count(*) AS keys, coalesce(min(contract_sha256),
                  '') AS contract FROM landing_log WHERE source = {Sql.Text(
                    source
                )} AND NOT is_verified AND file IS NOT NULL GROUP BY ALL),
                     chosen AS (SELECT entity, file, count(*) AS keys FROM landed WHERE source = {Sql.Text(source)} AND file IS NOT NULL GROUP BY ALL)
                SELECT entity, file, chosen.keys = written.keys AS is_whole, contract FROM chosen JOIN written USING (entity, file) ORDER BY file
                """,
                reader => (Entity: reader.GetString(0), File: new RawFile(reader.GetString(1), reader.GetBoolean(2), reader.GetString(3)))
            )
            .ToLookup(file => file.Entity, file => file.File, StringComparer.Ordinal);
        foreach (var contract in contracts)
        {
            Create(connection, home, source, contract, [.. files[contract.Entity]]);
        }
    }

    private static void Create(DuckDBConnection connection, Home home, string source, RawContract contract, IReadOnlyList<RawFile> files)
    {
        var branches = new List<string> { $"SELECT * FROM contract_{contract.Table}" };
        foreach (var version in files.Where(file => file.IsWhole).GroupBy(file => file.Contract, StringComparer.Ordinal))
        {
            var variable = $"{contract.Table}_whole_{version.Key}";
            connection.Execute($"SET VARIABLE {variable} = {Sql.Texts(version.Select(file => Path.Combine(home.Raw, file.Path)))}");
            var isMixed = version.Key.Length == 0; // landed before logs named the contract
            branches.Add($"SELECT * FROM read_parquet(getvariable('{variable}'), union_by_name = {(isMixed ? "true" : "false")})");
        }

        var partial = files.Where(file => !file.IsWhole).Select(file => Path.Combine(home.Raw, file.Path)).ToList();
        if (partial.Count > 0)
        {
            connection.Execute($"SET VARIABLE {contract.Table}_partial = {Sql.Texts(partial)}");
            branches.Add(
                $"""
                SELECT rows.* EXCLUDE (filename) FROM read_parquet(getvariable('{contract.Table}_partial'), union_by_name = true, filename = true) AS rows
                SEMI JOIN (SELECT {Sql.Text(
                    home.Raw + Path.DirectorySeparatorChar
                )} || file AS path, part AS landed_part, usage_date AS landed_date, usage_date IS NULL AS is_whole_part FROM landed WHERE source = {Sql.Text(
                    source
                )} AND entity = {Sql.Text(contract.Entity)} AND file IS NOT NULL) AS keys
                  ON rows.filename = keys.path AND rows.part = keys.landed_part AND (keys.is_whole_part OR rows.usage_date = keys.landed_date)
                """
            );
        }

        // The contract's empty table comes first: it gives the types, and columns that older files lack.
        var columns = string.Join(", ", contract.Columns.Select(column => Sql.Name(column.Name)));
        try
        {
            connection.Execute(
                $"CREATE OR REPLACE TEMP VIEW {contract.Table} AS SELECT {columns}, usage_date, part, extracted_at_utc, _unknown FROM "
                    + $"({string.Join("\nUNION ALL BY NAME\n", branches)})"
            );
        }
        catch (DuckDBException error) when (files.FirstOrDefault(file => !File.Exists(Path.Combine(home.Raw, file.Path))) is { } missing)
        {
            throw new FinopsException(
                ExitCode.DataProblem,
                new Problem(
                    Path.Combine(home.Raw, missing.Path),
                    "the landed file that the landing log names",
                    "no such file",
                    "bring it back from a backup: what has landed is never deleted by finops"
                ),
                error
            );
        }
    }

    /// <param name="Path">Below raw/.</param>
    /// <param name="IsWhole">Whether every key that it holds still stands.</param>
    /// <param name="Contract">The version of the contract it landed under; empty where its log says none.</param>
    private sealed record RawFile(string Path, bool IsWhole, string Contract);
}
