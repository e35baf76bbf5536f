-- FOCUS rows that can't be charges: those of deliveries that reference/focus_deliveries.csv ignores.
WITH period AS (
  SELECT DISTINCT part, biller, provider, billing_account_id, billing_period_start_date
  FROM int_focus__periods
  WHERE handling = 'ignore'
),
charge AS (
  SELECT c.part, c.usage_date, c.billing_account_id, c.billing_period_start_date, c.billing_currency, c.billed_cost, p.biller
  FROM stg_focus__charges c
  JOIN int_focus__providers p
    ON p.provider_name = coalesce(c.provider_name, 'none') AND p.service_provider_name = coalesce(c.service_provider_name, 'none')
    AND p.host_provider_name = coalesce(c.host_provider_name, 'none') AND p.invoice_issuer_name = coalesce(c.invoice_issuer_name, 'none')
    AND p.names_bedrock = c.names_bedrock
  WHERE c.part IN (SELECT part FROM period)
)
SELECT
  p.provider,
  c.billing_account_id,
  c.usage_date,
  c.part AS subject,
  'left_out_by_rule' AS reason,
  false AS is_estimate,
  true AS is_settled,
  count(*) AS row_count,
  c.billing_currency AS currency,
  sum(c.billed_cost) AS amount,
  'nothing: reference/focus_deliveries.csv ignores the delivery' AS settled_by
FROM charge c
JOIN period p USING (part, biller, billing_account_id, billing_period_start_date)
GROUP BY ALL
