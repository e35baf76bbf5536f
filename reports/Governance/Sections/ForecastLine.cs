using Finops.Reports.Marts;

namespace Finops.Reports.Governance.Sections;

/// <summary>What one scope's running month, or next fiscal quarter, is expected to come to, in US dollars, from mart_forecast_periods.</summary>
/// <param name="Scenario">baseline, or a scenario of prices.</param>
/// <param name="ScenarioNote">What the scenario assumes; null without a note.</param>
/// <param name="Low">Of the 80 % interval; null while too few earlier forecasts have a known outcome.</param>
/// <param name="MeanError">Mean absolute error of earlier forecasts of this kind as part of the outcome; null = none measured.</param>
/// <param name="PeriodsTested">Periods among them.</param>
internal sealed record ForecastLine(
    string Scenario,
    string? ScenarioNote,
    string ScopeType,
    string ScopeId,
    string? ScopeName,
    bool IsQuarter,
    DateOnly Start,
    DateOnly End,
    decimal ChargedUsd,
    decimal PriceChangeUsd,
    decimal ProjectedUsd,
    decimal? Low,
    decimal? High,
    decimal? MeanError,
    decimal? WithinRatio,
    long PeriodsTested
)
{
    internal const string Mart = "mart_forecast_periods";

    /// <summary>The organization with its price scenarios, then the cost centers with the dearest month to come; each with month and quarter.</summary>
    internal const string Sql = """
        WITH ranked AS (
          SELECT scope_id, row_number() OVER (ORDER BY projected_usd DESC, scope_id) AS place
          FROM mart_forecast_periods
          WHERE scenario_id = 'baseline' AND scope_type = 'cost_center' AND period_type = 'month'
        ),
        priced AS (
          SELECT DISTINCT scenario.scenario_id
          FROM mart_forecast_periods AS scenario
          JOIN mart_forecast_periods AS baseline USING (scope_type, scope_id, period_type, period_start)
          WHERE scenario.scope_type = 'organization' AND baseline.scenario_id = 'baseline' AND scenario.price_change_usd <> baseline.price_change_usd
          ORDER BY scenario_id
          LIMIT 2
        )
        SELECT forecast.*, assumed.note, center.name AS scope_name
        FROM mart_forecast_periods AS forecast
        LEFT JOIN ranked ON forecast.scope_type = 'cost_center' AND ranked.scope_id = forecast.scope_id
        LEFT JOIN ref_forecast_scenarios AS assumed USING (scenario_id)
        LEFT JOIN ref_cost_centers AS center
          ON forecast.scope_type = 'cost_center' AND center.cost_center_id = forecast.scope_id
          AND center.valid_from <= $month AND (center.valid_to IS NULL OR center.valid_to > $month)
        WHERE (forecast.scope_type = 'organization' AND (scenario_id = 'baseline' OR scenario_id IN (FROM priced)))
          OR (scenario_id = 'baseline' AND place <= 5)
        ORDER BY forecast.scope_type DESC, scenario_id <> 'baseline', scenario_id, place, period_type
        """;

    internal static ForecastLine Read(MartRow row) =>
        new(
            row.Text("scenario_id"),
            row.TextOrNull("note"),
            row.Text("scope_type"),
            row.Text("scope_id"),
            row.TextOrNull("scope_name"),
            row.Text("period_type") == "quarter",
            row.Date("period_start"),
            row.Date("period_end"),
            row.Usd("actual_usd"),
            row.Usd("price_change_usd"),
            row.Usd("projected_usd"),
            row.NumberOrNull("low_80_usd"),
            row.NumberOrNull("high_80_usd"),
            row.NumberOrNull("mape_ratio"),
            row.NumberOrNull("coverage_80_ratio"),
            row.Count("period_count")
        );
}
