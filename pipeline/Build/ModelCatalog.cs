using DuckDB.NET.Data;
using Finops.Core;

namespace Finops.Build;

/// <summary>All models, in an order in which each finds what it reads.</summary>
public sealed class ModelCatalog
{
    /// <summary>Relations of the session that every model may read beside other models.</summary>
    public static readonly IReadOnlySet<string> SessionRelations = new HashSet<string>(StringComparer.Ordinal) { "run", "landed" };

    private static readonly (string Folder, Layer Layer, string[] Prefixes)[] Layers =
    [
        ("schemas/staging", Layer.Staging, ["stg_"]),
        ("schemas/intermediate", Layer.Intermediate, ["int_", .. Collection.Prefixes]),
        ("schemas/marts", Layer.Mart, ["mart_", "ref_"]),
        ("schemas/checks", Layer.Check, ["check_"]),
    ];

    // Their result depends on which row DuckDB happens to meet first, on the clock, or on the order of floating-point additions.
    private static readonly HashSet<string> Undetermined = new(StringComparer.OrdinalIgnoreCase)
    {
        "any_value",
        "arbitrary",
        "first",
        "last",
        "arg_max",
        "arg_min",
        "max_by",
        "min_by",
        "mode",
        "random",
        "uuid",
        "gen_random_uuid",
        "now",
        "current_timestamp",
        "get_current_timestamp",
        "today",
        "current_date",
        "stddev",
        "stddev_samp",
        "stddev_pop",
        "var_samp",
        "variance",
        "regr_slope",
        "regr_intercept",
        "corr",
        "approx_quantile",
        "approx_count_distinct",
        "current_time",
        "localtime",
        "localtimestamp",
        "current_localtime",
        "current_localtimestamp",
        "transaction_timestamp",
        "uuidv4",
        "uuidv7",
        "setseed",
        "argmax",
        "argmin",
        "covar_pop",
        "covar_samp",
        "var_pop",
        "skewness",
        "kurtosis",
        "kurtosis_pop",
        "regr_avgx",
        "regr_avgy",
        "regr_r2",
        "regr_sxx",
        "regr_sxy",
        "regr_syy",
        "approx_top_k",
        "reservoir_quantile",
    };

    private static ModelCatalog? own; // the files travel inside the program: they are read once

    private readonly Dictionary<string, Model> byName;

    private ModelCatalog(IReadOnlyList<Model> models)
    {
        Models = models;
        byName = models.ToDictionary(model => model.Name, StringComparer.Ordinal);
    }

    /// <summary>Every model after the models that it reads.</summary>
    public IReadOnlyList<Model> Models { get; }

    /// <summary>The model of this name.</summary>
    public Model this[string name] => byName[name];

    /// <summary>Reads schemas/ and derives the order.</summary>
    /// <exception cref="FinopsException">Exit code 2: all models that break the rules of schemas/.</exception>
    public static ModelCatalog Load(DuckDBConnection connection) =>
        own ??= Load(connection, SchemaFiles.Below("schemas"), CompiledModels.Of(SchemaFiles.Below("schemas")));

    /// <summary>The same over other files than the program's own.</summary>
    /// <exception cref="FinopsException">Exit code 2: all models that break the rules of schemas/.</exception>
    public static ModelCatalog Load(DuckDBConnection connection, IReadOnlyList<SchemaFile> schemas) =>
        Load(connection, schemas, new Dictionary<string, CompiledModel>(StringComparer.Ordinal));

