using Finops.Reports.Content;

namespace Finops.Reports.Charts;

/// <summary>Columns by month: the current one dark, provisional ones pale with a dashed outline.</summary>
internal static class ColumnsOption
{
    internal static EChartsOption Of(ColumnsChart chart, string altText)
    {
        var hasEstimates = chart.Columns.Any(column => column.Estimate > 0m);
        return new EChartsOption(
            184,
            new Grid(46, 8, 22, 34),
            [
                new Axis
                {
                    Type = "category",
                    Data = [.. chart.Columns.Select(column => new AxisItem(column.Label))],
                    AxisLine = new Line(true, new LineStyle(Palette.Ink, 1m)),
                    AxisLabel = new AxisLabel
                    {
                        Interval = 0,
                        Margin = 8,
                        LineHeight = 14,
                        FontSize = Palette.Text,
                        Color = Palette.Muted,
                    },
                },
            ],
            [Values(chart.Axis)],
            [
                new Series
                {
                    Type = "bar",
                    Stack = "month",
                    BarWidth = chart.Columns.Count > 8 ? "66%" : "52%",
                    Data = [.. chart.Columns.Select(column => new DataItem(column.Value, Tip(column), Solid(column), hasEstimates ? null : Above(column)))],
                },
                .. hasEstimates
                    ?
                    [
                        new Series
                        {
                            Type = "bar",
                            Stack = "month",
                            Data =
                            [
                                .. chart.Columns.Select(column => new DataItem(
                                    column.Estimate,
                                    Tip(column),
                                    new ItemStyle { Color = Palette.Grey },
                                    Above(column)
                                )),
                            ],
                        },
                    ]
                    : Array.Empty<Series>(),
            ]
        )
        {
            Aria = Aria.Of(altText),
        };
    }

    /// <summary>A value axis from zero with the labels of the content.</summary>
    internal static Axis Values(ValueAxis axis) =>
        new()
        {
            Type = "value",
            Min = 0,
            Max = axis.End,
            Interval = axis.Step,
            Ticks = new Ticks(axis.Step, axis.Labels),
            AxisLine = Line.Hidden,
            SplitLine = new Line(true, new LineStyle(Palette.Rule, 1m)),
            AxisLabel = new AxisLabel
            {
                Margin = 8,
                FontSize = Palette.Text,
                Color = Palette.Muted,
            },
        };

    private static string Tip(Column column) => $"{column.Name}\n{column.ValueText}{(column.IsProvisional ? " (can still be revised)" : "")}";

    private static ItemStyle Solid(Column column) =>
        column.IsProvisional
            ? new ItemStyle
            {
                Color = Palette.Pale,
                BorderColor = column.IsCurrent ? Palette.Accent : Palette.Soft,
                BorderWidth = 1.4m,
                BorderType = "dashed",
            }
            : new ItemStyle { Color = column.IsCurrent ? Palette.Accent : Palette.Soft };

    private static Label? Above(Column column) =>
        !column.ShowsValue
            ? null
            : new Label(column.ValueText)
            {
                Position = "top",
                Distance = 5,
                FontSize = Palette.Text,
                FontWeight = column.IsCurrent ? 600 : 400,
                Color = column.IsCurrent ? Palette.Accent : Palette.Ink,
            };
}
