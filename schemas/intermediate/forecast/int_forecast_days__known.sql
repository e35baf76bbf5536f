-- What may be learnt from at each origin: the whole days before it, per account that is billed on it, back to eight weeks before the account's last whole day,
-- numbered from there (week 1 = the latest seven days). Days that have not arrived are no days here, so that an account that is late does not look cheap.
-- grain: origin_date, provider, billing_account_id, usage_date
WITH known AS (
  SELECT
    o.origin_date,
    c.provider,
    c.billing_account_id,
    c.usage_date,
    max(c.usage_date) OVER (PARTITION BY o.origin_date, c.provider, c.billing_account_id) AS last_whole_date
  FROM int_forecast_origins__listed o
  JOIN int_days__covered c ON c.usage_date < o.origin_date
  WHERE c.is_complete
)
SELECT
  k.origin_date,
  k.provider,
  k.billing_account_id,
  k.usage_date,
  k.last_whole_date,
  CAST(isodow(k.usage_date) AS INTEGER) AS weekday,
  CAST(1 + datediff('day', k.usage_date, k.last_whole_date) // 7 AS INTEGER) AS week
FROM known k
SEMI JOIN int_days__covered b ON b.provider = k.provider AND b.billing_account_id = k.billing_account_id AND b.usage_date = k.origin_date
WHERE k.usage_date > k.last_whole_date - INTERVAL 56 DAY
