using DuckDB.NET.Data;
using Finops.Build;
using Finops.Database;
using Quote = Finops.Database.Sql;

namespace Finops.Tests.SqlModels;

/// <summary>Makes the relations that a model reads from a case's CSV files, under the types that the real relations have.</summary>
internal static class CaseTables
{
    /// <summary>One table for every relation that the model reads; without a file it is empty, without a column that column is NULL.</summary>
    public static void Create(DuckDBConnection connection, CaseFolder folder, Model model)
    {
        var upstream = model.References.Except(["run"], StringComparer.Ordinal).ToList();
        Assert.Empty(folder.Given.Except(upstream, StringComparer.Ordinal));
        foreach (var relation in upstream)
        {
            Create(connection, relation, folder.Given.Contains(relation, StringComparer.Ordinal) ? folder.Csv(relation) : null);
        }
    }

    /// <summary>One relation, with the rows of a CSV if there is one.</summary>
    public static void Create(DuckDBConnection connection, string relation, string? csv)
    {
        var columns = WarehouseTypes.Columns[relation];
        connection.Execute($"CREATE OR REPLACE TABLE {relation} ({string.Join(", ", columns.Select(column => $"{Quote.Name(column.Key)} {column.Value}"))})");
        if (csv is not null)
        {
            connection.Execute($"INSERT INTO {relation} BY NAME {Typed(connection, csv, columns)}");
        }
    }

    /// <summary>The rows of a CSV under the types of a relation, as text, in the order of that text.</summary>
    public static IReadOnlyList<string> Expected(DuckDBConnection connection, CaseFolder folder) =>
        Lines(connection, Typed(connection, folder.Csv("expect"), WarehouseTypes.Columns[folder.Model]));

    /// <summary>The rows the model made, only the columns that expect.csv names, in the same form.</summary>
    public static IReadOnlyList<string> Actual(DuckDBConnection connection, CaseFolder folder) =>
        Lines(connection, $"SELECT {string.Join(", ", Header(connection, folder.Csv("expect")).Select(Quote.Name))} FROM {folder.Model}");

    private static IReadOnlyList<string> Lines(DuckDBConnection connection, string select) =>
        connection.Query($"SELECT CAST(line AS VARCHAR) FROM ({select}) AS line ORDER BY 1", reader => reader.GetString(0));

    private static string Typed(DuckDBConnection connection, string csv, IReadOnlyDictionary<string, string> columns) =>
        $"SELECT {string.Join(", ", Header(connection, csv).Select(name => $"CAST({Quote.Name(name)} AS {columns[name]}) AS {Quote.Name(name)}"))} FROM "
        + $"{Read(csv)}";

    private static IReadOnlyList<string> Header(DuckDBConnection connection, string csv) =>
        connection.Query($"DESCRIBE SELECT * FROM {Read(csv)}", reader => reader.GetString(0));

    private static string Read(string csv) => $"read_csv({Quote.Text(csv)}, header = true, all_varchar = true, delim = ',', nullstr = '')";
}
