namespace Finops.Land;

/// <summary>What an extraction changed in one entity.</summary>
/// <param name="Entity">The entity.</param>
/// <param name="ChangedKeys">Days (or parts) whose content is new.</param>
/// <param name="VerifiedKeys">Days (or parts) that were read again and had not changed.</param>
/// <param name="RowCount">Rows written.</param>
public sealed record EntitySummary(string Entity, int ChangedKeys, int VerifiedKeys, long RowCount);
