namespace Finops.Simulator;

/// <summary>What one principal really used and was charged on a day, per product, model and tier. USD are exact.</summary>
public sealed record TruthRow(
    DateOnly UsageDate,
    string PrincipalType,
    string PrincipalId,
    string? Email,
    string? Product,
    string? Model,
    string? ContextWindow,
    string? InferenceGeo,
    string? Speed
)
{
    public long UncachedInputTokens { get; set; }

    public long CacheReadTokens { get; set; }

    public long CacheWrite5mTokens { get; set; }

    public long CacheWrite1hTokens { get; set; }

    public long OutputTokens { get; set; }

    public long Requests { get; set; }

    public decimal ListUsd { get; set; }

    public decimal BilledUsd { get; set; }
}
