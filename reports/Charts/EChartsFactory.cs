using Finops.Reports.Content;

namespace Finops.Reports.Charts;

/// <summary>Content's charts as ECharts options: the one list of what can be drawn.</summary>
internal static class EChartsFactory
{
    /// <exception cref="NotSupportedException">There is no drawing for this kind of chart.</exception>
    internal static EChartsOption Of(ChartBlock block) =>
        block.Chart switch
        {
            ColumnsChart columns => ColumnsOption.Of(columns, block.AltText),
            BarsChart bars => BarsOption.Of(bars, block.AltText),
            DailyChart daily => DailyOption.Of(daily, block.AltText),
            _ => throw new NotSupportedException($"No drawing for {block.Chart.GetType().Name}."),
        };
}
