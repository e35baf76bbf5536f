-- Which days the FOCUS deliveries that count have answered in full: days before the last one with a charge, and the whole period once its end has been
-- charged; and two days after the day, because clouds bill late.
-- grain: provider, billing_account_id, usage_date
WITH period AS (
  SELECT
    p.biller,
    p.billing_account_id,
    p.billing_period_start_date,
    min(p.first_usage_date) AS first_usage_date,
    max(p.last_usage_date) AS last_usage_date,
    coalesce(max(p.last_charge_at_utc) >= timezone('UTC', max(p.billing_period_end_date)), false) AS is_charged_to_its_end,
    max(p.landed_at_utc) AS landed_at_utc
  FROM int_focus__periods p
  JOIN int_focus__deliveries d USING (biller, billing_account_id, billing_period_start_date, delivery_id)
  WHERE d.is_counted
  GROUP BY ALL
),
day AS (
  SELECT *, CAST(unnest(generate_series(least(first_usage_date, billing_period_start_date), last_usage_date, INTERVAL 1 DAY)) AS DATE) AS usage_date
  FROM period
),
account AS (
  SELECT DISTINCT biller, provider, billing_account_id FROM int_focus__periods
)
SELECT
  a.provider,
  a.billing_account_id,
  d.usage_date,
  bool_or((d.usage_date < d.last_usage_date OR d.is_charged_to_its_end) AND CAST(timezone('UTC', d.landed_at_utc) AS DATE) >= d.usage_date + 2) AS is_complete
FROM day d
JOIN account a USING (biller, billing_account_id)
GROUP BY ALL
