using ScottPlot;

namespace Finops.Reports.Charts.Png;

/// <summary>Names to the left of the bars, each in a font that has its letters: an axis of the library has one font for all.</summary>
internal sealed class NamesBeside(IReadOnlyList<string> names) : IPlottable
{
    private const float Gap = 8;

    public bool IsVisible { get; set; } = true;

    public IAxes Axes { get; set; } = new Axes();

    public IEnumerable<LegendItem> LegendItems => [];

    public AxisLimits GetAxisLimits() => AxisLimits.NoLimits;

    /// <summary>Room for the longest name, in pixels.</summary>
    internal float Width()
    {
        using var paint = Paint.NewDisposablePaint();
        return names.Select(name => Style(name).Measure(name, paint).Width).DefaultIfEmpty(0).Max() + (2 * Gap);
    }

    public void Render(RenderPack rp)
    {
        rp.CanvasState.DisableClipping();
        for (var row = 0; row < names.Count; row++)
        {
            Style(names[row]).Render(rp.Canvas, new Pixel(rp.DataRect.Left - Gap, Axes.GetPixelY(-row)), rp.Paint, names[row], true);
        }
    }

    private static LabelStyle Style(string name) =>
        new()
        {
            Text = name,
            FontName = SourceSans.For([name]),
            FontSize = PngPage.Text,
            ForeColor = PngPage.Hex(Palette.Ink),
            Alignment = Alignment.MiddleRight,
        };
}
