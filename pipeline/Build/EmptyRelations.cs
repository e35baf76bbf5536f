using DuckDB.NET.Data;
using Finops.Core;
using Finops.Database;
using Finops.Land;

namespace Finops.Build;

/// <summary>
/// Which relations of a build are known to have no row: raw tables of which nothing has landed, tables that came out empty, and models that read nothing else.
/// Their columns were told when the program was compiled, so that nothing is run for them, and views of staging and raw are only made for who reads them.
/// </summary>
internal sealed class EmptyRelations
{
    private static readonly IReadOnlyDictionary<string, string> SourceOfRaw = SchemaFiles
        .Below("schemas/raw")
        .Where(file => file.Name.StartsWith("raw_", StringComparison.Ordinal))
        .ToDictionary(file => file.Name, file => file.SourceId, StringComparer.Ordinal);

    private readonly DuckDBConnection connection;
    private readonly Home home;
    private readonly HashSet<string> empty;
    private readonly HashSet<string> readSources = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Model> postponed = new(StringComparer.Ordinal);

    /// <summary>Learns from the connection's <c>landed</c> what there is.</summary>
    public EmptyRelations(DuckDBConnection connection, Home home)
    {
        this.connection = connection;
        this.home = home;
        var landed = connection.Query("SELECT source, entity FROM landed GROUP BY ALL HAVING sum(row_count) > 0", reader =>
            $"raw_{RawContract.FolderOf(reader.GetString(0))}__{reader.GetString(1)}"
        );
        empty = SourceOfRaw.Keys.Except(landed, StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Notes a relation without a row.</summary>
    public void Add(string name) => empty.Add(name);

    /// <summary>Whether a model or check has no row, by what it reads.</summary>
    public bool Contains(Model model) => model.EmptyWhen.Holds(empty);

    /// <summary>Makes such a model without running it; false where its columns are not known, or where it is a view that others will open.</summary>
    /// <param name="model">The model.</param>
    /// <param name="qualified">Its name with its schema.</param>
    public bool TryMake(Model model, string qualified)
    {
        empty.Add(model.Name);
        if (model.Columns.Count == 0 || model.Layer == Layer.Collection || model.Header.IsView)
        {
            return false;
        }

        if (model.Layer == Layer.Staging)
        {
            postponed[model.Name] = model;
        }
        else
        {
            Make($"TABLE {qualified}", model);
        }

        return true;
    }

    /// <summary>Makes what was put off until somebody reads it.</summary>
    public void Provide(IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            if (postponed.Remove(name, out var model))
            {
                Make($"TEMP TABLE {model.Name}", model);
            }
            else if (SourceOfRaw.TryGetValue(name, out var source) && readSources.Add(source))
            {
                RawViews.Create(connection, home, source, RawContract.Load(connection, source).Values);
            }
        }
    }

    private void Make(string relation, Model model) =>
        connection.Execute($"CREATE OR REPLACE {relation} ({string.Join(", ", model.Columns.Select(column => $"{Sql.Name(column.Name)} {column.Type}"))})");
}
