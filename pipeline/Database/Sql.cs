namespace Finops.Database;

/// <summary>Quotes names and texts for SQL that this program puts together itself.</summary>
public static class Sql
{
    /// <summary>A string literal.</summary>
    public static string Text(string value) => $"'{value.Replace("'", "''", StringComparison.Ordinal)}'";

    /// <summary>A string literal, or NULL.</summary>
    public static string TextOrNull(string? value) => value is null ? "NULL" : Text(value);

    /// <summary>An identifier.</summary>
    public static string Name(string value) => $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>A TIMESTAMPTZ literal with microseconds.</summary>
    public static string Time(DateTimeOffset value) => $"TIMESTAMPTZ '{value.UtcDateTime:yyyy-MM-dd HH:mm:ss.ffffff}+00'";

    /// <summary>A DATE literal.</summary>
    public static string Date(DateOnly value) => $"DATE '{value:yyyy-MM-dd}'";

    /// <summary>A list of string literals.</summary>
    public static string Texts(IEnumerable<string> values) => $"[{string.Join(", ", values.Select(Text))}]";
}
