-- How wide an interval must be, in millionths of a scope's scale (int_forecast_periods__projected), for the month in which a forecast is made: the 80 and 95 %
-- quantiles of the scores of earlier forecasts whose periods were over by then, so that no interval knows its own outcome. No shape of the errors is assumed.
-- Of n scores the quantile stands at place (n + 1) × 0.80, between two scores by parts, which covers 80 % of outcomes like those before, however few they are
-- (a whole place up would cover a point more of an organization's). Months learn from the last six that are over: one bad month would else widen the intervals
-- for ever. Quarters are too few and learn from all. Learnt from, the first that has 20 scores: forecasts of the same scope type and horizon, of the same scope
-- type, of the same horizon. Fewer: no interval.
-- grain: origin_month, period_type, scope_type, horizon
WITH origin_months AS (
  SELECT DISTINCT origin_month FROM int_forecast_origins__listed
),
known AS (
  SELECT m.origin_month, s.period_type, s.scope_type, s.scope_id, s.horizon, s.origin_date, s.score_millionths
  FROM int_forecast_periods__projected s
  JOIN origin_months m ON s.period_end <= m.origin_month AND (s.period_type = 'quarter' OR s.period_end > m.origin_month - INTERVAL 6 MONTH)
  WHERE s.score_millionths IS NOT NULL
),
pooled AS (
  SELECT 'scope_type_and_horizon' AS learnt_from, origin_month, period_type, scope_type AS pool_type, horizon AS pool_horizon, scope_type, scope_id, horizon,
    origin_date, score_millionths FROM known
  UNION ALL
  SELECT 'scope_type', origin_month, period_type, scope_type, 0, scope_type, scope_id, horizon, origin_date, score_millionths FROM known
  UNION ALL
  SELECT 'horizon', origin_month, period_type, 'all', horizon, scope_type, scope_id, horizon, origin_date, score_millionths FROM known
),
placed AS (
  SELECT
    learnt_from, origin_month, period_type, pool_type, pool_horizon, score_millionths,
    row_number() OVER (
      PARTITION BY learnt_from, origin_month, period_type, pool_type, pool_horizon
        ORDER BY score_millionths, scope_type, scope_id, horizon, origin_date) AS place,
    count(*) OVER (PARTITION BY learnt_from, origin_month, period_type, pool_type, pool_horizon) AS score_count
  FROM pooled
),
quantiles AS (
  SELECT
    learnt_from, origin_month, period_type, pool_type, pool_horizon, score_count,
    max(score_millionths) FILTER (WHERE place <= (score_count + 1) * 80 // 100) AS below_80,
    max(score_millionths) FILTER (WHERE place <= (score_count + 1) * 80 // 100 + 1) AS above_80,
    max(score_millionths) FILTER (WHERE place <= (score_count + 1) * 95 // 100) AS below_95,
    max(score_millionths) FILTER (WHERE place <= (score_count + 1) * 95 // 100 + 1) AS above_95
  FROM placed
  WHERE score_count >= 20
  GROUP BY ALL
),
wanted AS (
  SELECT DISTINCT o.origin_month, p.period_type, p.scope_type, p.horizon
  FROM int_forecast_periods__projected p
  JOIN int_forecast_origins__listed o USING (origin_date)
)
SELECT
  w.origin_month,
  w.period_type,
  w.scope_type,
  w.horizon,
  q.learnt_from,
  CAST(q.score_count AS BIGINT) AS score_count,
  CAST(q.below_80 + (q.above_80 - q.below_80) * ((q.score_count + 1) * 80 % 100) // 100 AS BIGINT) AS score_80_millionths,
  CAST(q.below_95 + (q.above_95 - q.below_95) * ((q.score_count + 1) * 95 % 100) // 100 AS BIGINT) AS score_95_millionths
FROM wanted w
JOIN quantiles q ON q.origin_month = w.origin_month AND q.period_type = w.period_type
WHERE (q.pool_type = w.scope_type OR q.pool_type = 'all') AND (q.pool_horizon = w.horizon OR q.pool_horizon = 0)
QUALIFY row_number() OVER (
  PARTITION BY w.origin_month, w.period_type, w.scope_type, w.horizon
  ORDER BY CASE q.learnt_from WHEN 'scope_type_and_horizon' THEN 1 WHEN 'scope_type' THEN 2 ELSE 3 END, q.learnt_from) = 1
