-- What telemetry says that is not understood: kinds of token and temporalities whose tokens count as none, names gen_ai.usage.* whose tokens are left out,
-- operations of which nobody knows whether they are calls, an input that is said to include its cache and is smaller (otel_cache_rules.csv), and cumulative
-- metrics without a start, whose first point holds all that was before it.
-- severity: warn
-- source: otel
WITH seen AS (
  SELECT 'token_type' AS field, token_type AS found, usage_date FROM int_otel__counted
    WHERE signal = 'metric' AND token_type NOT IN ('input', 'output', 'cacheRead', 'cacheCreation', 'cost')
  UNION ALL
  SELECT 'temporality', coalesce(temporality, 'none'), usage_date FROM int_otel__counted
    WHERE signal = 'metric' AND coalesce(temporality, 'none') NOT IN ('delta', 'cumulative')
  UNION ALL
  SELECT 'attribute', unnest(string_split(unknown_usage, ' ')), usage_date FROM int_otel__counted WHERE unknown_usage IS NOT NULL
  UNION ALL
  SELECT 'operation', unknown_operation, usage_date FROM stg_otel__records WHERE unknown_operation IS NOT NULL
  UNION ALL
  SELECT 'input_tokens', concat('smaller than its cache, from ', product), usage_date FROM int_otel__counted WHERE is_smaller_than_cache
  UNION ALL
  SELECT 'start_time', concat('none, from ', product), usage_date FROM int_otel__counted WHERE is_without_start
)
SELECT field, found, min(usage_date) AS first_usage_date, max(usage_date) AS last_usage_date, count(*) AS record_count
FROM seen
GROUP BY field, found
