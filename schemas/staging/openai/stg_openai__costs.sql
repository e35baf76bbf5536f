-- What a UTC day cost per project, line item and API key, in USD. Amounts with more than 12 decimals are rounded half away from zero;
-- rounded_away_usd is what that took (exact − rounded) and a check tells its sum. The model stands only in the line item's text,
-- before its last comma: "gpt-5.4-2026-03-05, cached input".
SELECT
  usage_date,
  part AS billing_account_id,
  project_id,
  api_key_id,
  line_item,
  nullif(regexp_extract(line_item, '^(.+), [^,]+$', 1), '') AS model,
  trim(regexp_extract(line_item, '([^,]+)$', 1)) AS line_item_kind,
  usd_rounded_from_text(amount."value") AS billed_usd,
  CAST(amount."value" AS DECIMAL(38, 24)) - usd_rounded_from_text(amount."value") AS rounded_away_usd,
  CAST(quantity AS DECIMAL(38, 12)) AS consumed_quantity,
  quantity_unit AS consumed_unit
FROM raw_openai__costs
