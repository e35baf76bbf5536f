namespace Finops.Build;

/// <summary>The comment on top of a model: first line, grain, columns; for checks severity and source.</summary>
/// <param name="Description">First line: becomes the table's comment.</param>
/// <param name="Grain">Columns that together are unique and never null.</param>
/// <param name="Columns">Column texts: become column comments.</param>
/// <param name="IsBlocking">Checks: whether a bad row keeps the build from being published.</param>
/// <param name="Source">Checks: the one source that is to blame, or null.</param>
/// <param name="IsView">Whether it stays a view: <c>relation: view</c>.</param>
public sealed record ModelHeader(string Description, IReadOnlyList<string> Grain, IReadOnlyDictionary<string, string> Columns, bool IsBlocking, string? Source, bool IsView)
{
    /// <summary>Reads the leading comment lines of a model.</summary>
    public static ModelHeader Parse(string sql)
    {
        var description = "";
        var grain = new List<string>();
        var columns = new Dictionary<string, string>(StringComparer.Ordinal);
        var (blocking, view) = (true, false);
        string? source = null, column = null;
        var inColumns = false;
        foreach (var comment in sql.Split('\n').TakeWhile(line => line.StartsWith("--", StringComparison.Ordinal)).Select(line => line[2..].TrimEnd('\r')))
        {
            var text = comment.Trim();
            if (description.Length == 0)
            {
                description = text;
            }
            else if (Value(text, "grain:") is { } keys)
            {
                grain.AddRange(keys.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
                inColumns = false;
            }
            else if (Value(text, "severity:") is { } severity)
            {
                blocking = severity == "block";
            }
            else if (Value(text, "relation:") is { } relation)
            {
                view = relation == "view";
            }
            else if (Value(text, "source:") is { } id)
            {
                source = id;
            }
            else if (text == "columns:")
            {
                inColumns = true;
            }
            else if (inColumns && comment.StartsWith("      ", StringComparison.Ordinal) && column is not null)
            {
                columns[column] += " " + text;
            }
            else if (inColumns && text.Split((char[]?)null, 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is [var name, var meaning])
            {
                columns[column = name] = meaning;
            }
        }

        return new ModelHeader(description, grain, columns, blocking, source, view);
    }

    private static string? Value(string text, string key) => text.StartsWith(key, StringComparison.Ordinal) ? text[key.Length..].Trim() : null;
}
