using Finops.Reports.Content;
using ScottPlot;

namespace Finops.Reports.Charts.Png;

/// <summary>Ranked horizontal bars with their names on the left and columns of text on the right; negative parts go to the left of zero.</summary>
internal static class BarsPainter
{
    private const int RowHeight = 26;
    private const int LongestName = 44;

    internal static byte[] Draw(BarsChart chart, string title)
    {
        var plot = PngPage.New(title);
        var bars = Enumerable
            .Range(0, chart.Bars.Count)
            .SelectMany(row =>
                StackedBar.Of(-row, 0.68, Enumerable.Range(0, chart.Series.Count).Select(part => (chart.Bars[row].Parts[part].Value, Fill(chart, row, part))))
            )
            .ToList();
        var drawn = plot.Add.Bars(bars);
        drawn.Horizontal = true;
        var zero = plot.Add.VerticalLine(0, 1.2f, PngPage.Hex(Palette.Ink));
        zero.EnableAutoscale = false;
        var names = new NamesBeside([.. chart.Bars.Select(bar => Short(bar.Name))]);
        plot.Add.Plottable(names);
        plot.Axes.Left.MinimumSize = names.Width();
        var sides = new List<IYAxis>();
        for (var side = 0; side < chart.SideHeaders.Count; side++)
        {
            IYAxis axis = side == 0 ? plot.Axes.Right : plot.Axes.AddRightAxis();
            sides.Add(axis);
            PngPage.Label(
                axis,
                [(0.95, chart.SideHeaders[side]), .. chart.Bars.Select((bar, row) => ((double)-row, bar.Side[side].Text))],
                Palette.Ink,
                isStrong: side == 0
            );
        }

        if (chart.Series.Count > 1)
        {
            PngPage.Legend(plot, chart.Series.Select((name, part) => (name, Palette.Parts[Math.Min(part, Palette.Parts.Count - 1)].Fill)));
        }

        var ends = bars.Select(bar => bar.Value).Append(0d).ToList();
        var reach = Math.Max(ends.Max() - ends.Min(), 1e-9);
        plot.Axes.SetLimits(ends.Min() < 0d ? ends.Min() - (0.02 * reach) : 0d, ends.Max() + (0.02 * reach), -chart.Bars.Count + 0.4, 1.4);
        foreach (var axis in sides)
        {
            plot.Axes.SetLimitsY(-chart.Bars.Count + 0.4, 1.4, axis);
        }

        return PngPage.Render(plot, 70 + ((chart.Bars.Count + 1) * RowHeight) + (chart.Series.Count > 1 ? 34 : 0));
    }

    private static string Fill(BarsChart chart, int row, int part) =>
        chart.Bars[row].IsMuted && chart.Series.Count == 1 ? Palette.Grey : Palette.Parts[Math.Min(part, Palette.Parts.Count - 1)].Fill;

    private static string Short(string name)
    {
        var line = name.ReplaceLineEndings(" ");
        return line.Length <= LongestName ? line : string.Concat(line.AsSpan(0, LongestName - 1), "…");
    }
}
