-- Each workspace as it was last seen. A tag that was set late counts for the days before it too; closed months stay as they were closed.
-- vendor_cost_center is the tag cost_center, however it is spelt (CostCenter, cost-centre).
-- grain: billing_account_id, workspace_id
WITH newest AS (
  SELECT *
  FROM stg_claude_console__workspaces
  QUALIFY row_number() OVER (PARTITION BY billing_account_id, workspace_id ORDER BY snapshot_date DESC, workspace_name, CAST(tags AS VARCHAR), archived_at_utc) = 1
)
SELECT
  billing_account_id,
  workspace_id,
  workspace_name,
  tags,
  list_min(list_transform(
    list_filter(map_entries(tags), lambda tag: regexp_replace(lower(tag.key), '[^a-z]', '', 'g') IN ('costcenter', 'costcentre')),
    lambda tag: trim(tag.value))) AS vendor_cost_center,
  archived_at_utc,
  snapshot_date AS last_seen_date
FROM newest
