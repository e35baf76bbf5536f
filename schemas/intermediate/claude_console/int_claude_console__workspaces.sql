-- Each workspace as it was last seen. A tag that was set late counts for the days before it too; closed months stay as they were closed.
-- vendor_cost_center is the tag that tag_keys.csv maps to a cost center, however it is spelt (CostCenter, cost-centre).
-- grain: billing_account_id, workspace_id
WITH newest AS (
  SELECT *
  FROM stg_claude_console__workspaces
  QUALIFY row_number() OVER (PARTITION BY billing_account_id, workspace_id ORDER BY snapshot_date DESC, workspace_name, CAST(tags AS VARCHAR), archived_at_utc)
    = 1
),
tagged AS (
  SELECT t.billing_account_id, t.workspace_id, trim(t.tag.value) AS vendor_cost_center
  FROM (SELECT billing_account_id, workspace_id, unnest(map_entries(tags)) AS tag FROM newest) t
  JOIN stg_reference__tag_keys k ON k.tag_key = regexp_replace(lower(t.tag.key), '[^a-z0-9]', '', 'g') AND k.meaning = 'cost_center'
  WHERE trim(t.tag.value) <> ''
  QUALIFY row_number() OVER (PARTITION BY t.billing_account_id, t.workspace_id ORDER BY k.priority, t.tag.key) = 1
)
SELECT
  n.billing_account_id,
  n.workspace_id,
  n.workspace_name,
  n.tags,
  t.vendor_cost_center,
  n.archived_at_utc,
  n.snapshot_date AS last_seen_date
FROM newest n
LEFT JOIN tagged t USING (billing_account_id, workspace_id)
