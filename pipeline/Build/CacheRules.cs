using DuckDB.NET.Data;
using Finops.Database;

namespace Finops.Build;

/// <summary>
/// The macro <c>input_includes_cache(service, scope, version, attribute)</c>: whether the input that telemetry reports includes what the cache gave and took.
/// Its
/// rules are data (otel_cache_rules.csv); which number is larger never decides.
/// </summary>
public static class CacheRules
{
    /// <summary>Makes the macro from a table of rules.</summary>
    /// <param name="connection">Where it is made.</param>
    /// <param name="table">Has the columns of raw_reference__otel_cache_rules.</param>
    public static void Create(DuckDBConnection connection, string table)
    {
        var cases = connection.Query(
            $"""
            SELECT service_pattern, scope_pattern, scope_version_pattern, attribute_pattern, CAST(input_includes_cache AS VARCHAR) FROM {table}
            ORDER BY service_pattern = '*', scope_pattern = '*', scope_version_pattern = '*', attribute_pattern = '*', length(service_pattern) DESC,
              length(scope_pattern) DESC, length(scope_version_pattern) DESC, length(attribute_pattern) DESC,
              service_pattern, scope_pattern, scope_version_pattern, attribute_pattern
            """,
            reader =>
                $"""
                    WHEN coalesce(service, '') GLOB {Sql.Text(reader.GetString(0))} AND coalesce(scope, '') GLOB {Sql.Text(reader.GetString(1))}
                      AND coalesce(version, '') GLOB {Sql.Text(reader.GetString(2))} AND coalesce(attribute, '') GLOB {Sql.Text(
                        reader.GetString(3)
                    )} THEN {reader.GetString(4)}
                    """
        );
        connection.Execute(
            $"CREATE OR REPLACE TEMP MACRO input_includes_cache(service, scope, version, attribute) AS CASE "
                + $"{string.Join('\n', cases.DefaultIfEmpty("WHEN false THEN NULL"))} ELSE true END"
        );
    }
}
