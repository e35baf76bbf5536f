using Finops.Reports.Content;

namespace Finops.Reports.Html;

/// <summary>Class names of report.css.</summary>
internal static class Css
{
    internal static string Of(Tone tone) =>
        tone switch
        {
            Tone.Good => "good",
            Tone.Warning => "warning",
            Tone.Bad => "bad",
            _ => "neutral",
        };

    internal static string Of(TableColumn column) =>
        (column.IsNumber, column.IsWide) switch
        {
            (true, _) => "number",
            (_, true) => "wide",
            _ => "text",
        };

    /// <summary>A quoted CSS string: whatever the text holds, it cannot end the string or the style element.</summary>
    internal static string Quoted(string text) =>
        "\"" + string.Concat(text.Select(c => char.IsLetterOrDigit(c) || c is ' ' or '.' or ',' or '-' or '·' or '–' ? c.ToString() : $"\\{(int)c:x} ")) + "\"";
}
