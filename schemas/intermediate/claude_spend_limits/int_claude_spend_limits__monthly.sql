-- The limit in force for each member of Claude Enterprise in a month, at the month's newest pull. A month without a pull takes the first of the month after it,
-- when the limits had been read for the first time: limit_date says of which day they are. Monthly limits only; the _usd columns are NULL in another currency.
-- grain: limit_month, organization_name, user_id
WITH pulls AS (
  SELECT organization_name, CAST(date_trunc('month', snapshot_date) AS DATE) AS limit_month, min(snapshot_date) AS first_date, max(snapshot_date) AS last_date
  FROM stg_claude_spend_limits__effective
  GROUP BY ALL
),
months AS (
  SELECT organization_name, limit_month, last_date AS snapshot_date FROM pulls
  UNION ALL
  SELECT p.organization_name, CAST(p.limit_month - INTERVAL 1 MONTH AS DATE), p.first_date
  FROM pulls p
  ANTI JOIN pulls before ON before.organization_name = p.organization_name AND before.limit_month = p.limit_month - INTERVAL 1 MONTH
)
SELECT
  m.limit_month,
  m.snapshot_date AS limit_date,
  organization_name,
  e.user_id,
  CASE e.currency WHEN 'USD' THEN e.limit_amount END AS limit_usd,
  e.is_unlimited,
  CASE WHEN e.currency = 'USD' AND m.limit_month = date_trunc('month', m.snapshot_date) THEN e.period_to_date_amount END AS vendor_spent_usd,
  CASE e.limit_source WHEN 'user' THEN 'person' WHEN 'rbac_group' THEN 'group' WHEN 'seat_tier' THEN 'seat_type' WHEN 'organization_service' THEN 'organization'
    ELSE e.limit_source END AS limit_source,
  e.limit_source_id
FROM months m
JOIN stg_claude_spend_limits__effective e USING (organization_name, snapshot_date)
WHERE e.period = 'monthly' AND e.user_id IS NOT NULL
QUALIFY row_number() OVER (PARTITION BY m.limit_month, organization_name, e.user_id ORDER BY e.limit_amount, e.spend_limit_id, e.limit_source, e.email) = 1
