-- Cost per Claude user, UTC day and RBAC group, in USD. A user in two groups stands fully in both: never sum over groups. NULL = in no group.
SELECT
  usage_date,
  part AS billing_account_id,
  actor.user_id AS user_id,
  lower(coalesce(actor.email_address, actor.email)) AS email,
  rbac_group_id AS group_id,
  rbac_group_name AS group_name,
  CAST(coalesce(requests, 0) AS BIGINT) AS request_count,
  usd_from_cents(list_amount) AS list_usd,
  usd_from_cents(amount) AS billed_usd
FROM raw_claude_analytics__user_cost_by_group
