namespace Finops.Simulator.Staff;

/// <summary>Where a person belongs from <paramref name="From"/> (inclusive) until <paramref name="To"/> (exclusive; null = open).</summary>
/// <param name="CostCenterId">Null for a person without a cost center.</param>
public sealed record Assignment(string? CostCenterId, string Department, string BusinessUnit, string? ManagerId, DateOnly From, DateOnly? To)
{
    /// <summary>Whether the day falls into the validity.</summary>
    public bool Covers(DateOnly day) => day >= From && (To is null || day < To);
}
