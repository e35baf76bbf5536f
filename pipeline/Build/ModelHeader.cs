using System.Text.RegularExpressions;

namespace Finops.Build;

/// <summary>The comment on top of a model: prose, grain, example, columns; for checks severity and source.</summary>
/// <param name="Description">All prose above the first key, as one paragraph: becomes the table's comment.</param>
/// <param name="Grain">Columns that together are unique and never null.</param>
/// <param name="Columns">Column texts: become column comments.</param>
/// <param name="Example">Marts: a question that it answers, as one SELECT; or null.</param>
/// <param name="IsBlocking">Checks: whether a bad row keeps the build from being published.</param>
/// <param name="Source">Checks: the one source that is to blame, or null.</param>
/// <param name="IsView">Whether it stays a view: <c>relation: view</c>.</param>
/// <param name="Published">Staging: the subject in which analysts find it as <c>ref_…</c>, or null.</param>
public sealed partial record ModelHeader(
    string Description,
    IReadOnlyList<string> Grain,
    IReadOnlyDictionary<string, string> Columns,
    string? Example,
    bool IsBlocking,
    string? Source,
    bool IsView,
    string? Published
)
{
    /// <summary>The description's first sentence, for lists and messages.</summary>
    public string Summary => FirstSentence().Match(Description).Value;

    /// <summary>Reads the leading comment lines of a model. What a long value goes on with stands on the next lines, indented.</summary>
    public static ModelHeader Parse(string sql)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal) { [""] = "" };
        var columns = new Dictionary<string, string>(StringComparer.Ordinal);
        var (key, column) = ("", "");
        foreach (var line in sql.Split('\n').TakeWhile(line => line.StartsWith("--", StringComparison.Ordinal)).Select(line => line[2..].TrimEnd()))
        {
            var text = line.Trim();
            if (Key().Match(text) is { Success: true } found)
            {
                key = found.Groups["key"].Value;
                values[key] = text[found.Length..].Trim();
            }
            else if (key != "columns")
            {
                values[key] = $"{values[key]} {text}".Trim();
            }
            else if (line.StartsWith("      ", StringComparison.Ordinal) && column.Length > 0)
            {
                columns[column] += " " + text;
            }
            else if (text.Split((char[]?)null, 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is [var name, var meaning])
            {
                columns[column = name] = meaning;
            }
        }

        return new ModelHeader(
            values[""],
            values.GetValueOrDefault("grain", "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
            columns,
            values.GetValueOrDefault("example"),
            values.GetValueOrDefault("severity", "block") == "block",
            values.GetValueOrDefault("source"),
            values.GetValueOrDefault("relation") == "view",
            values.GetValueOrDefault("published")
        );
    }

    [GeneratedRegex("^(?<key>grain|example|severity|relation|source|published|columns):", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Key();

    // A stop that ends a sentence has a space and a capital letter after it, or nothing: "e.g. 1.5 of v. 2" goes on.
    [GeneratedRegex(@"^.*?(\.(?= \p{Lu})|$)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FirstSentence();
}