    private static ModelCatalog Load(DuckDBConnection connection, IReadOnlyList<SchemaFile> schemas, IReadOnlyDictionary<string, CompiledModel> compiled)
    {
        var emptiness = new Lazy<EmptinessReader>(() => new EmptinessReader(connection));
        var problems = new List<Problem>();
        var models = new List<Model>();
        foreach (var (folder, layer, prefixes) in Layers)
        {
            foreach (var file in schemas.Where(file => file.Path.StartsWith(folder + "/", StringComparison.Ordinal)))
            {
                try
                {
                    var model = new Model(
                        file.Name,
                        file.Path,
                        Collection.Is(file) ? Layer.Collection : layer,
                        file.Text.TrimEnd().TrimEnd(';'),
                        ModelHeader.Parse(file.Text),
                        new HashSet<string>(StringComparer.Ordinal)
                    );
                    if (compiled.TryGetValue(file.Name, out var known))
                    {
                        models.Add(
                            model with
                            {
                                References = known.References.ToHashSet(StringComparer.Ordinal),
                                EmptyWhen = known.EmptyWhen,
                                Columns = known.Columns,
                            }
                        );
                        continue;
                    }

                    var tree = SqlTree.Parse(connection, file.Text, emptiness.Value);
                    model = model with { References = tree.Tables, EmptyWhen = tree.EmptyWhen };
                    problems.AddRange(Faults(model, tree, prefixes));
                    models.Add(model);
                }
                catch (FormatException error)
                {
                    problems.Add(new Problem(file.Path, "one bare SELECT", error.Message, "run the statement in `finops query` to see where it breaks"));
                }
            }
        }

        models.AddRange([.. models.Where(model => model.Header.Published is not null).Select(PublishedReference.Of)]);
        models = [.. models.Select(model => model.Layer == Layer.Collection ? Collection.WithMembers(model, models, schemas) : model)];
        var names = models.Select(model => model.Name).ToHashSet(StringComparer.Ordinal);
        var raw = schemas
            .Where(file => file.Path.StartsWith("schemas/raw/", StringComparison.Ordinal))
            .Select(file => file.Name)
            .ToHashSet(StringComparer.Ordinal);
        problems.AddRange(
            models
                .GroupBy(model => model.Name, StringComparer.Ordinal)
                .Where(group => group.Count() > 1)
                .Select(group => new Problem(
                    string.Join(", ", group.Select(model => model.Path)),
                    "one file per model",
                    $"{group.Count()} called {group.Key}",
                    "rename all but one"
                ))
        );
        foreach (var model in models)
        {
            problems.AddRange(
                model
                    .References.Where(name => !names.Contains(name) && !raw.Contains(name) && !SessionRelations.Contains(name))
                    .Select(name => new Problem(model.Path, "tables that schemas/ has", name, "check the name; `finops models` lists what there is"))
            );
        }

        if (problems.Count > 0)
        {
            throw new FinopsException(ExitCode.Usage, problems);
        }

        return new ModelCatalog(Order(models));
    }

    private static IEnumerable<Problem> Faults(Model model, SqlTree tree, string[] prefixes)
    {
        Problem Fault(string expected, string found) => new(model.Path, expected, found, "schemas/README.md has the rules and why");
        if (!prefixes.Any(prefix => model.Name.StartsWith(prefix, StringComparison.Ordinal)))
        {
            yield return Fault($"a name that begins with {string.Join(" or ", prefixes)}", model.Name);
        }

        if (model.Header.Description.Length == 0)
        {
            yield return Fault("a header whose first line says what it is", "no comment on top");
        }

        if (tree.TableFunctions.FirstOrDefault(name => name is not ("unnest" or "generate_series" or "range")) is { } reader)
        {
            yield return Fault("table functions only in raw", reader);
        }

        foreach (var name in tree.Functions.Where(Undetermined.Contains))
        {
            yield return Fault("functions whose result depends on the rows alone", name);
        }

        foreach (var function in tree.Unordered)
        {
            yield return Fault("an ORDER BY wherever the result depends on it", function);
        }

        if (
            tree.CommonTables.FirstOrDefault(name =>
                Layers.SelectMany(layer => layer.Prefixes).Append("raw_").Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal))
            ) is
            { } common
        )
        {
            yield return Fault("no CTE that looks like a model", common);
        }

        if (model.Layer != Layer.Staging && tree.Tables.FirstOrDefault(name => name.StartsWith("raw_", StringComparison.Ordinal)) is { } raw)
        {
            yield return Fault("only staging reads raw", raw);
        }

        if (model.Layer == Layer.Staging && tree.Tables.Count(name => name.StartsWith("raw_", StringComparison.Ordinal)) != 1)
        {
            yield return Fault("staging reads one raw table and never joins", string.Join(", ", tree.Tables));
        }

        if ((model.Layer == Layer.Mart || model.Header.Published is not null) && model.Header.Grain.Count == 0)
        {
            yield return Fault("a grain", "no `-- grain:` in the header");
        }

        if (model.Header.Published is { } subject && (model.Layer != Layer.Staging || !Subjects.InOrder.Contains(subject, StringComparer.Ordinal)))
        {
            yield return Fault("`-- published: <subject>` in a staging model", $"{subject} in {model.Layer.ToString().ToLowerInvariant()}");
        }

        if (model.Header.Published is not null && model.Header.Columns.Count == 0)
        {
            yield return Fault("the columns that are published", "no `-- columns:` in the header");
        }
    }

    private static List<Model> Order(IReadOnlyList<Model> models)
    {
        var waiting = models.ToList();
        var names = models.Select(model => model.Name).ToHashSet(StringComparer.Ordinal);
        var done = new HashSet<string>(StringComparer.Ordinal);
        var order = new List<Model>();
        while (waiting.Count > 0)
        {
            var ready = waiting.Where(model => model.References.All(name => !names.Contains(name) || done.Contains(name))).ToList();
            if (ready.Count == 0)
            {
                throw new FinopsException(
                    ExitCode.Usage,
                    new Problem(
                        "schemas/",
                        "models that don't read each other in a circle",
                        string.Join(", ", waiting.Select(model => model.Name)),
                        "take one of the references out"
                    )
                );
            }

            order.AddRange(ready);
            done.UnionWith(ready.Select(model => model.Name));
            waiting.RemoveAll(ready.Contains);
        }

        return order;
    }
}
