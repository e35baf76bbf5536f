-- Seats of the newest pull: who holds each, when it was last used, and whether its holder has left. Used is what the vendor's seat list says, what was charged
-- to the holder at that vendor, and what its reports show of the holder. The fees (Purchase) of the last whole month, shared evenly, say what the seat costs
-- where the vendor bills seats.
-- grain: source, billing_account_id, product, principal_id
WITH newest AS (
  SELECT *
  FROM int_seats__assigned
  QUALIFY rank() OVER (PARTITION BY source, billing_account_id, product ORDER BY usage_date DESC) = 1
),
used AS (
  SELECT provider, principal_id, max(usage_date) AS last_date
  FROM (
    SELECT provider, principal_id, usage_date FROM int_charges__assigned WHERE charge_category = 'Usage' AND principal_id IS NOT NULL
    UNION ALL
    SELECT provider, principal_id, usage_date FROM each_source__principals
  )
  GROUP BY ALL
),
used_by AS (
  SELECT provider, person_id, max(usage_date) AS last_date FROM int_charges__assigned WHERE charge_category = 'Usage' AND person_id IS NOT NULL GROUP BY ALL
),
holders AS (
  SELECT source, provider, principal_id, usage_date, min(person_id) AS person_id FROM int_principals__unpaid WHERE finding = 'left' AND seat_count > 0
    GROUP BY ALL
),
first_seen AS (
  SELECT source, billing_account_id, product, principal_id, min(usage_date) AS first_date FROM int_seats__assigned GROUP BY ALL
),
spans AS (
  SELECT provider, min(usage_date) AS first_date FROM int_days__covered WHERE is_complete GROUP BY ALL
),
fees AS (
  SELECT provider, billing_account_id, sum(billed_usd) AS fee_usd
  FROM int_charges__assigned
  JOIN run ON usage_date >= date_trunc('month', run.as_of_date) - INTERVAL 1 MONTH AND usage_date < date_trunc('month', run.as_of_date)
  WHERE charge_category = 'Purchase'
  GROUP BY ALL
)
SELECT
  n.source,
  n.provider,
  n.billing_account_id,
  n.product,
  n.principal_id,
  n.usage_date,
  coalesce(n.person_id, h.person_id) AS person_id,
  n.cost_center_id,
  n.person_id IS NULL AND h.person_id IS NOT NULL AS has_left,
  s.first_date,
  greatest(CAST(n.last_activity_at_utc AS DATE), u.last_date, b.last_date) AS last_used_date,
  -- days that it was seen, or the vendor's use is known, without any use
  CAST(datediff('day', coalesce(greatest(CAST(n.last_activity_at_utc AS DATE), u.last_date, b.last_date), least(s.first_date, p.first_date)),
    n.usage_date) AS BIGINT) AS idle_day_count,
  CAST(usd_from_pico(coalesce(pico(f.fee_usd), 0) // count(*) OVER (PARTITION BY n.provider, n.billing_account_id)) AS DECIMAL(38, 12)) AS monthly_fee_usd
FROM newest n
JOIN first_seen s USING (source, billing_account_id, product, principal_id)
LEFT JOIN used u ON u.provider = n.provider AND u.principal_id = n.principal_id
LEFT JOIN used_by b ON b.provider = n.provider AND b.person_id = n.person_id
LEFT JOIN holders h ON h.source = n.source AND h.provider = n.provider AND h.principal_id = n.principal_id AND h.usage_date = n.usage_date
LEFT JOIN spans p ON p.provider = n.provider
LEFT JOIN fees f ON f.provider = n.provider AND f.billing_account_id = n.billing_account_id
