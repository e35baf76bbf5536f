using System.Text.Json;
using System.Text.Json.Nodes;

namespace Finops.Extract.Files;

/// <summary>One record of a CSV file: cells by column name, and the line it begins on.</summary>
/// <param name="Line">1 is the header's line.</param>
/// <param name="Cells">Trimmed text by column; an empty cell is absent.</param>
public sealed record CsvRow(long Line, IReadOnlyDictionary<string, string> Cells)
{
    /// <summary>The row as landing wants it: strings by column and the line number; empty cells are left out.</summary>
    /// <param name="added">What the source knows beside the row; null values are left out.</param>
    public JsonElement ToJson(params ReadOnlySpan<(string Name, string? Value)> added)
    {
        var row = new JsonObject { ["line_number"] = Line };
        foreach (var (column, text) in Cells)
        {
            row[column] = text;
        }

        foreach (var (name, value) in added)
        {
            if (value is not null)
            {
                row[name] = value;
            }
        }

        return JsonSerializer.SerializeToElement(row);
    }
}
