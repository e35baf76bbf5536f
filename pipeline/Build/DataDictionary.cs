using System.Text;

namespace Finops.Build;

/// <summary>What analysts read: every mart and reference table by subject, as the headers of schemas/marts say it. It is schemas/marts/README.md.</summary>
public static class DataDictionary
{
    private const string Introduction = """
        # Data dictionary

        Every table that an analyst may build on, as of one build. This page is made from the headers of the models:
        `finops models --markdown > schemas/marts/README.md`.

        - Ask with `finops query "SELECT …"`, or open `warehouse/warehouse.duckdb` read-only in DuckDB or a BI tool. What stands here is in the schema `main`
          and is the stable promise. What it is made of is in `internal` (`SELECT * FROM internal.int_charges__unioned`) and may change with every version.
        - **Money** (`_usd`) is exact, `DECIMAL`. `_ratio` is 0 to 1 and is never summed. Days and months are UTC; a month is its first day.
        - **Names**: `cost_center_name`, `person_name` and `tool` stand beside the ids and the vendor's words, as of the build: one name for each id, so
          grouping by name splits nothing.
        - **People**: `ref_people` has a line for each validity, so a join by `person_id` alone counts money once for each line. `ref_people_current` has one
          row a person, people who have left included: that join doubles nothing. For the department on the day of use, join `ref_people` with the day, too:
          `AND usage_date >= valid_from AND usage_date < coalesce(valid_to, DATE '9999-12-31')`.
        - **Cost centers**: likewise `ref_cost_centers` is dated, and `ref_cost_centers_current` has one row a cost center, ended ones included.
        - `unassigned` is use by a person without a cost center, `unattributed` use that nobody answers for, `none` what a vendor does not say. The reference
          tables have no line for them: `LEFT JOIN` keeps them.
        - `meta.build`, `meta.inputs`, `meta.files` and `meta.checks` say what the figures stand on.


        """;

    // What marts mean by the grain of these tables is a row of theirs. Other tables share words with marts, such as level and rule_id, but not what they mean.
    private static readonly string[] Joined =
    [
        "ref_budgets",
        "ref_coding_tools",
        "ref_controls",
        "ref_cost_centers",
        "ref_cost_centers_current",
        "ref_fiscal_periods",
        "ref_forecast_scenarios",
        "ref_people",
        "ref_people_current",
    ];

    /// <summary>The page.</summary>
    public static string Markdown(ModelCatalog catalog)
    {
        var marts = catalog.Models.Where(model => model.Layer == Layer.Mart).ToList();
        var keys = marts
            .Where(mart => Joined.Contains(mart.Name))
            .OrderBy(mart => mart.Name, StringComparer.Ordinal)
            .Select(mart => (Reference: mart, Key: Key(mart)))
            .ToList();
        var page = new StringBuilder(Introduction);
        page.Append("## Which key leads where\n\n| key | reference table | of marts |\n|---|---|---|\n");
        foreach (var (reference, key) in keys)
        {
            var from = marts.Where(mart => !IsReference(mart) && key.All(mart.Header.Columns.ContainsKey)).Select(mart => mart.Name).ToList();
            if (from.Count > 0)
            {
                var names = string.Join(", ", from.Order(StringComparer.Ordinal).Select(name => $"`{name}`"));
                page.Append($"| {Names(key)} | {Link(reference)}{Dated(reference)} | {names} |\n");
            }
        }

        foreach (var subject in Subjects.InOrder)
        {
            var ofSubject = marts.Where(mart => mart.Folder == subject).OrderBy(IsReference).ThenBy(mart => mart.Name, StringComparer.Ordinal).ToList();
            if (ofSubject.Count > 0)
            {
                page.Append($"\n## {subject.Replace('_', ' ')}\n");
                ofSubject.ForEach(mart =>
                    Write(
                        page,
                        mart,
                        keys.Where(each => each.Reference != mart && each.Key.All(mart.Header.Columns.ContainsKey)).Select(each => each.Reference)
                    )
                );
            }
        }

        return page.ToString();
    }

    private static void Write(StringBuilder page, Model mart, IEnumerable<Model> references)
    {
        page.Append($"\n### {mart.Name}\n\n{Escaped(mart.Header.Description)}\n\n");
        page.Append($"One row for each: {Names(mart.Header.Grain)}.\n");
        var joins = references.Select(reference => $"{Names(Key(reference))} to {Link(reference)}{Dated(reference)}").ToList();
        if (joins.Count > 0 && !IsReference(mart))
        {
            page.Append($"Joins: {string.Join("; ", joins)}.\n");
        }

        page.Append("\n| column | what it is |\n|---|---|\n");
        foreach (var (name, meaning) in mart.Header.Columns)
        {
            page.Append($"| `{name}` | {Escaped(meaning)} |\n");
        }

        if (mart.Header.Example is { } example)
        {
            page.Append($"\n```sql\n{example}\n```\n");
        }
    }

    private static bool IsReference(Model mart) => mart.Name.StartsWith("ref_", StringComparison.Ordinal);

    // The day of a dated line comes from elsewhere.
    private static IReadOnlyList<string> Key(Model reference) => [.. reference.Header.Grain.Where(column => column != "valid_from")];

    private static string Dated(Model reference) => reference.Header.Grain.Contains("valid_from") ? " (dated: join with the day, too)" : "";

    private static string Names(IEnumerable<string> columns) => string.Join(", ", columns.Select(column => $"`{column}`"));

    private static string Link(Model mart) => $"[`{mart.Name}`](#{mart.Name})";

    // A bar would end the cell, an asterisk begin emphasis.
    private static string Escaped(string text) =>
        text.Replace("|", "\\|", StringComparison.Ordinal).Replace("*", "\\*", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);
}
