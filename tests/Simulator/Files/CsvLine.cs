namespace Finops.Simulator.Files;

/// <summary>One CSV line, RFC 4180 quoting where needed.</summary>
internal static class CsvLine
{
    internal static string Of(params ReadOnlySpan<object?> cells)
    {
        var texts = new string[cells.Length];
        for (int i = 0; i < cells.Length; i++)
        {
            texts[i] = Text(cells[i]);
        }

        return string.Join(',', texts);
    }

    private static string Text(object? cell)
    {
        string text = cell switch
        {
            null => "",
            DateOnly day => day.ToString("yyyy-MM-dd"),
            decimal number => number.ToString("0.############"),
            _ => cell.ToString() ?? "",
        };
        return text.AsSpan().IndexOfAny(",\"\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
