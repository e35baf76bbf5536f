namespace Finops.Reports.Content;

/// <summary>One column per month; an estimated part stands on top of the billed one.</summary>
public sealed record ColumnsChart(IReadOnlyList<Column> Columns, ValueAxis Axis, string Measure) : Chart
{
    internal override TableBlock ToTable() =>
        new(Measure, [new("Month"), new(Measure, IsNumber: true)], [.. Columns.Select(column => new TableRow([column.Name, column.ValueText]))]);
}
