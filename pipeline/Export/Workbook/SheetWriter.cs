using DuckDB.NET.Data;
using Finops.Core;
using SpreadCheetah;
using SpreadCheetah.Worksheets;

namespace Finops.Export.Workbook;

/// <summary>Writes a mart's rows onto a tab: title, totals of what the filter shows, headers, rows.</summary>
internal sealed class SheetWriter(Spreadsheet spreadsheet, SheetStyles styles)
{
    /// <exception cref="FinopsException">Exit code 1: the rows don't come to the totals above them.</exception>
    internal async Task WriteAsync(DuckDBConnection warehouse, SheetPart part, int rowsPerTab, CancellationToken cancellationToken)
    {
        using var command = warehouse.CreateCommand();
        command.CommandText = part.Sql(rowsPerTab);
        using var reader = command.ExecuteReader();
        CellKind[] kinds = [.. part.Sheet.Columns.Select((column, i) => SheetCell.KindOf(column.Name, reader.GetFieldType(i)))];
        await StartAsync(part, kinds, cancellationToken);
        var written = part.Totals.Keys.ToDictionary(column => column, _ => 0m, StringComparer.Ordinal);
        var cells = new Cell[kinds.Length];
        while (reader.Read())
        {
            for (var i = 0; i < cells.Length; i++)
            {
                var value = reader.IsDBNull(i) ? null : reader.GetValue(i);
                cells[i] = new Cell(SheetCell.Of(value), styles.Of(kinds[i]));
                if (value is decimal amount && written.TryGetValue(part.Sheet.Columns[i].Name, out var sum))
                {
                    written[part.Sheet.Columns[i].Name] = sum + amount;
                }
            }

            await spreadsheet.AddRowAsync(cells, cancellationToken);
        }

        var broken = part
            .Totals.Select(total =>
                ChargebackTies.Compare($"{part.Name} {total.Key}", part.Sheet.Mart, total.Value, "the rows of the sheet", written[total.Key])
            )
            .OfType<Problem>()
            .ToList();
        if (broken.Count > 0)
        {
            throw new FinopsException(ExitCode.DataProblem, broken);
        }
    }

    private async Task StartAsync(SheetPart part, CellKind[] kinds, CancellationToken cancellationToken)
    {
        var sheet = part.Sheet;
        var options = new WorksheetOptions
        {
            FrozenRows = SheetPart.FirstRow - 1,
            FrozenColumns = sheet.FrozenColumns,
            AutoFilter = new AutoFilterOptions($"A{SheetPart.FirstRow - 1}:{sheet.Letters(sheet.Columns[^1].Name)}{part.LastRow}"),
        };
        for (var i = 0; i < sheet.Columns.Count; i++)
        {
            options.Column(i + 1).Width = sheet.Columns[i].Width;
        }

        await spreadsheet.StartWorksheetAsync(part.Name, options, cancellationToken);
        await spreadsheet.AddRowAsync(
            [new Cell($"{part.Name}, {sheet.Of}{(part.RowCount == 0 ? ": none" : "")}", styles.Title)],
            SheetStyles.TitleRow,
            cancellationToken
        );
        await spreadsheet.AddRowAsync(Totals(part, kinds), cancellationToken);
        await spreadsheet.AddRowAsync(
            [.. sheet.Columns.Select((column, i) => new Cell(column.Header, kinds[i] == CellKind.Text ? styles.Header : styles.NumberHeader))],
            SheetStyles.HeaderRow,
            cancellationToken
        );
    }

    // SUBTOTAL counts what the filter shows; a sheet without sums says in their place what it is.
    private Cell[] Totals(SheetPart part, CellKind[] kinds) =>
        part.Totals.Count == 0
            ? [new Cell(part.Sheet.About, styles.Note)]
            :
            [
                .. part.Sheet.Columns.Select(
                    (column, i) =>
                        column.IsSummed
                            ? new Cell(
                                new SpreadCheetah.Formula(
                                    $"SUBTOTAL(109,{part.Sheet.Letters(column.Name)}{SheetPart.FirstRow}:{part.Sheet.Letters(column.Name)}{part.LastRow})"
                                ),
                                part.Totals[column.Name],
                                styles.TotalOf(kinds[i])
                            )
                            : new Cell(i == 0 ? "Total of the rows shown" : null, styles.TotalOf(CellKind.Text))
                ),
            ];
}
