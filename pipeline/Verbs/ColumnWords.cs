using System.Globalization;
using Finops.Reports.Content;

namespace Finops.Verbs;

/// <summary>How a picture writes a column's name and values: the name's suffix says the unit.</summary>
internal static class ColumnWords
{
    internal static bool IsSum(string column) => !column.EndsWith("_ratio", StringComparison.Ordinal) && !column.Contains("_per_", StringComparison.Ordinal);

    internal static Func<decimal, string> Value(string column) =>
        column.EndsWith("_usd", StringComparison.Ordinal) ? Figures.UsdShort
        : column.EndsWith("_ratio", StringComparison.Ordinal) ? number => Figures.Share(number)
        : Plain;

    internal static Func<decimal, string> Tick(string column) => column.EndsWith("_usd", StringComparison.Ordinal) ? Figures.UsdTick : Value(column);

    private static string Plain(decimal number) =>
        Math.Abs(number) >= 1000m ? Figures.UsdTick(number).Replace("$", "", StringComparison.Ordinal) : number.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>"billed_usd" → "Billed (USD)".</summary>
    internal static string Words(string column)
    {
        var words = (column.EndsWith("_usd", StringComparison.Ordinal) ? column[..^4] + " (USD)" : column).Replace('_', ' ');
        return words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];
    }
}
