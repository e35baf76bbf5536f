using System.Globalization;
using DuckDB.NET.Data;
using Finops.Core;
using Finops.Reports.Charts.Png;
using Finops.Reports.Content;

namespace Finops.Verbs;

/// <summary>`finops query --chart`: an answer as a picture. Which kind follows from its columns: what stands first, and how many numbers there are.</summary>
public static class QueryChart
{
    /// <summary>Draws the answer as PNG.</summary>
    /// <exception cref="FinopsException">Exit code 2: the answer has no rows, or a shape that is no chart's; says which are.</exception>
    public static byte[] Draw(DuckDBDataReader reader)
    {
        var (names, kinds, rows) = QueryAnswer.Read(reader);
        Chart? chart = kinds switch
        {
            "tn" => QueryBars.Bars(names, rows),
            "ttn" => QueryBars.StackedBars(names, rows),
            "dtn" => QueryPeriods.Stack(names, rows),
            "dn" => QueryPeriods.Periods(names, rows),
            ['d', .. var numbers] when numbers.Length is > 0 and <= QueryAnswer.MostSeries && numbers.All(kind => kind == 'n') => QueryPeriods.Lines(
                names,
                rows
            ),
            _ => null,
        };
        if (chart is null)
        {
            var found = names.Zip(kinds).Select(column => $"{column.First} ({QueryAnswer.Word(column.Second)})");
            throw QueryAnswer.Refused($"the columns {string.Join(", ", found)}");
        }

        return PngChart.Draw(chart, Title(names, kinds, rows, chart), ColumnWords.Tick(names[^1]));
    }

    private static string Title(IReadOnlyList<string> names, string kinds, IReadOnlyList<AnswerRow> rows, Chart chart)
    {
        var by = names.Zip(kinds).Where(column => column.Second != 'n').Select(column => ColumnWords.Words(column.First).ToLowerInvariant());
        var measures = names.Zip(kinds).Where(column => column.Second == 'n').Select(column => ColumnWords.Words(column.First));
        return $"{string.Join(", ", measures)} by {string.Join(" and ", by)}{Provisional(rows, chart)}";
    }

    // Columns are marked one by one; other pictures say it above.
    private static string Provisional(IReadOnlyList<AnswerRow> rows, Chart chart)
    {
        var marked = rows.Where(row => row.IsProvisional).ToList();
        return marked.Count == 0 || chart is ColumnsChart ? ""
            : marked.Count == rows.Count || marked[0].Day is null ? $" ({(marked.Count == rows.Count ? "" : "partly ")}provisional)"
            : string.Create(CultureInfo.InvariantCulture, $" (provisional from {marked.Min(row => row.Day):d MMM yyyy})");
    }
}
