using System.Text.Json;
using DuckDB.NET.Data;
using Finops.Core;
using Finops.Database;

namespace Finops.Build;

/// <summary>What a statement reads and calls, from DuckDB's own parser (<c>json_serialize_sql</c>), not from patterns over text.</summary>
/// <param name="Tables">Tables and views read, without the statement's own CTEs.</param>
/// <param name="CommonTables">The names of its CTEs.</param>
/// <param name="TableFunctions">Functions in FROM.</param>
/// <param name="Functions">Every other function called.</param>
/// <param name="Unordered">Window functions and list aggregates whose result depends on an order that is not given.</param>
/// <param name="EmptyWhen">Which empty tables leave it without a row.</param>
internal sealed record SqlTree(
    IReadOnlySet<string> Tables,
    IReadOnlySet<string> CommonTables,
    IReadOnlySet<string> TableFunctions,
    IReadOnlySet<string> Functions,
    IReadOnlySet<string> Unordered,
    EmptyWhen EmptyWhen
)
{
    /// <summary>Parses exactly one SELECT.</summary>
    /// <exception cref="FormatException">No SELECT, or more than one statement.</exception>
    public static SqlTree Parse(DuckDBConnection connection, string sql, EmptinessReader emptiness)
    {
        var statement = OneSelect.Parse(connection, sql);
        var found = new Collector();
        found.Visit(statement);
        return new SqlTree(
            found.Tables.Except(found.CommonTables, StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal),
            found.CommonTables,
            found.TableFunctions,
            found.Functions,
            found.Unordered,
            emptiness.Read(statement.GetProperty("node"))
        );
    }

    private sealed class Collector
    {
        private static readonly HashSet<string> OrderedAggregates = ["list", "array_agg", "string_agg", "group_concat", "listagg"];

        // SQL writes these calls without parentheses, and the parser takes them for columns.
        private static readonly HashSet<string> Clocks = new(StringComparer.OrdinalIgnoreCase)
        {
            "current_date",
            "current_time",
            "current_timestamp",
            "localtime",
            "localtimestamp",
        };

        private static readonly HashSet<string> OrderedWindows =
        [
            "WINDOW_ROW_NUMBER",
            "WINDOW_FIRST_VALUE",
            "WINDOW_LAST_VALUE",
            "WINDOW_NTH_VALUE",
            "WINDOW_LEAD",
            "WINDOW_LAG",
            "WINDOW_NTILE",
        ];

        public HashSet<string> Tables { get; } = new(StringComparer.Ordinal);

        public HashSet<string> CommonTables { get; } = new(StringComparer.Ordinal);

        public HashSet<string> TableFunctions { get; } = new(StringComparer.Ordinal);

        public HashSet<string> Functions { get; } = new(StringComparer.Ordinal);

        public HashSet<string> Unordered { get; } = new(StringComparer.Ordinal);

        public void Visit(JsonElement node)
        {
            if (node.ValueKind == JsonValueKind.Array)
            {
                foreach (var element in node.EnumerateArray())
                {
                    Visit(element);
                }
            }
            else if (node.ValueKind == JsonValueKind.Object)
            {
                Note(node);
                foreach (var property in node.EnumerateObject())
                {
                    Visit(property.Value);
                }
            }
        }

        private void Note(JsonElement node)
        {
            switch (node.TextOf("type"))
            {
                case "BASE_TABLE":
                    Tables.Add(node.TextOf("table_name")!);
                    break;
                case "TABLE_FUNCTION" when node.TryGetProperty("function", out var function):
                    TableFunctions.Add(function.TextOf("function_name")!);
                    break;
                case { } window when window.StartsWith("WINDOW_", StringComparison.Ordinal):
                    if (OrderedWindows.Contains(window) && node.TryGetProperty("orders", out var orders) && orders.GetArrayLength() == 0)
                    {
                        Unordered.Add(window);
                    }

                    if (window == "WINDOW_AGGREGATE" && node.TextOf("function_name") is { } aggregate)
                    {
                        NoteFunction(node, aggregate);
                    }

                    break;
                case "COLUMN_REF"
                    when node.TryGetProperty("column_names", out var names) && names.GetArrayLength() == 1 && Clocks.Contains(names[0].GetString()!):
                    Functions.Add(names[0].GetString()!);
                    break;
                case "FUNCTION" when node.TextOf("function_name") is { } name:
                    NoteFunction(node, name);
                    break;
            }

            if (node.TryGetProperty("cte_map", out var ctes) && ctes.TryGetProperty("map", out var map))
            {
                foreach (var entry in map.EnumerateArray())
                {
                    CommonTables.Add(entry.TextOf("key")!);
                }
            }
        }

        private void NoteFunction(JsonElement node, string name)
        {
            Functions.Add(name);
            if (OrderedAggregates.Contains(name) && !IsOrdered(node))
            {
                Unordered.Add(name);
            }
        }

        // Inside an aggregate's parentheses, or of the window that it runs over.
        private static bool IsOrdered(JsonElement node) =>
            (
                node.TryGetProperty("order_bys", out var modifier)
                && modifier.ValueKind == JsonValueKind.Object
                && modifier.GetProperty("orders").GetArrayLength() > 0
            ) || (node.TryGetProperty("orders", out var orders) && orders.GetArrayLength() > 0);
    }
}
