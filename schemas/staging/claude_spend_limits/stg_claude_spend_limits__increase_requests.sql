-- Members' requests for a higher spend limit as they stood on the day of a pull. Amounts are in whole units of currency.
SELECT DISTINCT
  usage_date AS snapshot_date,
  part AS organization_name,
  id AS request_id,
  status,
  actor.user_id AS user_id,
  lower(coalesce(actor.email_address, actor.email)) AS email,
  period,
  created_at AS created_at_utc,
  resolved_at AS resolved_at_utc,
  coalesce(resolved_by.user_id, resolved_by.scoped_api_key_id) AS resolved_by_id,
  coalesce(spend_summary ->> '$.currency', spend_limit ->> '$.currency') AS currency,
  usd_from_cents(spend_summary ->> '$.amount') AS limit_amount,
  usd_from_cents(spend_summary ->> '$.period_to_date_spend') AS period_to_date_amount,
  usd_from_cents(spend_limit ->> '$.amount') AS approved_amount
FROM raw_claude_spend_limits__increase_requests
