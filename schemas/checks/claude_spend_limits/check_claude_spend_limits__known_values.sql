-- Periods, statuses and sources of limits that the vendor has not used before. They are shown under their own name; add them here once understood.
-- severity: warn
-- source: claude-spend-limits
WITH seen AS (
  SELECT 'period' AS field, period AS found, snapshot_date FROM stg_claude_spend_limits__effective
  UNION ALL
  SELECT 'limit_source', limit_source, snapshot_date FROM stg_claude_spend_limits__effective
  UNION ALL
  SELECT 'period', period, snapshot_date FROM stg_claude_spend_limits__increase_requests
  UNION ALL
  SELECT 'status', status, snapshot_date FROM stg_claude_spend_limits__increase_requests
),
known AS (
  SELECT field, found
  FROM (VALUES
    ('period', 'monthly'), ('period', 'weekly'), ('period', 'daily'),
    ('limit_source', 'user'), ('limit_source', 'rbac_group'), ('limit_source', 'seat_tier'), ('limit_source', 'organization'),
    ('limit_source', 'organization_service'), ('limit_source', 'workspace'),
    ('status', 'pending'), ('status', 'approved'), ('status', 'denied')
  ) AS listed (field, found)
)
SELECT field, found, min(snapshot_date) AS first_date, max(snapshot_date) AS last_date
FROM seen
ANTI JOIN known USING (field, found)
WHERE found IS NOT NULL
GROUP BY field, found
