-- FOCUS rows that can't be charges: in a currency other than USD, and those of deliveries that reference/focus_deliveries.csv ignores.
WITH period AS (
  SELECT DISTINCT p.part, p.biller, p.provider, p.billing_account_id, p.billing_period_start_date, p.handling
  FROM int_focus__periods p
  JOIN int_focus__deliveries d USING (biller, billing_account_id, billing_period_start_date, delivery_id)
  WHERE d.is_counted OR d.handling = 'ignore'
),
charge AS (
  SELECT c.part, c.usage_date, c.billing_account_id, c.billing_period_start_date, c.billing_currency, c.billed_cost, p.biller
  FROM stg_focus__charges c
  JOIN int_focus__providers p
    ON p.provider_name = coalesce(c.provider_name, 'none') AND p.service_provider_name = coalesce(c.service_provider_name, 'none')
    AND p.host_provider_name = coalesce(c.host_provider_name, 'none') AND p.invoice_issuer_name = coalesce(c.invoice_issuer_name, 'none')
    AND p.names_bedrock = c.names_bedrock
  WHERE c.billing_currency <> 'USD' OR c.part IN (SELECT part FROM period WHERE handling = 'ignore')
)
SELECT
  p.provider,
  c.billing_account_id,
  c.usage_date,
  c.part AS subject,
  CASE WHEN p.handling = 'ignore' THEN 'left_out_by_rule' ELSE 'no_exchange_rate' END AS reason,
  false AS is_estimate,
  p.handling = 'ignore' AS is_settled,
  count(*) AS row_count,
  c.billing_currency AS currency,
  sum(c.billed_cost) AS amount,
  CASE WHEN p.handling = 'ignore' THEN 'nothing: reference/focus_deliveries.csv ignores the delivery'
    ELSE 'ask the vendor for the bill in USD: other currencies are never added to it' END AS settled_by
FROM charge c
JOIN period p USING (part, biller, billing_account_id, billing_period_start_date)
GROUP BY ALL
