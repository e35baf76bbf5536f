-- The spend limit in force for every member at the newest pull, and how much of it is used. Amounts are in whole units of currency; the _usd columns
-- are NULL in another one.
-- grain: organization_name, user_id, period
WITH newest AS (
  SELECT *
  FROM stg_claude_spend_limits__effective
  QUALIFY rank() OVER (PARTITION BY organization_name ORDER BY snapshot_date DESC) = 1
)
SELECT
  snapshot_date, organization_name, user_id, email, display_name, period, currency, is_unlimited, limit_amount, period_to_date_amount,
  CASE currency WHEN 'USD' THEN limit_amount END AS limit_usd,
  CASE currency WHEN 'USD' THEN period_to_date_amount END AS period_to_date_usd,
  coalesce(period_to_date_amount >= limit_amount, false) AS is_at_limit,
  limit_source, limit_source_id, spend_limit_id
FROM newest
