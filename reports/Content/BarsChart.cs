namespace Finops.Reports.Content;

/// <summary>Ranked bars, each made of the same series, with columns of text on the right.</summary>
/// <param name="Series">One name per part of a bar; with a single one no legend is drawn.</param>
/// <param name="SideHeaders">Headers of the text columns on the right.</param>
public sealed record BarsChart(string Subject, IReadOnlyList<string> Series, IReadOnlyList<string> SideHeaders, IReadOnlyList<Bar> Bars) : Chart
{
    internal override TableBlock ToTable() =>
        new(
            Subject,
            [
                new(Subject),
                .. Series.Select(name => new TableColumn(name, IsNumber: true)),
                .. SideHeaders.Select(name => new TableColumn(name, IsNumber: true)),
            ],
            [.. Bars.Select(bar => new TableRow([bar.Name, .. bar.Parts.Select(part => new Cell(part.Text)), .. bar.Side]))]
        );
}
