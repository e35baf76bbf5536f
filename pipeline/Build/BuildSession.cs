using System.Globalization;
using DuckDB.NET.Data;
using Finops.Core;
using Finops.Database;
using Finops.Land;

namespace Finops.Build;

/// <summary>A connection on which models become relations: staging and collections as views, the rest as tables with comments and a checked grain.</summary>
public sealed class BuildSession
{
    private readonly DuckDBConnection connection;
    private readonly Dictionary<string, Model> made = new(StringComparer.Ordinal);
    private FailedModel? failed; // null: nobody can say where rows are from
    private EmptyRelations? empty; // null: every model is run, whatever it reads
    private SessionViews? views; // null: views are made in the models' order

    // Views over raw files and views that call a macro last as long as the session, and so does every view over them: nobody could read them in the published
    // file.
    private readonly HashSet<string> unpublished = new(ModelCatalog.SessionRelations, StringComparer.Ordinal);

    /// <summary>Prepares the connection: macros and the one-row view <c>run</c>.</summary>
    public BuildSession(DuckDBConnection connection, DateTimeOffset asOf)
    {
        this.connection = connection;
        connection.Execute(SqlMacros.Text);
        // Models name each other without a schema: both are searched.
        connection.Execute($"CREATE SCHEMA IF NOT EXISTS {DuckDb.Internal}; SET search_path = 'main,{DuckDb.Internal}'");
        ModelNames.Create(connection);
        connection.Execute(
            $"CREATE OR REPLACE TEMP VIEW run AS SELECT {Sql.Time(asOf)} AS as_of_utc, {Sql.Date(DateOnly.FromDateTime(asOf.UtcDateTime))} AS as_of_date"
        );
    }

    /// <summary>The sources that have contracts in schemas/raw.</summary>
    public static IReadOnlyList<string> Sources { get; } = [.. SchemaFiles.Below("schemas/raw").Select(file => file.SourceId).Distinct(StringComparer.Ordinal)];

    /// <summary>Makes <c>landed</c> and the raw views: what was known at an instant, sources in <paramref name="pins"/> as of an earlier sequence.</summary>
    public void ReadRaw(Home home, DateTimeOffset asOf, IReadOnlyDictionary<string, long> pins)
    {
        LandingLog.Read(connection, home, Sources, asOf, pins);
        foreach (var source in Sources)
        {
            RawViews.Create(connection, home, source, RawContract.Load(connection, source).Values);
        }

        ModelNames.CreateLanded(connection);
    }

    /// <summary>
    /// The same without the sources that never landed: models that only these would fill come out empty, with their columns and comments, without being run.
    /// </summary>
    public void ReadLanded(Home home, DateTimeOffset asOf, IReadOnlyDictionary<string, long> pins)
    {
        LandingLog.Read(connection, home, Sources, asOf, pins);
        empty = new EmptyRelations(connection);
        views = new SessionViews(connection, home);
        views.Provide(["raw_reference__model_names"]);
        ModelNames.CreateLanded(connection);
        failed = new FailedModel(home, asOf, pins);
    }

    /// <summary>Runs something as one transaction: outside of one, every table and every column comment would wait for the disk.</summary>
    public void InOneTransaction(Action work)
    {
        connection.Execute("BEGIN");
        work();
        connection.Execute("COMMIT");
    }

    /// <summary>Makes one model's view or table.</summary>
    /// <exception cref="FinopsException">Exit code 1: the SELECT failed on these data, or rows break the model's grain.</exception>
    public void Materialize(Model model)
    {
        var isEmpty = Meet(model);
        if (model.Layer == Layer.Staging)
        {
            return;
        }

        if (isEmpty && !unpublished.Contains(model.Name) && EmptyRelations.CanMake(model))
        {
            empty!.Make(model, $"TABLE {Qualified(model)}");
            Comment(model);
            return;
        }

        if (views is null || !unpublished.Contains(model.Name))
        {
            Create(model);
        }

        if (model.Layer is Layer.Mart or Layer.Collection && model.Columns.Count == 0)
        {
            CheckColumns(model);
        }

        if (model.Layer is Layer.Intermediate or Layer.Mart)
        {
            if (!unpublished.Contains(model.Name))
            {
                Comment(model);
            }

            views?.Provide([model.Name]);
            if (CheckGrain(model) == 0)
            {
                empty?.Add(model.Name);
            }
        }
    }

