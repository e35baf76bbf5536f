using System.Globalization;
using Finops.Core;
using Finops.Extract.Files;

namespace Finops.Extract.Reference;

/// <summary>The cells of one record of a price table. A cell that cannot be read is added to the problems and stands for its type's default.</summary>
internal sealed class PriceCells(CsvRow row, string file, ICollection<Problem> problems)
{
    public long Line => row.Line;

    public string Text(string column, string absent = "") => row.Cells.GetValueOrDefault(column) ?? absent;

    public decimal Number(string column) =>
        Cell<decimal>(column, "a number like 0.3", text =>
            decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null
        );

    public long Count(string column, long absent) =>
        row.Cells.ContainsKey(column)
            ? Cell<long>(column, "a whole number", text => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : null)
            : absent;

    public DateOnly Day(string column) =>
        Cell<DateOnly>(column, "a day like 2026-10-01", text => DateOnly.TryParseExact(text, "yyyy-MM-dd", out var day) ? day : null);

    public DateOnly? DayOrNone(string column) => row.Cells.ContainsKey(column) ? Day(column) : null;

    public DateTimeOffset Instant(string column) =>
        Cell<DateTimeOffset>(column, "a day or an instant like 2026-10-01T09:00:00Z", text =>
            DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null
        );

    private T Cell<T>(string column, string expected, Func<string, T?> parse)
        where T : struct
    {
        if (parse(Text(column)) is { } value)
        {
            return value;
        }

        problems.Add(new Problem($"{file}:{row.Line} {column}", expected, Text(column, "nothing"), "mend the line; finops build refuses it too"));
        return default;
    }
}
