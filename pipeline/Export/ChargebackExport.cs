namespace Finops.Export;

/// <summary>A written chargeback file.</summary>
/// <param name="File">The CSV.</param>
/// <param name="Manifest">JSON beside it: hash, totals, as-of and build.</param>
/// <param name="RowCount">Lines without the header.</param>
/// <param name="BilledUsd">Their sum, in whole cents.</param>
/// <param name="Sha256">Hash of the CSV's bytes.</param>
public sealed record ChargebackExport(string File, string Manifest, long RowCount, decimal BilledUsd, string Sha256);
