-- Cost per UTC day, workspace and description, in USD. The vendor names no list price. 'default' is the workspace that has no id.
SELECT
  usage_date,
  part AS billing_account_id,
  coalesce(workspace_id, 'default') AS workspace_id,
  description AS charge_description,
  cost_type,
  model,
  token_type,
  service_tier,
  context_window,
  inference_geo,
  usd_from_cents(amount) AS billed_usd
FROM raw_claude_console__cost_report
