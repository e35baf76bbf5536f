namespace Finops.Reports.Content;

/// <summary>A line by day with numbered marks; weekends are shaded.</summary>
public sealed record DailyChart(IReadOnlyList<DailyPoint> Points, ValueAxis Axis, IReadOnlyList<DailyMark> Marks, string Measure) : Chart
{
    internal override TableBlock ToTable() =>
        new(Measure, [new("Day"), new(Measure, IsNumber: true)], [.. Points.Select(point => new TableRow([point.Name, point.Text]))]);
}
