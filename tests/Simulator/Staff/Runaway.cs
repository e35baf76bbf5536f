namespace Finops.Simulator.Staff;

/// <summary>The injected runaway: an unattended agent that one person left running over a weekend.</summary>
/// <param name="Person">Whose agent.</param>
/// <param name="CostCenterId">Who pays.</param>
/// <param name="From">First day, inclusive.</param>
/// <param name="To">Last day, exclusive.</param>
/// <param name="TurnsPerHour">Turns of the agent in each hour of day and night.</param>
public sealed record Runaway(Person Person, string CostCenterId, DateOnly From, DateOnly To, int TurnsPerHour);