    /// <summary>Leaves a model as the build that this one goes on from made it.</summary>
    /// <param name="model">The model.</param>
    /// <param name="isEmpty">Whether it has no row.</param>
    public void Keep(Model model, bool isEmpty)
    {
        if (!Meet(model) && isEmpty)
        {
            empty?.Add(model.Name);
        }
    }

    /// <summary>Whether a model is known to have no row.</summary>
    public bool IsEmpty(Model model) => empty?.Contains(model) == true;

    /// <summary>The table that a model is, with its schema; null for views.</summary>
    public string? TableOf(Model model) => unpublished.Contains(model.Name) || IsView(model) ? null : Qualified(model);

    // Notes what a model is. Returns whether it is known to have no row.
    private bool Meet(Model model)
    {
        made[model.Name] = model;
        if (model.Layer == Layer.Staging || (IsView(model) && (model.References.Any(unpublished.Contains) || SqlMacros.AreCalledBy(model.Sql))))
        {
            unpublished.Add(model.Name);
        }

        var isEmpty = IsEmpty(model);
        if (isEmpty)
        {
            empty!.Add(model.Name);
        }

        if (views is null)
        {
            if (model.Layer == Layer.Staging)
            {
                Create(model);
            }
        }
        else if (unpublished.Contains(model.Name))
        {
            views.Postpone(model, isEmpty && EmptyRelations.CanMake(model) ? () => empty!.Make(model, $"TEMP TABLE {model.Name}") : () => Create(model));
        }

        return isEmpty;
    }

    /// <summary>Runs a check: how many rows it returns, the first few as text, and the sources that they name.</summary>
    public CheckResult Run(Model check)
    {
        if (IsEmpty(check))
        {
            return new CheckResult(check, 0, [], []);
        }

        views?.Provide(check.References);
        var rows = new List<string>();
        var sources = new SortedSet<string>(StringComparer.Ordinal);
        using var command = connection.CreateCommand();
        command.CommandText = check.Sql;
        using var reader = command.ExecuteReader();
        var blame = Enumerable.Range(0, reader.FieldCount).Where(column => reader.GetName(column) == "source").ToList();
        var count = 0L;
        while (reader.Read())
        {
            sources.UnionWith(blame.Where(column => !reader.IsDBNull(column)).Select(reader.GetString));
            if (count++ < 5)
            {
                rows.Add(
                    string.Join(
                        ", ",
                        Enumerable
                            .Range(0, reader.FieldCount)
                            .Select(column => $"{reader.GetName(column)} {Show(reader.IsDBNull(column) ? null : reader.GetValue(column))}")
                    )
                );
            }
        }

        return new CheckResult(check, count, rows, [.. sources]);
    }

    private static string Show(object? value) =>
        value switch
        {
            null => "nothing",
            decimal number => number.ToString("0.############", CultureInfo.InvariantCulture),
            double ratio => ratio.ToString("0.####", CultureInfo.InvariantCulture),
            DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            DateTime instant => instant.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString() ?? "",
        };

    private void Create(Model model)
    {
        views?.Provide(model.References);
        try
        {
            connection.Execute(Creation(model));
        }
        catch (DuckDBException error)
        {
            throw new FinopsException(
                ExitCode.DataProblem,
                new Problem(
                    failed?.Rows(model, made) is { Length: > 0 } rows ? $"{model.Path}: {rows}" : model.Path,
                    "data that the model can work on",
                    error.Message.Trim(),
                    "the published warehouse is untouched; look at the rows the message names"
                ),
                error
            );
        }
    }

    private static bool IsView(Model model) => model is { Layer: Layer.Collection } or { Header.IsView: true };

