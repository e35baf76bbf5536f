-- Spend of the members of each RBAC (SCIM) group at the vendor. GROUPS OVERLAP: who is in two groups counts fully in both. Look at one group at a time;
-- a sum over groups is more than was spent. What was spent is in mart_spend_daily; chargeback goes by cost center, never by these groups.
-- grain: usage_date, provider, billing_account_id, group_id
-- example: SELECT group_name, usage_date, billed_usd FROM mart_group_spend_daily ORDER BY ALL
-- columns:
--   usage_date           UTC day; who was a member at any time of that day counts.
--   provider             Vendor: anthropic.
--   billing_account_id   Organization at the vendor.
--   group_id             The vendor's id of the group; none = users in no group.
--   group_name           The group's newest known name; the id where the vendor gives no name.
--   active_user_count    Members who were active that day; NULL = not reported for that day. Overlapping: never sum over groups or days.
--   charged_user_count   Members with charges that day. Overlapping: never sum over groups or days.
--   request_count        Their requests. Overlapping: never sum over groups.
--   list_usd             Their cost at list price. Overlapping: never sum over groups.
--   billed_usd           Their cost as billed after discount, before credits. Overlapping: never sum over groups.
WITH names AS (
  SELECT billing_account_id, group_id, group_name
  FROM stg_claude_analytics__groups
  WHERE group_id IS NOT NULL AND group_name IS NOT NULL
  QUALIFY row_number() OVER (PARTITION BY billing_account_id, group_id ORDER BY usage_date DESC, group_name) = 1
),
active AS (
  SELECT usage_date, billing_account_id, coalesce(group_id, 'none') AS group_id, max(active_user_count) AS active_user_count
  FROM stg_claude_analytics__groups
  GROUP BY ALL
),
charged AS (
  SELECT
    usage_date, billing_account_id, coalesce(group_id, 'none') AS group_id,
    max(group_name) AS group_name,
    count(DISTINCT user_id) AS charged_user_count,
    CAST(sum(request_count) AS BIGINT) AS request_count,
    sum(list_usd) AS list_usd,
    sum(billed_usd) AS billed_usd
  FROM stg_claude_analytics__user_cost_by_group
  GROUP BY usage_date, billing_account_id, coalesce(group_id, 'none')
)
SELECT
  usage_date,
  'anthropic' AS provider,
  billing_account_id,
  group_id,
  coalesce(n.group_name, c.group_name, group_id) AS group_name,
  a.active_user_count,
  coalesce(c.charged_user_count, 0) AS charged_user_count,
  coalesce(c.request_count, 0) AS request_count,
  coalesce(c.list_usd, 0) AS list_usd,
  coalesce(c.billed_usd, 0) AS billed_usd
FROM charged c
FULL JOIN active a USING (usage_date, billing_account_id, group_id)
LEFT JOIN names n USING (billing_account_id, group_id)
