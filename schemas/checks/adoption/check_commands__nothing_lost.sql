-- Months in which the mart shows fewer commands than telemetry reports, none at all, or more than all sources together.
WITH told AS (
  SELECT CAST(date_trunc('month', usage_date) AS DATE) AS billing_month, count(*) AS uses, count(*) FILTER (source = 'otel') AS telemetry_uses
  FROM each_source__commands
  GROUP BY ALL
),
shown AS (
  SELECT billing_month, sum(use_count) AS uses
  FROM mart_commands_monthly
  GROUP BY ALL
)
SELECT billing_month, s.uses AS shown_count, t.telemetry_uses AS at_least_count, t.uses AS at_most_count
FROM shown s
FULL JOIN told t USING (billing_month)
WHERE coalesce(s.uses, 0) NOT BETWEEN coalesce(t.telemetry_uses, 0) AND coalesce(t.uses, 0) OR (t.uses > 0 AND coalesce(s.uses, 0) = 0)
