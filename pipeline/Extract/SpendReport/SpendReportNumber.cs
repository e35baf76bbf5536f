using System.Text.RegularExpressions;

namespace Finops.Extract.SpendReport;

/// <summary>Numbers as the export writes them, made plain without touching their value; whatever else stands there is left for the contract to
/// refuse.</summary>
internal static partial class SpendReportNumber
{
    /// <summary>"1,000.50" → "1000.50".</summary>
    public static string Amount(string text) => Grouped().IsMatch(text) ? text.Replace(",", "", StringComparison.Ordinal) : text;

    /// <summary>The same, and "12.0" → "12": the row for service usage writes its counts so. "1.5" stays.</summary>
    public static string Count(string text)
    {
        var plain = Amount(text);
        var point = plain.IndexOf('.', StringComparison.Ordinal);
        return point > 0 && plain.AsSpan(point + 1).TrimEnd('0').IsEmpty ? plain[..point] : plain;
    }

    // Only groups of three after the first comma: "1,5" is a decimal comma, and no thousands separator.
    [GeneratedRegex("""^-?\d{1,3}(,\d{3})+(\.\d+)?$""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Grouped();
}
