using Finops.Reports.Content;

namespace Finops.Reports.Charts.Png;

/// <summary>Content's charts as PNG pictures, in the report's look: for mail, chat and slides. The same chart gives the same bytes.</summary>
public static class PngChart
{
    /// <summary>Draws a chart, 860 pixels wide at double sharpness.</summary>
    /// <param name="title">Above the drawing; may be empty.</param>
    /// <param name="tick">How a value is written at the axis.</param>
    /// <exception cref="NotSupportedException">There is no drawing for this kind of chart.</exception>
    public static byte[] Draw(Chart chart, string title, Func<decimal, string> tick) =>
        chart switch
        {
            BarsChart bars => BarsPainter.Draw(bars, title),
            ColumnsChart columns => ColumnsPainter.Draw(columns, title, tick),
            DailyChart daily => DailyPainter.Draw(daily, title, tick),
            SeriesChart series => SeriesPainter.Draw(series, title),
            _ => throw new NotSupportedException($"No picture for {chart.GetType().Name}."),
        };
}
