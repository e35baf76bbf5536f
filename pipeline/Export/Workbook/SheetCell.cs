using System.Text.RegularExpressions;
using SpreadCheetah;

namespace Finops.Export.Workbook;

/// <summary>A value of a mart as a cell. Text is a cell of type text: no spreadsheet runs it or takes it for a number or a date.</summary>
internal static partial class SheetCell
{
    /// <summary>A flag in a word: Excel and LibreOffice spell true differently.</summary>
    internal const string Yes = "yes";

    internal const string No = "no";

    // The most that a cell of Excel holds.
    private const int MostLetters = 32_767;

    /// <summary>By the house's names for columns, then by type.</summary>
    internal static CellKind KindOf(string column, Type type) =>
        column == "ledger_usd" ? CellKind.Exact
        : column.EndsWith("_usd", StringComparison.Ordinal) ? CellKind.Money
        : column.EndsWith("_ratio", StringComparison.Ordinal) ? CellKind.Ratio
        : column.EndsWith("_month", StringComparison.Ordinal) ? CellKind.Month
        : type == typeof(DateOnly) ? CellKind.Date
        : type == typeof(DateTime) ? CellKind.Time
        : type == typeof(long) || type == typeof(int) ? CellKind.Count
        : type == typeof(decimal) || type == typeof(double) ? CellKind.Number
        : CellKind.Text;

    internal static DataCell Of(object? value) =>
        value switch
        {
            null => new DataCell(),
            decimal number => new DataCell(number),
            double number => new DataCell(number),
            long number => new DataCell(number),
            int number => new DataCell(number),
            bool flag => new DataCell(flag ? Yes : No),
            DateOnly day => new DataCell(day.ToDateTime(TimeOnly.MinValue)),
            DateTime time => new DataCell(time),
            _ => new DataCell(Text(value.ToString() ?? "")),
        };

    /// <summary>As it stands, but cut where no cell holds more; _x0041_ would be read as A.</summary>
    internal static string Text(string text)
    {
        var whole = Escape().Replace(text, "_x005F$0");
        return whole.Length <= MostLetters ? whole : string.Concat(whole.AsSpan(0, MostLetters - 1), "…");
    }

    [GeneratedRegex("_x[0-9A-Fa-f]{4}_", RegexOptions.None, 1000)]
    private static partial Regex Escape();
}
