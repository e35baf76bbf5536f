-- The spend limit in force for every current member on the day of a pull. Amounts are in whole units of currency, USD only where currency says so:
-- is_unlimited sets "no limit" apart from a limit of zero. period_to_date_amount reads 0 also while the vendor cannot tell.
SELECT DISTINCT
  usage_date AS snapshot_date,
  part AS organization_name,
  coalesce(scope.user_id, actor.user_id) AS user_id,
  lower(coalesce(actor.email_address, actor.email)) AS email,
  actor."name" AS display_name,
  period,
  currency,
  amount IS NULL AS is_unlimited,
  usd_from_cents(amount) AS limit_amount,
  usd_from_cents(period_to_date_spend) AS period_to_date_amount,
  source."type" AS limit_source,
  coalesce(source.rbac_group_id, source.seat_tier, source.workspace_id) AS limit_source_id,
  spend_limit_id
FROM raw_claude_spend_limits__effective
