namespace Finops.Land;

/// <summary>What reading a volume file told.</summary>
/// <param name="RowCount">Its rows.</param>
/// <param name="ContentSha256">What tells a re-read.</param>
/// <param name="ContractSha256">The contract's version, and which of its columns the landed file has.</param>
internal sealed record VolumeCopy(long RowCount, string ContentSha256, string ContractSha256);
