namespace Finops.Reports.Content;

/// <summary>Several series over the same periods: lines of their own, or parts of one whole on top of each other.</summary>
/// <param name="Periods">Labels from left to right.</param>
/// <param name="Series">In the order of the legend.</param>
/// <param name="IsStacked">Parts of a whole, as columns; otherwise lines.</param>
/// <param name="Tick">How a value is written at the axis.</param>
public sealed record SeriesChart(IReadOnlyList<string> Periods, IReadOnlyList<ChartSeries> Series, bool IsStacked, Func<decimal, string> Tick) : Chart
{
    internal override TableBlock ToTable() =>
        new(
            "",
            [new("Period"), .. Series.Select(series => new TableColumn(series.Name, IsNumber: true))],
            [
                .. Periods.Select(
                    (period, i) => new TableRow([period, .. Series.Select(series => new Cell(series.Values[i] is { } value ? Tick(value) : Figures.None))])
                ),
            ]
        );
}
