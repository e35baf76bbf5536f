using Finops.Reports.Content;

namespace Finops.Reports.Charts;

/// <summary>Ranked horizontal bars; the text columns on the right are axes of their own.</summary>
internal static class BarsOption
{
    private const int RowHeight = 18;
    private const int SideWidth = 64;
    private const int NamesWidth = 170;

    /// <summary>A part narrower than this share of the longest bar has no room for its figure.</summary>
    private const decimal SmallestLabelled = 0.09m;

    internal static EChartsOption Of(BarsChart chart, string altText)
    {
        var longest = Math.Max(chart.Bars.Max(bar => bar.Parts.Sum(part => part.Value)), 0.01m);
        var hasLegend = chart.Series.Count > 1;
        int top = (hasLegend ? 26 : 2) + 22;
        Axis bars = NameAxis(chart);
        return new EChartsOption(
            top + (chart.Bars.Count * RowHeight) + 6,
            new Grid(NamesWidth, (chart.SideHeaders.Count * SideWidth) + 6, top, 6),
            [
                new Axis
                {
                    Type = "value",
                    Min = 0,
                    Max = longest,
                    Show = false,
                    AxisLine = Line.Hidden,
                    AxisLabel = new AxisLabel { Show = false },
                },
            ],
            [bars, .. chart.SideHeaders.Select((header, i) => Side(chart, header, i))],
            [.. chart.Series.Select((name, i) => Parts(chart, name, i, longest))],
            hasLegend ? Legend(chart) : null
        )
        {
            Aria = Aria.Of(altText),
        };
    }

    private static Axis NameAxis(BarsChart chart) =>
        new()
        {
            Type = "category",
            Inverse = true,
            Data = [.. chart.Bars.Select(bar => new AxisItem(bar.Name, new TextStyle { Color = bar.IsMuted ? Palette.Muted : Palette.Ink }))],
            Z = 4,
            AxisLine = new Line(true, new LineStyle(Palette.Ink, 1m)),
            AxisLabel = new AxisLabel
            {
                Interval = 0,
                Margin = 10,
                Width = NamesWidth - 14,
                Overflow = "truncate",
                FontSize = 11.5m,
            },
        };

    private static Axis Side(BarsChart chart, string header, int index) =>
        new()
        {
            Type = "category",
            Position = "right",
            Offset = (index + 1) * SideWidth,
            Inverse = true,
            Data = [.. chart.Bars.Select(bar => new AxisItem(bar.Side[index].Text, new TextStyle { Align = "right", Color = Colour(bar.Side[index]) }))],
            Name = header,
            NameLocation = "start",
            NameGap = 10,
            NameTextStyle = new TextStyle
            {
                Align = "right",
                FontSize = Palette.Text,
                FontWeight = 600,
                Color = Palette.Muted,
            },
            AxisLine = Line.Hidden,
            AxisLabel = new AxisLabel
            {
                Interval = 0,
                Margin = 0,
                Align = "right",
                FontSize = 11.5m,
                FontWeight = index == 0 ? 600 : 400,
            },
        };

    private static Series Parts(BarsChart chart, string name, int index, decimal longest)
    {
        (string fill, string text) = Palette.Parts[Math.Min(index, Palette.Parts.Count - 1)];
        return new Series
        {
            Type = "bar",
            Name = name,
            Stack = "bar",
            BarWidth = "12",
            ItemStyle = new ItemStyle
            {
                Color = fill,
                BorderColor = "#ffffff",
                BorderWidth = chart.Series.Count > 1 ? 0.8m : 0m,
            },
            Data =
            [
                .. chart.Bars.Select(bar => new DataItem(
                    bar.Parts[index].Value,
                    $"{bar.Name}\n{name}: {bar.Parts[index].Text}",
                    bar.IsMuted && chart.Series.Count == 1 ? new ItemStyle { Color = Palette.Grey } : null,
                    chart.Series.Count == 1 || bar.Parts[index].Value < longest * SmallestLabelled
                        ? null
                        : new Label(bar.Parts[index].Text)
                        {
                            Position = "inside",
                            FontSize = 9.5m,
                            Color = text,
                        }
                )),
            ],
        };
    }

    private static Legend Legend(BarsChart chart) =>
        new(chart.Series, NamesWidth - 4, 0, 9, 9, 16, "rect", new TextStyle { FontSize = Palette.Text, Color = Palette.Ink });

    private static string Colour(Cell cell) =>
        cell.Tone switch
        {
            Tone.Bad => Palette.Bad,
            Tone.Good => Palette.Good,
            Tone.Warning => Palette.Warning,
            _ => Palette.Ink,
        };
}
