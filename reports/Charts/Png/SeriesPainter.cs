using Finops.Reports.Content;
using ScottPlot;
using Bar = ScottPlot.Bar;

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

    // What is negative is stacked below zero.
    private static void Stack(Plot plot, SeriesChart chart, IReadOnlyList<string> colors)
    {
        var bars = new List<Bar>();
        for (var period = 0; period < chart.Periods.Count; period++)
        {
            var (above, below) = (0m, 0m);
            foreach (var (series, color) in chart.Series.Zip(colors))
            {
                var value = series.Values[period] ?? 0m;
                var start = value < 0m ? below : above;
                bars.Add(
                    new Bar
                    {
                        Position = period,
                        ValueBase = (double)start,
                        Value = (double)(start + value),
                        Size = chart.Periods.Count > 40 ? 1 : 0.7,
                        FillColor = PngPage.Hex(color),
                        LineWidth = 0,
                    }
                );
                (above, below) = value < 0m ? (above, below + value) : (above + value, below);
            }
        }

        PngPage.Scale(plot, ValueScale.Over(bars.Select(bar => (decimal)bar.Value)), chart.Tick);
        plot.Add.Bars(bars);
    }
}
