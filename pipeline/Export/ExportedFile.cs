using System.Text.Json.Serialization;

namespace Finops.Export;

/// <summary>One written file, as the manifest states it.</summary>
/// <param name="File">Relative to the manifest, with forward slashes.</param>
/// <param name="Sha256">Hash of the file's bytes.</param>
/// <param name="Mart">The mart whose rows it holds.</param>
/// <param name="CostCenterId">Whose it is; null for the files of all.</param>
/// <param name="IsCharged">False for showback; null for the files of all.</param>
/// <param name="RowCount">Lines without the header.</param>
/// <param name="Totals">Sum of each amount column, by its name.</param>
public sealed record ExportedFile(
    string File,
    string Sha256,
    string Mart,
    string? CostCenterId,
    bool? IsCharged,
    long RowCount,
    IReadOnlyDictionary<string, decimal> Totals
)
{
    /// <summary>What the file's lines come to, in whole cents.</summary>
    [JsonIgnore]
    public decimal BilledUsd => Totals["billed_usd"];
}
