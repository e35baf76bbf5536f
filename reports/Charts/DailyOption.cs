using Finops.Reports.Content;

namespace Finops.Reports.Charts;

/// <summary>A line by day, weekends shaded behind it, ringed marks with their references above it.</summary>
internal static class DailyOption
{
    internal static EChartsOption Of(DailyChart chart, string altText) =>
        new(
            216,
            new Grid(46, 14, 24, 24),
            [
                new Axis
                {
                    Type = "category",
                    Data = [.. chart.Points.Select((point, i) => new AxisItem(IsLabelled(i, chart.Points.Count) ? point.Name : ""))],
                    AxisLine = new Line(true, new LineStyle(Palette.Ink, 1m)),
                    AxisLabel = new AxisLabel
                    {
                        Interval = 0,
                        Margin = 8,
                        FontSize = Palette.Text,
                        Color = Palette.Muted,
                    },
                },
            ],
            [ColumnsOption.Values(chart.Axis)],
            [
                new Series
                {
                    Type = "bar",
                    BarWidth = "100%",
                    Silent = true,
                    Z = 0,
                    ItemStyle = new ItemStyle { Color = Palette.Shade },
                    Data = [.. chart.Points.Select(point => new DataItem(point.IsWeekend ? chart.Axis.End : null))],
                },
                new Series
                {
                    Type = "line",
                    Symbol = "circle",
                    SymbolSize = 3,
                    ShowSymbol = true,
                    Z = 3,
                    ItemStyle = new ItemStyle { Color = Palette.Accent },
                    LineStyle = new LineStyle(Palette.Accent, 1.8m),
                    Data = [.. chart.Points.Select(point => new DataItem(point.Value, $"{point.Name}\n{point.Text}"))],
                },
                new Series
                {
                    Type = "scatter",
                    Symbol = "circle",
                    SymbolSize = 9,
                    Z = 5,
                    ItemStyle = new ItemStyle
                    {
                        Color = "#ffffff",
                        BorderColor = Palette.Bad,
                        BorderWidth = 2m,
                        Opacity = 1m,
                    },
                    Data = [.. chart.Marks.Select(mark => Mark(chart, mark))],
                },
            ]
        )
        {
            Aria = Aria.Of(altText),
        };

    private static DataItem Mark(DailyChart chart, DailyMark mark)
    {
        var point = chart.Points[mark.Index];
        bool left = IsHigher(mark.Index - 1);
        bool right = IsHigher(mark.Index + 1);
        return new DataItem(
            new object?[] { mark.Index, point.Value ?? 0m },
            $"{mark.Reference} · {point.Name}\n{point.Text}",
            Label: new Label(mark.Text.Length == 0 ? mark.Reference : $"{mark.Reference} {mark.Text}")
            {
                Position = left && right ? "bottom" : "top",
                Distance = 4,
                Offset = left == right || IsMarked(mark.Index + (left ? 1 : -1)) ? null : [left ? 9 : -9, 0],
                FontSize = Palette.Text,
                FontWeight = 600,
                Color = Palette.Bad,

                // A white ground, not an outline: outlined letters reach the PDF as drawings instead of text.
                BackgroundColor = "#ffffff",
                Padding = [1, 2],
            }
        );

        // The label keeps away from a line that rises beside its mark.
        bool IsMarked(int neighbour) => chart.Marks.Any(other => other.Index == neighbour);

        bool IsHigher(int neighbour) =>
            neighbour >= 0 && neighbour < chart.Points.Count && chart.Points[neighbour].Value > point.Value + (0.15m * chart.Axis.End);
    }

    /// <summary>The first day, then every fifth of the month; never one that its neighbour would touch.</summary>
    private static bool IsLabelled(int index, int count) => count <= 10 || index == 0 || (index + 1) % 5 == 0;
}
