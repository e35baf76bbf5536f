-- Kinds of token and temporalities of metrics that telemetry has not used before: their tokens count as none until they are understood.
-- severity: warn
-- source: otel
WITH seen AS (
  SELECT 'token_type' AS field, token_type AS found, usage_date FROM int_otel__counted
    WHERE signal = 'metric' AND token_type NOT IN ('input', 'output', 'cacheRead', 'cacheCreation', 'cost')
  UNION ALL
  SELECT 'temporality', coalesce(temporality, 'none'), usage_date FROM int_otel__counted
    WHERE signal = 'metric' AND coalesce(temporality, 'none') NOT IN ('delta', 'cumulative')
)
SELECT field, found, min(usage_date) AS first_usage_date, max(usage_date) AS last_usage_date, count(*) AS record_count
FROM seen
GROUP BY field, found
