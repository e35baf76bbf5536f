using Finops.Reports.Content;
using ScottPlot;
using Bar = ScottPlot.Bar;

namespace Finops.Reports.Charts.Png;

/// <summary>Columns by month: the current one dark, provisional ones pale with an outline, estimates grey on top.</summary>
internal static class ColumnsPainter
{
    internal static byte[] Draw(ColumnsChart chart, string title, Func<decimal, string> tick)
    {
        var plot = PngPage.New(title);
        var wholes = chart.Columns.Select(column => (column.Value ?? 0m) + column.Estimate).ToList();
        var scale = ValueScale.Over(wholes);
        PngPage.Scale(plot, scale, tick);
        List<Bar> bars =
        [
            .. chart.Columns.SelectMany(
                (column, i) =>
                    new[]
                    {
                        Part(i, 0m, column.Value ?? 0m, Fill(column), column.IsProvisional ? Palette.Soft : null),
                        Part(i, column.Value ?? 0m, wholes[i], Palette.Grey, null),
                    }
            ),
        ];
        plot.Add.Bars(bars);
        for (var i = 0; i < chart.Columns.Count; i++)
        {
            if (chart.Columns[i].ShowsValue)
            {
                var text = plot.Add.Text(chart.Columns[i].ValueText, i, (double)wholes[i]);
                text.LabelFontName = SourceSans.Name;
                text.LabelFontSize = 13;
                text.LabelBold = chart.Columns[i].IsCurrent;
                text.LabelFontColor = PngPage.Hex(chart.Columns[i].IsCurrent ? Palette.Accent : Palette.Ink);
                text.LabelAlignment = wholes[i] < 0m ? Alignment.UpperCenter : Alignment.LowerCenter;
                text.OffsetY = wholes[i] < 0m ? 3 : -3;
            }
        }

        PngPage.Label(plot.Axes.Bottom, chart.Columns.Select((column, i) => ((double)i, column.Label)));
        plot.Axes.SetLimitsX(-0.6, chart.Columns.Count - 0.4);
        return PngPage.Render(plot, 340);
    }

    private static string Fill(Column column) =>
        column.IsProvisional ? Palette.Pale
        : column.IsCurrent ? Palette.Accent
        : Palette.Soft;

    private static Bar Part(int position, decimal from, decimal to, string fill, string? outline) =>
        new()
        {
            Position = position,
            ValueBase = (double)from,
            Value = (double)to,
            Size = 0.62,
            FillColor = PngPage.Hex(fill),
            LineColor = PngPage.Hex(outline ?? fill),
            LineWidth = outline is null ? 0 : 1.4f,
        };
}
