namespace Finops.Export.Workbook;

/// <summary>A tab of a written workbook that shows a mart, as the manifest states it.</summary>
/// <param name="Tab">Its name.</param>
/// <param name="Mart">The mart whose rows it holds.</param>
/// <param name="RowCount">Rows without title, totals and headers.</param>
/// <param name="Totals">Sum of each amount column that has one, by the mart's name for it.</param>
public sealed record WorkbookTab(string Tab, string Mart, long RowCount, IReadOnlyDictionary<string, decimal> Totals);
