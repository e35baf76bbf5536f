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
        with ranked as (
          select scope_id, row_number() over (order by projected_usd desc, scope_id) as place
          from mart_forecast_periods
          where scenario_id = 'baseline' and scope_type = 'cost_center' and period_type = 'month'
        ),
        priced as (
          select distinct scenario.scenario_id
          from mart_forecast_periods as scenario
          join mart_forecast_periods as baseline using (scope_type, scope_id, period_type, period_start)
          where scenario.scope_type = 'organization' and baseline.scenario_id = 'baseline' and scenario.price_change_usd <> baseline.price_change_usd
          order by scenario_id
          limit 2
        )
        select forecast.*, assumed.note, center.name as scope_name
        from mart_forecast_periods as forecast
        left join ranked on forecast.scope_type = 'cost_center' and ranked.scope_id = forecast.scope_id
        left join ref_forecast_scenarios as assumed using (scenario_id)
        left join ref_cost_centers as center
          on forecast.scope_type = 'cost_center' and center.cost_center_id = forecast.scope_id
          and center.valid_from <= $month and (center.valid_to is null or center.valid_to > $month)
        where (forecast.scope_type = 'organization' and (scenario_id = 'baseline' or scenario_id in (from priced)))
          or (scenario_id = 'baseline' and place <= 5)
        order by forecast.scope_type desc, scenario_id <> 'baseline', scenario_id, place, period_type
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
