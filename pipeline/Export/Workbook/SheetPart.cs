using DuckDB.NET.Data;
using Finops.Database;

namespace Finops.Export.Workbook;

/// <summary>What stands on one tab. A spreadsheet holds 1,048,576 rows; a mart with more goes on behind the next tab.</summary>
/// <param name="Name">On the tab: Lines, Lines 2.</param>
/// <param name="Offset">Rows of the mart on earlier tabs.</param>
/// <param name="Totals">Sum of each summed column on this tab.</param>
internal sealed record SheetPart(Sheet Sheet, string Name, long Offset, long RowCount, IReadOnlyDictionary<string, decimal> Totals)
{
    /// <summary>Below the title, the totals and the headers.</summary>
    internal const int FirstRow = 4;

    internal const int MostRows = 1_048_576 - FirstRow + 1;

    internal long LastRow => FirstRow + Math.Max(RowCount, 1) - 1;

    /// <summary>The cells of a column, as a formula on another tab names them.</summary>
    internal string Range(string column) => $"'{Name}'!${Sheet.Letters(column)}${FirstRow}:${Sheet.Letters(column)}${LastRow}";

    internal string Sql(int rowsPerTab) => $"{Sheet.Sql} LIMIT {rowsPerTab} OFFSET {Offset}";

    internal static IReadOnlyList<SheetPart> Of(DuckDBConnection warehouse, Sheet sheet, int rowsPerTab)
    {
        var rows = warehouse.Scalar<long>($"SELECT count(*) FROM {sheet.Mart} WHERE {sheet.Where}");
        var parts = new List<SheetPart>();
        do
        {
            var part = new SheetPart(
                sheet,
                parts.Count == 0 ? sheet.Name : $"{sheet.Name} {parts.Count + 1}",
                (long)parts.Count * rowsPerTab,
                Math.Min(rowsPerTab, rows - ((long)parts.Count * rowsPerTab)),
                new Dictionary<string, decimal>(StringComparer.Ordinal)
            );
            parts.Add(part with { Totals = Sums(warehouse, sheet, part.Sql(rowsPerTab)) });
        } while ((long)parts.Count * rowsPerTab < rows);

        return parts;
    }

    private static IReadOnlyDictionary<string, decimal> Sums(DuckDBConnection warehouse, Sheet sheet, string sql)
    {
        string[] summed = [.. sheet.Summed.Select(column => column.Name)];
        return summed.Length == 0
            ? new Dictionary<string, decimal>(StringComparer.Ordinal)
            : warehouse
                .Query($"SELECT {string.Join(", ", summed.Select(column => $"coalesce(sum({column}), 0)"))} FROM ({sql})", reader =>
                    summed
                        .Select((column, i) => (column, Sum: reader.GetDecimal(i)))
                        .ToDictionary(each => each.column, each => each.Sum, StringComparer.Ordinal)
                )
                .Single();
    }
}
