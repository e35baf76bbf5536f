-- Every scope on every calendar day from its first use to the as-of day; a day without use is zero. A day is incomplete for a scope
-- when it is incomplete for any account that the scope has ever used.
-- grain: scope_type, scope_id, usage_date
WITH used AS (
  SELECT scope_type, scope_id, usage_date, sum(usd) AS usd, sum(tokens) AS tokens
  FROM int_anomaly_scopes__daily
  GROUP BY ALL
),
calendar AS (
  SELECT
    scope_type,
    scope_id,
    CAST(unnest(generate_series(min(usage_date), greatest(max(usage_date), run.as_of_date), INTERVAL 1 DAY)) AS DATE) AS usage_date
  FROM used
  CROSS JOIN run
  GROUP BY scope_type, scope_id, run.as_of_date
),
incomplete AS (
  SELECT DISTINCT s.scope_type, s.scope_id, d.usage_date
  FROM (SELECT DISTINCT scope_type, scope_id, provider, billing_account_id FROM int_anomaly_scopes__daily) s
  JOIN int_days__covered d USING (provider, billing_account_id)
  WHERE NOT d.is_complete
)
SELECT
  c.scope_type,
  c.scope_id,
  c.usage_date,
  coalesce(u.usd, 0) AS usd,
  CAST(coalesce(u.tokens, 0) AS BIGINT) AS tokens,
  i.usage_date IS NULL AS is_complete
FROM calendar c
LEFT JOIN used u USING (scope_type, scope_id, usage_date)
LEFT JOIN incomplete i USING (scope_type, scope_id, usage_date)
