using System.Globalization;
using System.Text;
using System.Text.Json;
using DuckDB.NET.Data;
using Finops.Core;

namespace Finops.Database;

/// <summary>Whether a text is exactly one SELECT, in the words of DuckDB's own parser. Nothing is run.</summary>
public static class OneSelect
{
    // DuckDB makes several statements of a PIVOT that has to look for its values.
    private const string NoSelect = "a statement other than SELECT (a PIVOT has to list its values: ON provider IN ('anthropic'))";

    /// <summary>The statement's syntax tree, as json_serialize_sql gives it.</summary>
    /// <exception cref="FormatException">The text is no SQL, no SELECT, or not one statement.</exception>
    public static JsonElement Parse(DuckDBConnection connection, string sql)
    {
        using var document = JsonDocument.Parse(connection.Scalar<string>($"SELECT json_serialize_sql({Sql.Text(sql)})::VARCHAR"));
        var root = document.RootElement;
        if (root.GetProperty("error").GetBoolean())
        {
            throw new FormatException(root.TextOf("error_type") == "parser" ? root.TextOf("error_message") + Place(root, sql) : NoSelect);
        }

        var statements = root.GetProperty("statements");
        return statements.GetArrayLength() == 1
            ? statements[0].Clone()
            : throw new FormatException($"exactly one SELECT is wanted, there are {statements.GetArrayLength()} statements");
    }

    // The line that the parser stumbled over, with a caret below the place, as DuckDB prints it.
    private static string Place(JsonElement error, string sql)
    {
        if (!int.TryParse(error.TextOf("position"), CultureInfo.InvariantCulture, out var bytes))
        {
            return "";
        }

        var text = Encoding.UTF8.GetBytes(sql);
        var before = Encoding.UTF8.GetString(text, 0, Math.Min(bytes, text.Length));
        var start = before.LastIndexOf('\n') + 1;
        var lead = $"LINE {before.Count(letter => letter == '\n') + 1}: ";
        return $"\n\n{lead}{sql[start..].Split('\n')[0]}\n{new string(' ', lead.Length + before.Length - start)}^";
    }
}
