namespace Finops.Simulator.Vendors.ClaudeSpendLimits;

/// <summary>A member's limit in force.</summary>
/// <param name="Source">user, rbac_group or seat_tier: what it comes from.</param>
/// <param name="Amount">Whole cents as text; null = unlimited.</param>
internal sealed record MemberLimit(string Source, string? Amount);
