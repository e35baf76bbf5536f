namespace Finops.Reports.Content;

/// <summary>A table that may run over pages; its header is repeated, its totals are ruled off.</summary>
/// <param name="Title">With the unit of its amounts.</param>
public sealed record TableBlock(string Title, IReadOnlyList<TableColumn> Columns, IReadOnlyList<TableRow> Rows, IReadOnlyList<TableRow>? Totals = null) : Block;
