-- Which days the FOCUS deliveries that count have answered in full: days before the last one with a charge, and the whole period once its end has been
-- charged; and two days after the day, because clouds bill late.
-- grain: provider, billing_account_id, usage_date
WITH period AS (
  SELECT
    p.provider,
    p.billing_account_id,
    p.billing_period_start_date,
    min(p.first_usage_date) AS first_usage_date,
    max(p.last_usage_date) AS last_usage_date,
    coalesce(max(p.last_charge_at_utc) >= timezone('UTC', max(p.billing_period_end_date)), false) AS is_charged_to_its_end,
    max(p.landed_at_utc) AS landed_at_utc
  FROM int_focus__periods p
  JOIN int_focus__deliveries d USING (provider, billing_account_id, billing_period_start_date, delivery_id)
  WHERE d.is_counted
  GROUP BY ALL
),
day AS (
  SELECT *, CAST(unnest(generate_series(least(first_usage_date, billing_period_start_date), last_usage_date, INTERVAL 1 DAY)) AS DATE) AS usage_date
  FROM period
)
SELECT
  provider,
  billing_account_id,
  usage_date,
  bool_or((usage_date < last_usage_date OR is_charged_to_its_end) AND CAST(timezone('UTC', landed_at_utc) AS DATE) >= usage_date + 2) AS is_complete
FROM day
GROUP BY ALL
