-- What days cost by kind, for sources whose charges per person don't say it, as each states it in int_<source>__cost_parts. The parts of a day add up
-- to the source's own charges of that day: the same money seen another way, never added to the ledger.
-- columns:
--   source               Source id.
--   provider             Vendor that bills.
--   billing_account_id   Billing account or organization at the vendor.
--   usage_date           UTC day.
--   product              Product as the vendor names it.
--   model                Model as the vendor names it.
--   context_window       Context tier as the vendor names it.
--   inference_geo        Where inference ran, as the vendor names it.
--   speed                standard or fast.
--   cost_type            What is charged: tokens, web_search, code_execution; NULL = what the vendor's breakdown leaves out.
--   token_type           Kind of token, named as the token columns of the ledger.
--   consumed_quantity    What was used, in consumed_unit (FOCUS ConsumedQuantity).
--   consumed_unit        Unit of consumed_quantity (FOCUS ConsumedUnit): tokens, searches.
--   list_usd             Cost at list price (FOCUS ListCost), exact.
--   billed_usd           Cost as billed (FOCUS BilledCost), exact.
SELECT
  NULL::VARCHAR AS source,
  NULL::VARCHAR AS provider,
  NULL::VARCHAR AS billing_account_id,
  NULL::DATE AS usage_date,
  NULL::VARCHAR AS product,
  NULL::VARCHAR AS model,
  NULL::VARCHAR AS context_window,
  NULL::VARCHAR AS inference_geo,
  NULL::VARCHAR AS speed,
  NULL::VARCHAR AS cost_type,
  NULL::VARCHAR AS token_type,
  NULL::DECIMAL(38, 12) AS consumed_quantity,
  NULL::VARCHAR AS consumed_unit,
  NULL::DECIMAL(38, 12) AS list_usd,
  NULL::DECIMAL(38, 12) AS billed_usd
WHERE false
