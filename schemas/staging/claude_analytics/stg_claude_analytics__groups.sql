-- RBAC groups with use on a UTC day: their names, and how many of their members were active. NULL = in no group. Groups overlap.
SELECT
  usage_date,
  part AS billing_account_id,
  rbac_group_id AS group_id,
  rbac_group_name AS group_name,
  CAST(distinct_user_count AS BIGINT) AS active_user_count
FROM raw_claude_analytics__groups
