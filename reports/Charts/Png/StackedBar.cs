using ScottPlot;

namespace Finops.Reports.Charts.Png;

/// <summary>The parts of one bar on top of each other; what is negative is stacked below zero.</summary>
internal static class StackedBar
{
    /// <summary>One piece for each part, in the parts' order.</summary>
    /// <param name="position">Where the bar stands on the axis of names or periods.</param>
    /// <param name="size">Its breadth; 1 leaves no gap to the next.</param>
    /// <param name="parts">Value and colour of each.</param>
    internal static IEnumerable<Bar> Of(double position, double size, IEnumerable<(decimal Value, string Color)> parts)
    {
        var (above, below) = (0m, 0m);
        foreach (var (value, color) in parts)
        {
            var start = value < 0m ? below : above;
            yield return new Bar
            {
                Position = position,
                ValueBase = (double)start,
                Value = (double)(start + value),
                Size = size,
                FillColor = PngPage.Hex(color),
                LineWidth = 0,
            };
            (above, below) = value < 0m ? (above, below + value) : (above + value, below);
        }
    }
}
