-- In how many hours of a UTC day each person used AI, from the sources that tell hours: of single requests or of activity. An hour that several tell of counts
-- once. usual_hour_count is the median of the 28 latest days with use before; NULL for the first.
-- grain: person_id, usage_date
WITH told AS (
  SELECT provider, user_id AS principal_id, usage_date, hour_mask FROM int_token_use__daily
  UNION ALL
  SELECT provider, principal_id, usage_date, hour_mask FROM each_source__activity WHERE hour_mask IS NOT NULL
),
by_day AS (
  SELECT r.person_id, t.usage_date, CAST(bit_count(bit_or(t.hour_mask)) AS BIGINT) AS active_hour_count
  FROM told t
  JOIN int_principals__resolved r USING (provider, principal_id, usage_date)
  GROUP BY ALL
)
SELECT
  *,
  CAST(quantile_disc(active_hour_count, 0.5) OVER former AS BIGINT) AS usual_hour_count,
  count(*) OVER former AS former_day_count
FROM by_day
WINDOW former AS (PARTITION BY person_id ORDER BY usage_date ROWS BETWEEN 28 PRECEDING AND 1 PRECEDING)
