namespace Finops.Export;

/// <summary>Text cells that a spreadsheet must not take for a formula.</summary>
public static class CsvText
{
    /// <summary>
    /// Puts an apostrophe before text that begins like a formula (OWASP: = + - @, tab, carriage return, line feed). Numbers don't pass
    /// here, so negative amounts stay numbers.
    /// </summary>
    public static string Safe(string text) => text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' ? "'" + text : text;
}