    private string Relation(Model model) =>
        unpublished.Contains(model.Name) ? "TEMP VIEW"
        : IsView(model) ? "VIEW"
        : "TABLE";

    private string Qualified(Model model) =>
        unpublished.Contains(model.Name) ? model.Name
        : model.Layer == Layer.Mart ? $"main.{model.Name}"
        : $"{DuckDb.Internal}.{model.Name}";

    // A view finds what stands in its own schema, and in main after it: so the SELECT of a mart that stays a view stands in the schema that it reads.
    private string Creation(Model model) =>
        model is { Layer: Layer.Mart, Header.IsView: true }
            ? $"CREATE OR REPLACE VIEW {DuckDb.Internal}.{model.Name} AS {model.Sql};\n"
                + $"CREATE OR REPLACE VIEW {Qualified(model)} AS FROM {DuckDb.Internal}.{model.Name}"
            : $"CREATE OR REPLACE {Relation(model)} {Qualified(model)} AS {model.Sql}";

    private void CheckColumns(Model model)
    {
        // Not duckdb_columns(): that would bind every view of the session, down to the Parquet files, for every model.
        var columns = connection.Query($"PRAGMA table_info({Sql.Text(Qualified(model))})", reader => reader.GetString(1));
        var undescribed = columns.Where(column => !model.Header.Columns.ContainsKey(column)).ToList();
        var gone = model.Header.Columns.Keys.Except(columns, StringComparer.Ordinal).ToList();
        if (undescribed.Count + gone.Count > 0)
        {
            throw new FinopsException(
                ExitCode.Usage,
                new Problem(
                    model.Path,
                    "every column described in the header, and no other",
                    $"not described: {string.Join(", ", undescribed)}; described but absent: {string.Join(", ", gone)}",
                    "complete the header's `columns:`"
                )
            );
        }
    }

    private void Comment(Model model)
    {
        var texts = model.Header.Columns.Select(column => $"COMMENT ON COLUMN {Qualified(model)}.{Sql.Name(column.Key)} IS {Sql.Text(column.Value)};");
        connection.Execute($"COMMENT ON {Relation(model)} {Qualified(model)} IS {Sql.Text(model.Header.Description)}; {string.Concat(texts)}");
    }

    /// <returns>How many keys there are; none, when there is no row.</returns>
    private long CheckGrain(Model model)
    {
        if (model.Header.Grain.Count == 0)
        {
            return connection.Scalar<long>($"SELECT count(*) FROM {Qualified(model)}");
        }

        var keys = string.Join(", ", model.Header.Grain.Select(Sql.Name));
        var missing = string.Join(" OR ", model.Header.Grain.Select(key => $"{Sql.Name(key)} IS NULL"));
        // Equal keys have equal hashes: where no hash comes twice, long keys need not be held in memory.
        var (isGood, keyCount) = connection
            .Query(
                "SELECT coalesce(bool_and(NOT is_missing AND row_count = 1), true), count(*) "
                    + $"FROM (SELECT bool_or({missing}) AS is_missing, count(*) AS row_count FROM {Qualified(model)} GROUP BY hash({keys}))",
                reader => (reader.GetBoolean(0), reader.GetInt64(1))
            )
            .Single();
        if (isGood)
        {
            return keyCount;
        }

        var bad = connection.Query(
            $"SELECT concat_ws(', ', {keys})::VARCHAR, count(*) FROM {Qualified(model)} GROUP BY {keys} HAVING count(*) > 1 OR {missing} ORDER BY ALL LIMIT 5",
            reader => $"{reader.GetInt64(1)} rows of ({(reader.IsDBNull(0) ? "" : reader.GetString(0))})"
        );
        if (bad.Count > 0)
        {
            throw new FinopsException(
                ExitCode.DataProblem,
                new Problem(
                    model.Path,
                    $"one row per ({string.Join(", ", model.Header.Grain)}), none of them null",
                    string.Join("; ", bad),
                    "the published warehouse is untouched; look for what arrived twice"
                )
            );
        }

        return keyCount;
    }
}
