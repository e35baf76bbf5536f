namespace Finops.Export;

/// <summary>A month's written chargeback.</summary>
/// <param name="Folder">The month's folder, which holds all of it.</param>
/// <param name="Manifest">JSON: hash, rows and totals of every file, as-of and build.</param>
/// <param name="Files">The bills of all, their lines, then each unit's own.</param>
/// <param name="ChargedUsd">What cost centers owe, in whole cents.</param>
/// <param name="ShowbackUsd">What is shown and not charged, in whole cents.</param>
public sealed record ChargebackExport(string Folder, string Manifest, IReadOnlyList<ExportedFile> Files, decimal ChargedUsd, decimal ShowbackUsd)
{
    /// <summary>The CSV of all bills.</summary>
    public string Bills => PathOf(Files[0]);

    /// <summary>The CSV of all lines.</summary>
    public string Lines => PathOf(Files[1]);

    /// <summary>Cost centers that got files of their own.</summary>
    public int UnitCount => Files.Select(file => file.CostCenterId).OfType<string>().Distinct(StringComparer.Ordinal).Count();

    /// <summary>Full path of a file.</summary>
    public string PathOf(ExportedFile file) => Path.Combine(Folder, file.File);
}
