-- Steps of decisions on increase requests made with `finops limits`. amount is in whole units of currency.
SELECT
  usage_date AS decision_date,
  decision_id,
  step,
  decided_at AS decided_at_utc,
  decided_by,
  os_user,
  reason,
  decision,
  request_id,
  user_id,
  usd_from_cents(amount) AS amount,
  currency,
  period,
  outcome,
  CAST(http_status AS BIGINT) AS http_status,
  vendor_answer
FROM raw_claude_spend_limits__decisions
