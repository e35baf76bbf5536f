using DuckDB.NET.Data;
using Finops.Core;
using Finops.Database;

namespace Finops.Land;

/// <summary>
/// schemas/raw/&lt;source&gt;/check_*.sql: what must hold among a source's rows as they would stand after landing. Each returns
/// line_number, field, expected, found, try and entity; any row refuses the landing. Beside the raw tables they see <c>sources</c>,
/// the ids of all sources.
/// </summary>
internal static class LandingChecks
{
    /// <exception cref="FinopsException">Exit code 1, with every row of every check.</exception>
    public static void Run(DuckDBConnection connection, string source)
    {
        var known = SchemaFiles.Below("schemas/raw").Select(file => file.Path.Split('/')[2].Replace('_', '-')).Distinct(StringComparer.Ordinal);
        connection.Execute($"CREATE OR REPLACE TEMP VIEW sources AS SELECT unnest({Sql.Texts(known)}) AS source");
        var problems = SchemaFiles.Below($"schemas/raw/{RawContract.FolderOf(source)}")
            .Where(file => file.Name.StartsWith("check_", StringComparison.Ordinal))
            .SelectMany(file => connection.Query(
                $"""
                SELECT coalesce((SELECT max(origin) FROM landed WHERE source = {Sql.Text(source)} AND landed.entity = problems.entity), entity),
                       line_number::VARCHAR, field, expected, found, "try"
                FROM ({file.Text}) AS problems ORDER BY ALL
                """,
                reader => new Problem($"{reader.GetString(0)}:{reader.GetString(1)} {reader.GetString(2)}", reader.GetString(3), reader.IsDBNull(4) ? "nothing" : reader.GetString(4), reader.GetString(5))))
            .ToList();
        if (problems.Count > 0)
        {
            throw new FinopsException(ExitCode.DataProblem, problems);
        }
    }
}
