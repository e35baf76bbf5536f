namespace Finops.Explain;

/// <summary>What landed in raw and stands behind ledger rows.</summary>
/// <param name="Source">Source id.</param>
/// <param name="Entity">What the source brings.</param>
/// <param name="File">Below the home's raw folder.</param>
/// <param name="Part">Billing account, organization or dropped file.</param>
/// <param name="UsageDate">UTC day; null where the part landed whole.</param>
/// <param name="ContentSha256">Hash of the rows that landed for it.</param>
/// <param name="ExtractedAtUtc">When it was read.</param>
/// <param name="Origin">File that it was read from; null for a vendor's answer.</param>
public sealed record RawFile(
    string Source,
    string Entity,
    string File,
    string Part,
    DateOnly? UsageDate,
    string ContentSha256,
    string ExtractedAtUtc,
    string? Origin
);
