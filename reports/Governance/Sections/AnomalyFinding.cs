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
        select *
        from mart_cost_anomalies_daily
        where date_trunc('month', usage_date) = $month and method = 'twice_daily_average'
        qualify measure = 'usd' or count(*) filter (measure = 'usd') over (partition by usage_date, scope_type, scope_id) = 0
        order by usage_date,
          case scope_type when 'organization' then 0 when 'cost_center' then 1 when 'person' then 2 else 3 end,
          measure = 'tokens', excess_usd desc, scope_id
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
