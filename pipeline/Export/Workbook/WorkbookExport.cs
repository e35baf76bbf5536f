namespace Finops.Export.Workbook;

/// <summary>A month's written workbook.</summary>
/// <param name="File">The .xlsx file.</param>
/// <param name="Manifest">JSON beside it: hash, rows and totals of every tab, as-of and build.</param>
/// <param name="Tabs">What it holds beside summary and method.</param>
/// <param name="ChargedUsd">What cost centers owe, in whole cents.</param>
/// <param name="ShowbackUsd">What is shown and not charged, in whole cents.</param>
/// <param name="Sha256">Hash of the file's bytes.</param>
public sealed record WorkbookExport(string File, string Manifest, IReadOnlyList<WorkbookTab> Tabs, decimal ChargedUsd, decimal ShowbackUsd, string Sha256);
