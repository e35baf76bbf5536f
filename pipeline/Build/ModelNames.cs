using System.Text.RegularExpressions;
using DuckDB.NET.Data;
using Finops.Database;

namespace Finops.Build;

/// <summary>
/// The one place where names of models and providers are resolved. Its steps are data (model_names.csv and model_providers.csv), and become macros:
/// <c>model_name(model)</c>: the name without what clouds and gateways put before it, dated version and all;
/// <c>price_key(model)</c>: the price list's name of it, without version and variant, in the vendor's spelling; a fine-tuned model stays itself;
/// <c>provider_key(provider)</c>: who bills what a tool or gateway calls its provider. What telemetry counts into its input is data likewise (CacheRules).
/// </summary>
public static class ModelNames
{
    private static readonly string Template = Path.Combine(AppContext.BaseDirectory, "template", "reference");

    /// <summary>Makes the macros from the tables in a folder; for one that is not there the program's own counts.</summary>
    /// <param name="connection">Where they are made.</param>
    /// <param name="folder">The home's reference folder; null: the program's own tables.</param>
    public static void Create(DuckDBConnection connection, string? folder = null)
    {
        CreateModels(connection, Csv(folder, "model_names"));
        CreateProviders(connection, Csv(folder, "model_providers"));
        CacheRules.Create(connection, Csv(folder, "otel_cache_rules"));
    }

    /// <summary>Makes them anew from the tables that have landed.</summary>
    /// <param name="connection">Has the raw views of reference.</param>
    public static void CreateLanded(DuckDBConnection connection)
    {
        if (connection.Scalar<long>("SELECT count(*) FROM raw_reference__model_names") > 0)
        {
            CreateModels(connection, "raw_reference__model_names");
        }

        if (connection.Scalar<long>("SELECT count(*) FROM raw_reference__model_providers") > 0)
        {
            CreateProviders(connection, "raw_reference__model_providers");
        }

        if (connection.Scalar<long>("SELECT count(*) FROM raw_reference__otel_cache_rules") > 0)
        {
            CacheRules.Create(connection, "raw_reference__otel_cache_rules");
        }
    }

    private static void CreateModels(DuckDBConnection connection, string table)
    {
        var steps = connection
            .Query($"SELECT step, pattern, coalesce(replacement, '') FROM {table} ORDER BY line_number", reader =>
                (Step: reader.GetString(0), Pattern: reader.GetString(1), Replacement: reader.GetString(2))
            )
            .ToLookup(step => step.Step, StringComparer.Ordinal);
        var prefixes = steps["prefix"].Concat(steps["region"]).Select(step => Literal(step.Pattern)).DefaultIfEmpty("$");
        var kept = steps["kept"].Select(step => $"(?:{step.Pattern})").DefaultIfEmpty("^$");
        var key = new[] { "variant", "version", "alias" }
            .SelectMany(step => steps[step])
            .Aggregate("model_name(model)", (name, step) => $"regexp_replace({name}, {Sql.Text(step.Pattern)}, {Sql.Text(step.Replacement)})");
        connection.Execute(
            $"""
            CREATE OR REPLACE TEMP MACRO model_name(model) AS
              regexp_replace(replace(lower(trim(model)), ' ', '-'), {Sql.Text($"^(?:{string.Join('|', prefixes)})+")}, '');
            CREATE OR REPLACE TEMP MACRO price_key(model) AS
              CASE WHEN regexp_matches(model_name(model), {Sql.Text(string.Join('|', kept))}) THEN model_name(model) ELSE {key} END;
            """
        );
    }

    private static void CreateProviders(DuckDBConnection connection, string table)
    {
        var cases = connection.Query(
            $"""
            SELECT lower(name_pattern), provider FROM {table}
            ORDER BY contains(name_pattern, '*'), length(name_pattern) DESC, name_pattern
            """,
            reader => $"WHEN lower(trim(provider)) GLOB {Sql.Text(reader.GetString(0))} THEN {Sql.Text(reader.GetString(1))}"
        );
        connection.Execute(
            $"CREATE OR REPLACE TEMP MACRO provider_key(provider) AS CASE {string.Join(' ', cases.DefaultIfEmpty("WHEN false THEN NULL"))} ELSE "
                + $"lower(trim(provider)) END"
        );
    }

    private static string Csv(string? folder, string table)
    {
        var own = folder is null ? "" : Path.Combine(folder, table + ".csv");
        var file = File.Exists(own) ? own : Path.Combine(Template, table + ".csv");
        return $"(SELECT row_number() OVER () AS line_number, * FROM read_csv({Sql.Text(file)}, header = true, all_varchar = true, delim = ',', nullstr = ''))";
    }

    private static string Literal(string prefix) => Regex.Escape(prefix.ToLowerInvariant()).Replace("\\*", "[^/]*", StringComparison.Ordinal);
}
