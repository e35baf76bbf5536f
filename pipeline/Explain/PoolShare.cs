namespace Finops.Explain;

/// <summary>One cost center's share of a pool.</summary>
/// <param name="CostCenterId">Who receives it.</param>
/// <param name="Weight">What it weighs, a whole number in the method's unit.</param>
/// <param name="AllocatedRatio">Its part of the pool (FOCUS AllocatedRatio), 18 decimals.</param>
/// <param name="Usd">What it got, exact.</param>
public sealed record PoolShare(string CostCenterId, decimal Weight, decimal AllocatedRatio, decimal Usd);
