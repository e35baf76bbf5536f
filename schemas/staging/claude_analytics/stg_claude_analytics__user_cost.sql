-- Cost per Claude user and UTC day as the vendor charges it, in USD. Dimensions may be NULL: code execution has no product and no model.
SELECT
  usage_date,
  part AS billing_account_id,
  actor.user_id AS user_id,
  lower(coalesce(actor.email_address, actor.email)) AS email,
  actor."name" AS display_name,
  coalesce(actor.deleted, false) AS is_deleted,
  product,
  model,
  context_window,
  inference_geo,
  speed,
  CAST(coalesce(requests, 0) AS BIGINT) AS request_count,
  usd_from_cents(list_amount) AS list_usd,
  usd_from_cents(amount) AS billed_usd
FROM raw_claude_analytics__user_cost_report
