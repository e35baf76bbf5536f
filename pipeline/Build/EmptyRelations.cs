using DuckDB.NET.Data;
using Finops.Database;
using Finops.Land;

namespace Finops.Build;

/// <summary>
/// Which relations of a build are known to have no row: raw tables of which nothing has landed, tables that came out empty, and models that read nothing else.
/// Their columns were told when the program was compiled, so that nothing is run for them.
/// </summary>
internal sealed class EmptyRelations
{
    private readonly DuckDBConnection connection;
    private readonly HashSet<string> empty;

    /// <summary>Learns from the connection's <c>landed</c> what there is.</summary>
    public EmptyRelations(DuckDBConnection connection)
    {
        this.connection = connection;
        var landed = connection.Query("SELECT source, entity FROM landed GROUP BY ALL HAVING sum(row_count) > 0", reader =>
            $"raw_{RawContract.FolderOf(reader.GetString(0))}__{reader.GetString(1)}"
        );
        empty = SessionViews.Raw.Except(landed, StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Notes a relation without a row.</summary>
    public void Add(string name) => empty.Add(name);

    /// <summary>Whether a model or check has no row, by what it reads.</summary>
    public bool Contains(Model model) => model.EmptyWhen.Holds(empty);

    /// <summary>Whether such a model can be made without running it: its columns are known, and others don't open it as a view.</summary>
    public static bool CanMake(Model model) => model is { Columns.Count: > 0, Layer: not Layer.Collection, Header.IsView: false };

    /// <summary>Makes it.</summary>
    /// <param name="model">The model.</param>
    /// <param name="relation">What it becomes, with its schema: <c>TABLE main.mart_x</c>.</param>
    public void Make(Model model, string relation) =>
        connection.Execute($"CREATE OR REPLACE {relation} ({string.Join(", ", model.Columns.Select(column => $"{Sql.Name(column.Name)} {column.Type}"))})");
}
