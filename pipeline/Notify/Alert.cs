namespace Finops.Notify;

/// <summary>Something that has been crossed, as mart_alerts states it.</summary>
/// <param name="AlertKey">The same for one limit, threshold and period for ever.</param>
/// <param name="Kind">budget, freshness, spend_limit, anomaly …</param>
/// <param name="Level">The rules' word: warning, critical, exhausted, stale …</param>
/// <param name="Severity">info, warning or critical: what quiet hours go by.</param>
/// <param name="Title">What it is about in a few words.</param>
/// <param name="FigureUsd">What was reached, USD; null where it is no money.</param>
/// <param name="LimitUsd">What it is held against, USD.</param>
/// <param name="ThresholdRatio">Part of the limit that was reached: 0.75.</param>
/// <param name="PeriodStart">First day (UTC) of the period that it counts in.</param>
/// <param name="PeriodEnd">First day after it.</param>
/// <param name="CrossingDate">The day it was crossed.</param>
/// <param name="Detail">One sentence with further figures.</param>
/// <param name="Action">What the reader can do.</param>
public sealed record Alert(
    string AlertKey,
    string Kind,
    string ScopeType,
    string ScopeId,
    string ScopeName,
    string Level,
    string Severity,
    string Title,
    decimal? FigureUsd,
    decimal? LimitUsd,
    decimal? ThresholdRatio,
    DateOnly PeriodStart,
    DateOnly PeriodEnd,
    DateOnly CrossingDate,
    string Detail,
    string Action
);
