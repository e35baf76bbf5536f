using DuckDB.NET.Data;
using Finops.Database;
using SpreadCheetah;
using SpreadCheetah.Worksheets;

namespace Finops.Export.Workbook;

/// <summary>The last tab: where the figures come from, how to read the tabs, and what each column means, in the words of its mart.</summary>
internal sealed class MethodSheet(Spreadsheet spreadsheet, SheetStyles styles)
{
    internal const string Name = "Method";

    internal async Task WriteAsync(DuckDBConnection warehouse, MonthFacts facts, IReadOnlyList<Sheet> sheets, CancellationToken cancellationToken)
    {
        var options = new WorksheetOptions();
        foreach (var (width, i) in new double[] { 22, 22, 32, 22, 110 }.Select((width, i) => (width, i)))
        {
            options.Column(i + 1).Width = width;
        }

        await spreadsheet.StartWorksheetAsync(Name, options, cancellationToken);
        await spreadsheet.AddRowAsync([new Cell("Method", styles.Title)], SheetStyles.TitleRow, cancellationToken);
        foreach (var (label, text) in Facts(warehouse, facts))
        {
            await spreadsheet.AddRowAsync([new Cell(label, styles.Of(CellKind.Text)), new Cell(text, styles.Of(CellKind.Text))], cancellationToken);
        }

        await spreadsheet.AddRowAsync(Array.Empty<Cell>(), cancellationToken);
        string[] headers = ["Tab", "Column", "Mart", "Column of the mart", "Meaning"];
        await spreadsheet.AddRowAsync([.. headers.Select(header => new Cell(header, styles.Header))], cancellationToken);
        foreach (var sheet in sheets)
        {
            var meanings = Meanings(warehouse, sheet.Mart);
            await AddAsync(sheet.Name, "", sheet.Mart, "", sheet.About);
            foreach (var column in sheet.Columns)
            {
                await AddAsync(sheet.Name, column.Header, sheet.Mart, column.Name, meanings.GetValueOrDefault(column.Name, ""));
            }
        }

        async Task AddAsync(params string[] texts) =>
            await spreadsheet.AddRowAsync([.. texts.Select(text => new Cell(SheetCell.Text(text), styles.Prose))], cancellationToken);
    }

    private static IEnumerable<(string Label, string Text)> Facts(DuckDBConnection warehouse, MonthFacts facts)
    {
        var (version, inputs) = warehouse
            .Query("SELECT program_version, inputs_sha256 FROM meta.build", reader => (reader.GetString(0), reader.GetString(1)))
            .Single();
        yield return ("As of", facts.AsOfUtc);
        yield return ("Build", facts.BuildId);
        yield return ("SHA-256 of its inputs", inputs);
        yield return ("SHA-256 of the lines", facts.LinesSha256 ?? "none: the month is open");
        yield return ("finops", version);
        yield return ("This file", "its own SHA-256 stands in the manifest beside it, with the rows and totals of every tab");
        yield return ("Totals", "above the headers, of the rows that the filter shows; those of the summary count every row");
        yield return (
            "Amounts",
            "US dollars. A spreadsheet keeps 15 digits of a number; all of an exact amount's stand in the CSV of the lines and in the warehouse"
        );
        yield return ("Ids", "are text and stand as they were given: 0012, 1E5, 3-4");
        yield return ("Times", "UTC; a month is its first day");
    }

    private static Dictionary<string, string> Meanings(DuckDBConnection warehouse, string mart) =>
        warehouse
            .Query(
                $"SELECT column_name, coalesce(comment, '') FROM duckdb_columns() WHERE database_name = current_database() AND table_name = {Sql.Text(mart)}",
                reader => (Name: reader.GetString(0), Meaning: reader.GetString(1))
            )
            .ToDictionary(column => column.Name, column => column.Meaning, StringComparer.Ordinal);
}
