namespace Finops.Explain;

/// <summary>A shared pool and how it was split, as it stands now: the receivers' amounts sum to the origin, their ratios to 1.</summary>
/// <param name="PoolId">month/provider/account/rule.</param>
/// <param name="OriginUsd">What went into it, exact.</param>
/// <param name="KeyScope">Whose use made the weights: account, provider or all.</param>
/// <param name="PoolWeight">All weights together, in the method's unit: seats, tokens, commits, micro-USD, millionths of a percent, or one each.</param>
/// <param name="IsWeighed">False when nothing weighed, so that the targets share evenly, or nobody takes it.</param>
/// <param name="Own">The share of the cost center whose bill it is; null when it has none any more.</param>
/// <param name="Receivers">Who got what.</param>
public sealed record ExplainedPool(
    string PoolId,
    decimal OriginUsd,
    string? KeyScope,
    decimal PoolWeight,
    bool IsWeighed,
    PoolShare? Own,
    Shown<PoolShare> Receivers
);
