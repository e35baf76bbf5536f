-- Requests for a higher limit as they stood at the newest pull that shows them, with the limit and the use that the last pending state told. A pending request
-- that the newest pull doesn't show any more is gone: the vendor leaves out people who have left. The _usd columns are NULL in another currency.
-- grain: organization_name, request_id
WITH pulls AS (
  SELECT part AS organization_name, max(usage_date) AS newest_date FROM landed WHERE source = 'claude-spend-limits' AND entity = 'increase_requests'
    GROUP BY ALL
),
newest AS (
  SELECT *
  FROM stg_claude_spend_limits__increase_requests
  QUALIFY row_number() OVER (PARTITION BY organization_name, request_id ORDER BY snapshot_date DESC, status, email) = 1
),
asked AS (
  SELECT organization_name, request_id, currency, limit_amount, period_to_date_amount
  FROM stg_claude_spend_limits__increase_requests
  WHERE status = 'pending'
  QUALIFY row_number() OVER (PARTITION BY organization_name, request_id ORDER BY snapshot_date DESC, limit_amount, period_to_date_amount) = 1
)
SELECT
  n.organization_name,
  n.request_id,
  CASE WHEN n.status = 'pending' AND n.snapshot_date < p.newest_date THEN 'gone' ELSE n.status END AS status,
  n.snapshot_date,
  n.user_id,
  coalesce(n.period, 'monthly') AS period,
  n.created_at_utc,
  n.resolved_at_utc,
  n.resolved_by_id,
  CASE coalesce(a.currency, n.currency) WHEN 'USD' THEN a.limit_amount END AS limit_usd,
  CASE coalesce(a.currency, n.currency) WHEN 'USD' THEN a.period_to_date_amount END AS vendor_spent_usd,
  CASE n.currency WHEN 'USD' THEN n.approved_amount END AS approved_usd
FROM newest n
LEFT JOIN asked a USING (organization_name, request_id)
LEFT JOIN pulls p ON p.organization_name = n.organization_name
