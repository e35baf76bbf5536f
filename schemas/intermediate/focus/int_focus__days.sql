-- Which days the FOCUS deliveries that count have answered in full. A day is whole two days after it (clouds bill late) in a delivery that has later charges,
-- is
-- charged to the period's end, or came after that end; days without use are no gaps. A period that is over is whole five days after its end, if it was
-- delivered after it or all its charges run to it. An end may be written inclusively, as the period's last day or last second.
-- grain: provider, billing_account_id, usage_date
WITH delivered AS (
  SELECT
    p.biller,
    p.billing_account_id,
    p.billing_period_start_date,
    max(p.billing_period_end_date) AS stated_end_date,
    max(p.last_usage_date) AS last_usage_date,
    CAST(timezone('UTC', max(p.last_charge_at_utc) + INTERVAL 1 SECOND) AS DATE) AS last_charged_to_date,
    CAST(timezone('UTC', min(p.first_charge_end_at_utc) + INTERVAL 1 SECOND) AS DATE) AS first_charged_to_date,
    CAST(timezone('UTC', max(p.landed_at_utc)) AS DATE) AS landed_date
  FROM int_focus__periods p
  JOIN int_focus__deliveries d USING (biller, billing_account_id, billing_period_start_date, delivery_id)
  WHERE d.is_counted
  GROUP BY ALL
),
period AS (
  SELECT
    *,
    CASE WHEN coalesce(stated_end_date, last_day(billing_period_start_date)) = last_day(billing_period_start_date)
      THEN last_day(billing_period_start_date) + 1 ELSE stated_end_date END AS end_date
  FROM delivered
),
settled AS (
  SELECT *, run.as_of_date > end_date + 4 AND (landed_date >= end_date OR first_charged_to_date >= end_date) AS is_settled
  FROM period
  CROSS JOIN run
),
day AS (
  SELECT
    *,
    CAST(unnest(generate_series(billing_period_start_date, CASE WHEN is_settled OR landed_date >= end_date THEN greatest(last_usage_date, end_date - 1)
      ELSE last_usage_date END, INTERVAL 1 DAY)) AS DATE) AS usage_date
  FROM settled
),
account AS (
  SELECT DISTINCT biller, provider, billing_account_id FROM int_focus__periods
)
SELECT
  a.provider,
  a.billing_account_id,
  d.usage_date,
  bool_or(d.is_settled OR (d.landed_date >= d.usage_date + 2
    AND (d.usage_date < d.last_usage_date OR d.last_charged_to_date >= d.end_date OR d.landed_date >= d.end_date))) AS is_complete
FROM day d
JOIN account a USING (biller, billing_account_id)
GROUP BY ALL
