namespace Finops.Verbs;

/// <summary>A row of mart_cost_anomalies_daily, as it is listed and decided on. Amounts in the measure's unit, the excess in USD.</summary>
/// <param name="Id">The same in every build.</param>
/// <param name="Day">UTC.</param>
/// <param name="ScopeType">organization, provider, cost_center, person or model.</param>
/// <param name="ScopeId">Which one.</param>
/// <param name="ScopeName">Its name on the day.</param>
/// <param name="Method">twice_daily_average or seasonal.</param>
/// <param name="Kind">spike, weekend, …</param>
/// <param name="Actual">What was seen.</param>
/// <param name="Expected">What was expected.</param>
/// <param name="ExcessUsd">The difference in USD, negative when less was spent.</param>
/// <param name="State">open, explained or false_alarm.</param>
/// <param name="Reason">What people said; null while nobody has.</param>
public sealed record Anomaly(
    string Id,
    DateOnly Day,
    string ScopeType,
    string ScopeId,
    string ScopeName,
    string Method,
    string Kind,
    decimal Actual,
    decimal Expected,
    decimal ExcessUsd,
    string State,
    string? Reason
);
