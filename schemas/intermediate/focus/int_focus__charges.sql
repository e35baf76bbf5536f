-- Charges of the FOCUS deliveries that count, in the currency of their bill. Equal
-- rows are told apart by a number; only they are put in order, and the file is rather read again than held: a year's bill
-- would not fit into memory.
-- grain: source_row_key
WITH charge AS NOT MATERIALIZED (
  SELECT
    c.*,
    p.biller,
    p.provider,
    t.tags,
    t.cost_center,
    lower(t.owner) AS owner
  FROM stg_focus__charges c
  JOIN int_focus__providers p
    ON p.provider_name = coalesce(c.provider_name, 'none') AND p.service_provider_name = coalesce(c.service_provider_name, 'none')
    AND p.host_provider_name = coalesce(c.host_provider_name, 'none') AND p.invoice_issuer_name = coalesce(c.invoice_issuer_name, 'none')
    AND p.names_bedrock = c.names_bedrock
  JOIN int_focus__tags t ON t.tags_text = coalesce(c.tags_text, 'none') AND t.allocated_tags_text = coalesce(c.allocated_tags_text, 'none')
),
part AS (
  SELECT DISTINCT p.part, p.biller, p.billing_account_id, p.billing_period_start_date
  FROM int_focus__periods p
  JOIN int_focus__deliveries d USING (biller, billing_account_id, billing_period_start_date, delivery_id)
  WHERE d.is_counted
),
counted AS NOT MATERIALIZED (
  SELECT c.*
  FROM charge c
  SEMI JOIN part p
    ON p.part = c.part AND p.biller = c.biller AND p.billing_account_id = c.billing_account_id AND p.billing_period_start_date = c.billing_period_start_date
),
repeated AS (
  SELECT row_hash
  FROM counted
  GROUP BY row_hash
  HAVING count(*) > 1
),
numbered AS (
  SELECT *, 1 AS row_number
  FROM counted
  ANTI JOIN repeated USING (row_hash)
  UNION ALL BY NAME
  SELECT *, row_number() OVER (PARTITION BY row_hash ORDER BY part, usage_date) AS row_number
  FROM counted
  SEMI JOIN repeated USING (row_hash)
)
SELECT
  c.provider,
  c.billing_account_id,
  c.usage_date,
  -- an end that is written as the period's last day is only a day early
  greatest(least(c.usage_date, coalesce(c.billing_period_end_date, last_day(c.billing_period_start_date) + 1) - 1), c.billing_period_start_date) AS billed_date,
  c.invoice_id,
  concat(c.row_hash, '-', c.row_number) AS source_row_key,
  c.billing_currency,
  c.list_cost AS list_amount,
  c.billed_cost AS billed_amount,
  c.effective_cost AS effective_amount,
  CASE WHEN c.sub_account_id IS NOT NULL THEN 'workspace' ELSE 'unattributed' END AS principal_type,
  c.sub_account_id AS principal_id,
  CASE WHEN contains(c.owner, '@') THEN c.owner END AS owner_email,
  c.service_name AS product,
  c.sku_meter AS cost_type,
  c.region_id AS inference_geo,
  c.charge_category,
  c.charge_description,
  c.sub_account_id AS workspace_id,
  c.cost_center AS vendor_cost_center,
  c.tags,
  c.consumed_quantity,
  c.consumed_unit
FROM numbered c
