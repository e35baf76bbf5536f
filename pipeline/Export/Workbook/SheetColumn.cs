namespace Finops.Export.Workbook;

/// <summary>A column of a mart as a sheet shows it.</summary>
/// <param name="Name">The mart's column.</param>
/// <param name="Header">What stands above it.</param>
/// <param name="Width">In characters.</param>
/// <param name="IsSummed">Whether its sum means something, and stands above it.</param>
internal sealed record SheetColumn(string Name, string Header, double Width = 13, bool IsSummed = false);
