using ScottPlot;
using ScottPlot.TickGenerators;

namespace Finops.Reports.Charts.Png;

/// <summary>What all pictures have in common: size, font, colours, axes without boxes.</summary>
internal static class PngPage
{
    internal const int Width = 860;
    private const int Sharpness = 2;
    internal const float Text = 13;

    static PngPage()
    {
        // Before the resolvers of the library, which ask the machine.
        Fonts.FontResolvers.Insert(0, new SourceSans());
    }

    internal static Plot New(string title)
    {
        var plot = new Plot { ScaleFactor = Sharpness };
        plot.FigureBackground.Color = Colors.White;
        plot.DataBackground.Color = Colors.White;
        plot.Grid.IsVisible = false;
        plot.Axes.Frame(enable: false);
        plot.Axes.Title.Label.Text = title;
        plot.Axes.Title.Label.FontName = SourceSans.For([title]);
        plot.Axes.Title.Label.FontSize = 16;
        plot.Axes.Title.Label.Bold = true;
        plot.Axes.Title.Label.ForeColor = Hex(Palette.Ink);
        foreach (var axis in new IAxis[] { plot.Axes.Left, plot.Axes.Bottom, plot.Axes.Right, plot.Axes.Top })
        {
            Quiet(axis);
        }

        return plot;
    }

    /// <summary>Words at an axis, without marks beside them.</summary>
    internal static void Label(IAxis axis, IEnumerable<(double Position, string Text)> labels, string color = Palette.Muted, bool isStrong = false)
    {
        var ticks = labels.ToList();
        Quiet(axis);
        axis.TickGenerator = new NumericManual([.. ticks.Select(tick => tick.Position)], [.. ticks.Select(tick => tick.Text)]);
        axis.TickLabelStyle.FontName = SourceSans.For(ticks.Select(tick => tick.Text));
        axis.TickLabelStyle.FontSize = Text;
        axis.TickLabelStyle.Bold = isStrong;
        axis.TickLabelStyle.ForeColor = Hex(color);
    }

    /// <summary>The value axis on the left, a pale line across at each of its steps, and a dark one at zero.</summary>
    internal static void Scale(Plot plot, ValueScale scale, Func<decimal, string> label)
    {
        Label(plot.Axes.Left, scale.Ticks.Select(tick => ((double)tick, tick == 0m ? "0" : label(tick))));
        foreach (var tick in scale.Ticks)
        {
            var line = plot.Add.HorizontalLine((double)tick, tick == 0m ? 1.2f : 1f, Hex(tick == 0m ? Palette.Ink : Palette.Rule));
            line.EnableAutoscale = false;
        }

        plot.Axes.SetLimitsY((double)scale.Start, (double)scale.End);
    }

    internal static void Legend(Plot plot, IEnumerable<(string Name, string Color)> series)
    {
        var items = series.ToList();
        plot.Legend.ManualItems.AddRange(
            items.Select(item => new LegendItem
            {
                LabelText = item.Name,
                LabelStyle = { FontName = SourceSans.For([item.Name]) },
                FillColor = Hex(item.Color),
                LineColor = Hex(item.Color),
            })
        );
        plot.Legend.FontSize = Text;
        plot.Legend.FontColor = Hex(Palette.Ink);
        plot.Legend.OutlineColor = Colors.Transparent;
        plot.Legend.ShadowColor = Colors.Transparent;
        plot.Legend.BackgroundColor = Colors.Transparent;
        plot.Legend.Orientation = Orientation.Horizontal;
        plot.ShowLegend(Edge.Top);
    }

    internal static byte[] Render(Plot plot, int height) => plot.GetImage(Width * Sharpness, height * Sharpness).GetImageBytes(ImageFormat.Png);

    internal static Color Hex(string color) => Color.FromHex(color);

    private static void Quiet(IAxis axis)
    {
        axis.FrameLineStyle.Width = 0;
        axis.MajorTickStyle.Length = 4;
        axis.MajorTickStyle.Color = Colors.Transparent;
        axis.MinorTickStyle.Length = 0;
        axis.TickGenerator = new EmptyTickGenerator();
    }
}
