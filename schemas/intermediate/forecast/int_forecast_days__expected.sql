-- How many days of which weekday are still to come, seen from each origin, per account and month: those from the origin on and those before it that have not
-- arrived (from the as-of day of any month, from an earlier origin of its own). damped_millionths: what a trend of one a week adds over those days. Each week
-- adds 0.85 of what the week before added, so it never adds more than 5.7 weeks' worth: a trend that holds for ever is the costliest mistake of a forecast.
-- grain: origin_date, provider, billing_account_id, charge_month, weekday
WITH accounts AS (
  SELECT DISTINCT origin_date, provider, billing_account_id, last_whole_date FROM int_forecast_days__known
),
future AS (
  SELECT
    origin_date, origin_month, quarter_start, is_live,
    CAST(unnest(generate_series(origin_date, CAST(last_end - INTERVAL 1 DAY AS DATE), INTERVAL 1 DAY)) AS DATE) AS usage_date
  FROM int_forecast_origins__listed
),
open_days AS (
  SELECT a.origin_date, a.provider, a.billing_account_id, a.last_whole_date, f.usage_date
  FROM accounts a
  JOIN future f USING (origin_date)
  WHERE f.is_live OR f.usage_date >= f.quarter_start OR date_trunc('month', f.usage_date) = f.origin_month
  UNION ALL
  SELECT a.origin_date, a.provider, a.billing_account_id, a.last_whole_date, c.usage_date
  FROM accounts a
  JOIN int_forecast_origins__listed o USING (origin_date)
  JOIN int_days__covered c
    ON c.provider = a.provider AND c.billing_account_id = a.billing_account_id AND c.usage_date < o.origin_date
      AND (o.is_live OR c.usage_date >= o.origin_month)
  WHERE NOT c.is_complete
)
SELECT
  origin_date,
  provider,
  billing_account_id,
  CAST(date_trunc('month', usage_date) AS DATE) AS charge_month,
  CAST(isodow(usage_date) AS INTEGER) AS weekday,
  count(*) AS open_day_count,
  CAST(sum(CAST(round(1000000 * 0.85 * (1 - pow(0.85, greatest((datediff('day', last_whole_date, usage_date) + 6) // 7,
    0))) / 0.15) AS BIGINT)) AS BIGINT) AS damped_millionths
FROM open_days
GROUP BY ALL
