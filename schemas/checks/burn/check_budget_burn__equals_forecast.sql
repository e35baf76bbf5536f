-- Months projected in two ways: their budget and the forecast's baseline expect different amounts.
SELECT b.scope_type, b.scope_id, b.period_start, b.projected_usd, f.projected_usd AS forecast_usd
FROM mart_budget_burn b
JOIN mart_forecast_periods f ON f.scope_type = b.scope_type AND f.scope_id = b.scope_id AND f.period_type = b.period_type AND f.period_start = b.period_start
WHERE f.scenario_id = 'baseline' AND b.projected_usd <> f.projected_usd
