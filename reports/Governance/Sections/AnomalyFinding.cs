using Finops.Reports.Marts;

namespace Finops.Reports.Governance.Sections;

/// <summary>A row of mart_cost_anomalies_daily.</summary>
/// <param name="ExcessUsd">The day above its mean in US dollars, for either measure; negative when many cheap tokens replace few dear ones.</param>
/// <param name="Actual">US dollars or tokens, as is <paramref name="DailyAverage"/>.</param>
internal sealed record AnomalyFinding(
    DateOnly Day,
    string ScopeType,
    string ScopeId,
    string? ScopeName,
    bool IsTokens,
    decimal Actual,
    decimal DailyAverage,
    decimal? Ratio,
    decimal ExcessUsd,
    decimal ThresholdRatio,
    long WindowDays,
    decimal? FloorUsd,
    bool IsProvisional
)
{
    /// <summary>Of the organization or a cost center, whose owner can be asked.</summary>
    internal bool IsWide => ScopeType is "organization" or "cost_center";

    /// <summary>The month's findings by day, wide scopes first; tokens only where dollars did not stand out.</summary>
    internal const string Sql = """
        SELECT *
        FROM mart_cost_anomalies_daily
        WHERE date_trunc('month', usage_date) = $month AND method = 'twice_daily_average'
        QUALIFY measure = 'usd' OR count(*) FILTER (measure = 'usd') OVER (PARTITION BY usage_date, scope_type, scope_id) = 0
        ORDER BY usage_date,
          CASE scope_type WHEN 'organization' THEN 0 WHEN 'cost_center' THEN 1 WHEN 'person' THEN 2 ELSE 3 END,
          measure = 'tokens', excess_usd DESC, scope_id
        """;

    internal static AnomalyFinding Read(MartRow row) =>
        new(
            row.Date("usage_date"),
            row.Text("scope_type"),
            row.Text("scope_id"),
            row.TextOrNull("scope_name"),
            row.Text("measure") == "tokens",
            row.Usd("actual"),
            row.Usd("daily_average"),
            row.NumberOrNull("actual_ratio"),
            row.Usd("excess_usd"),
            row.Usd("threshold_ratio"),
            row.Count("window_days"),
            row.NumberOrNull("floor_usd"),
            row.Flag("is_provisional")
        );
}
