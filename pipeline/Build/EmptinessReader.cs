using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using DuckDB.NET.Data;
using Finops.Core;
using Finops.Database;

namespace Finops.Build;

/// <summary>Reads from a statement's tree when it has no row: its FROM decides, unless it aggregates without groups and so always has one.</summary>
internal sealed partial class EmptinessReader
{
    private readonly HashSet<string> aggregates;

    /// <summary>Asks the engine which functions aggregate, and which of its own macros do by what they call.</summary>
    public EmptinessReader(DuckDBConnection connection)
    {
        aggregates = connection
            .Query("SELECT DISTINCT function_name FROM duckdb_functions() WHERE function_type = 'aggregate'", reader => reader.GetString(0))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        var macros = connection
            .Query("SELECT function_name, macro_definition FROM duckdb_functions() WHERE function_type = 'macro' AND internal", reader =>
                (Name: reader.GetString(0), Calls: Call().Matches(reader.GetString(1)).Select(match => match.Groups["name"].Value).ToList())
            )
            .ToList();
        while (macros.Where(macro => macro.Calls.Exists(aggregates.Contains)).Select(macro => macro.Name).Count(aggregates.Add) > 0)
        {
            // until no macro calls one of those that were found last
        }
    }

    /// <summary>When the statement is empty.</summary>
    /// <param name="node">The <c>node</c> of a statement of <c>json_serialize_sql</c>.</param>
    public EmptyWhen Read(JsonElement node) => Query(node, ImmutableDictionary<string, EmptyWhen>.Empty);

    private EmptyWhen Query(JsonElement node, ImmutableDictionary<string, EmptyWhen> commonTables)
    {
        if (node.TryGetProperty("cte_map", out var ctes) && ctes.TryGetProperty("map", out var map))
        {
            foreach (var entry in map.EnumerateArray())
            {
                var query = entry.GetProperty("value").GetProperty("query").GetProperty("node");
                commonTables = commonTables.SetItem(entry.TextOf("key")!, Query(query, commonTables));
            }
        }

        return node.TextOf("type") switch
        {
            "SELECT_NODE" when IsFalse(node.GetProperty("where_clause")) && !HasRowOfNothing(node) => EmptyWhen.Always,
            "SELECT_NODE" when !HasRowOfNothing(node) => From(node.GetProperty("from_table"), commonTables),
            "SET_OPERATION_NODE" => (
                node.TextOf("setop_type"),
                Query(node.GetProperty("left"), commonTables),
                Query(node.GetProperty("right"), commonTables)
            ) switch
            {
                ("UNION" or "UNION_BY_NAME", var left, var right) => EmptyWhen.AllOf(left, right),
                ("INTERSECT", var left, var right) => EmptyWhen.AnyOf(left, right),
                ("EXCEPT", var left, _) => left,
                _ => EmptyWhen.Never,
            },
            "RECURSIVE_CTE_NODE" => Query(node.GetProperty("left"), commonTables),
            _ => EmptyWhen.Never,
        };
    }

    private EmptyWhen From(JsonElement table, ImmutableDictionary<string, EmptyWhen> commonTables) =>
        table.TextOf("type") switch
        {
            "BASE_TABLE" => commonTables.GetValueOrDefault(table.TextOf("table_name")!) ?? EmptyWhen.Is(table.TextOf("table_name")!),
            "SUBQUERY" => Query(table.GetProperty("subquery").GetProperty("node"), commonTables),
            "JOIN" when table.TextOf("ref_type") != "POSITIONAL" => (
                table.TextOf("join_type"),
                From(table.GetProperty("left"), commonTables),
                From(table.GetProperty("right"), commonTables)
            ) switch
            {
                ("INNER" or "SEMI", var left, var right) => EmptyWhen.AnyOf(left, right),
                ("LEFT" or "ANTI", var left, _) => left,
                ("RIGHT", _, var right) => right,
                ("OUTER" or "FULL", var left, var right) => EmptyWhen.AllOf(left, right),
                _ => EmptyWhen.Never,
            },
            _ => EmptyWhen.Never,
        };

    // DuckDB's parser writes false as a cast of 'f'.
    private static bool IsFalse(JsonElement condition) =>
        condition.TextOf("type") == "OPERATOR_CAST"
        && condition.GetProperty("cast_type").TextOf("id") == "BOOLEAN"
        && condition.GetProperty("child") is var child
        && child.TextOf("type") == "VALUE_CONSTANT"
        && child.GetProperty("value").TextOf("value") == "f";

    // An aggregate without GROUP BY, or one over all rows beside others (ROLLUP, GROUP BY ()), makes a row of no rows.
    private bool HasRowOfNothing(JsonElement select)
    {
        var columns = select.GetProperty("select_list").EnumerateArray().ToList();
        if (select.GetProperty("group_sets").EnumerateArray().Any(set => set.GetArrayLength() == 0))
        {
            return true;
        }

        if (select.GetProperty("group_expressions").GetArrayLength() > 0)
        {
            return false;
        }

        return select.TextOf("aggregate_handling") == "FORCE_AGGREGATES" // GROUP BY ALL: by the columns that don't aggregate
            ? columns.TrueForAll(Aggregates)
            : columns.Exists(Aggregates)
                || Aggregates(select.GetProperty("having"))
                || Aggregates(select.GetProperty("qualify"))
                || (select.TryGetProperty("modifiers", out var modifiers) && Aggregates(modifiers));
    }

    private bool Aggregates(JsonElement expression) =>
        expression.ValueKind switch
        {
            JsonValueKind.Array => expression.EnumerateArray().Any(Aggregates),
            JsonValueKind.Object when expression.TextOf("class") == "SUBQUERY" => false, // a query of its own
            JsonValueKind.Object when expression.TextOf("type") == "FUNCTION" && aggregates.Contains(expression.TextOf("function_name")!) => true,
            JsonValueKind.Object => expression.EnumerateObject().Any(member => Aggregates(member.Value)),
            _ => false,
        };

    [GeneratedRegex(@"(?<name>\w+)""?\(", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Call();
}
