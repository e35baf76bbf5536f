using Finops.Reports.Content;
using ScottPlot;

namespace Finops.Reports.Charts.Png;

/// <summary>A line by day, weekends shaded behind it, ringed marks with their references above it.</summary>
internal static class DailyPainter
{
    private const int MostLabels = 9;

    internal static byte[] Draw(DailyChart chart, string title, Func<decimal, string> tick)
    {
        var plot = PngPage.New(title);
        for (var i = 0; i < chart.Points.Count; i++)
        {
            if (chart.Points[i].IsWeekend)
            {
                var shade = plot.Add.HorizontalSpan(i - 0.5, i + 0.5, PngPage.Hex(Palette.Shade));
                shade.LineStyle.Width = 0;
            }
        }

        var scale = ValueScale.Over(chart.Points.Select(point => point.Value ?? 0m));
        PngPage.Scale(plot, scale, tick);
        Line(plot, [.. chart.Points.Select(point => point.Value)], Palette.Accent);
        foreach (var mark in chart.Marks)
        {
            var at = (double)(chart.Points[mark.Index].Value ?? 0m);
            plot.Add.Marker(mark.Index, at, MarkerShape.FilledCircle, 11, PngPage.Hex(Palette.Bad));
            plot.Add.Marker(mark.Index, at, MarkerShape.FilledCircle, 7, Colors.White);
            var text = plot.Add.Text(mark.Text.Length == 0 ? mark.Reference : $"{mark.Reference} {mark.Text}", mark.Index, at);
            text.LabelFontName = SourceSans.For([mark.Text]);
            text.LabelFontSize = 13;
            text.LabelBold = true;
            text.LabelFontColor = PngPage.Hex(Palette.Bad);
            text.LabelAlignment = Alignment.LowerCenter;
            text.OffsetY = -7;
        }

        PngPage.Label(plot.Axes.Bottom, Labels([.. chart.Points.Select(point => point.Name)]));
        plot.Axes.SetLimitsX(-0.6, chart.Points.Count - 0.4);
        return PngPage.Render(plot, 340);
    }

    /// <summary>A line that stops where there is no value; points are dotted while there is room.</summary>
    internal static void Line(Plot plot, IReadOnlyList<decimal?> values, string color)
    {
        for (var start = 0; start < values.Count; start++)
        {
            var end = start;
            while (end < values.Count && values[end] is not null)
            {
                end++;
            }

            if (end > start)
            {
                var line = plot.Add.Scatter(
                    Enumerable.Range(start, end - start).Select(i => (double)i).ToArray(),
                    [.. values.Skip(start).Take(end - start).Select(value => (double)value!.Value)],
                    PngPage.Hex(color)
                );
                line.LineWidth = 2;
                line.MarkerSize = values.Count <= 62 || end - start == 1 ? 5 : 0;
                start = end;
            }
        }
    }

    /// <summary>The first, then as many as have room, at equal distances.</summary>
    internal static IEnumerable<(double Position, string Text)> Labels(IReadOnlyList<string> names)
    {
        var distance = Math.Max(1, (names.Count + MostLabels - 1) / MostLabels);
        return names.Select((name, i) => (Position: (double)i, name)).Where(label => (int)label.Position % distance == 0);
    }
}
