namespace Finops.Reports.Content;

/// <param name="StartsGroup">A thin rule stands above it.</param>
public sealed record TableRow(IReadOnlyList<Cell> Cells, bool StartsGroup = false);
