namespace Finops.Land;

/// <summary>What stands for one key: the line of the landing log.</summary>
/// <param name="Key">What it replaces.</param>
/// <param name="File">The Parquet file below raw/, or null when the answer was empty.</param>
/// <param name="RowCount">Rows of this key in the file.</param>
/// <param name="ContentSha256">Hash of the vendor's content, whatever its order; tells a re-read that found nothing new.</param>
/// <param name="Origin">Where it came from, for people.</param>
/// <param name="Account">The organization as finops.json names it, where a vendor has several.</param>
public sealed record LandedContent(LandingKey Key, string? File, long RowCount, string ContentSha256, string? Origin, string? Account)
{
    /// <summary>Version of the contract under which the file was written; files of one version have the same columns. Null: the contract's own.</summary>
    public string? ContractSha256 { get; init; }
}
