-- Lines of the selected spend reports. A report names no day: its charges stand on the first day of its period.
-- grain: source_row_key
SELECT
  'anthropic' AS provider,
  billing_account_id,
  period_start_date AS usage_date,
  principal_type,
  nullif(user_id, 'none') AS principal_id,
  email AS principal_email,
  product,
  model,
  request_count,
  list_usd,
  billed_usd,
  concat_ws('|', file, billing_account_id, period_start_date, principal_type, user_id, product, model) AS source_row_key
FROM int_spend_report__selected
