using Finops.Reports.Content;
using ScottPlot;

namespace Finops.Reports.Charts.Png;

/// <summary>Up to five series over the same periods, stacked as columns or as lines, with a legend; each has a colour of its own.</summary>
internal static class SeriesPainter
{
    internal static byte[] Draw(SeriesChart chart, string title)
    {
        var plot = PngPage.New(title);
        var colors = chart.Series.Select((series, i) => series.IsRest ? Palette.Grey : Palette.Series[i]).ToList();
        if (chart.IsStacked)
        {
            Stack(plot, chart, colors);
        }
        else
        {
            PngPage.Scale(plot, ValueScale.Over(chart.Series.SelectMany(series => series.Values).OfType<decimal>()), chart.Tick);
            foreach (var (series, color) in chart.Series.Zip(colors))
            {
                DailyPainter.Line(plot, series.Values, color);
            }
        }

        PngPage.Label(plot.Axes.Bottom, DailyPainter.Labels(chart.Periods));
        PngPage.Legend(plot, chart.Series.Select((series, i) => (series.Name, colors[i])));
        plot.Axes.SetLimitsX(-0.6, chart.Periods.Count - 0.4);
        return PngPage.Render(plot, 380);
    }

    private static void Stack(Plot plot, SeriesChart chart, IReadOnlyList<string> colors)
    {
        var size = chart.Periods.Count > 40 ? 1 : 0.7;
        var bars = Enumerable
            .Range(0, chart.Periods.Count)
            .SelectMany(period => StackedBar.Of(period, size, chart.Series.Select((series, i) => (series.Values[period] ?? 0m, colors[i]))))
            .ToList();
        PngPage.Scale(plot, ValueScale.Over(bars.Select(bar => (decimal)bar.Value)), chart.Tick);
        plot.Add.Bars(bars);
    }
}
