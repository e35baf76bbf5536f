-- The vendor's own total per UTC day, in USD. More than 12 decimals are rounded half away from zero.
-- grain: usage_date, billing_account_id
SELECT
  usage_date,
  part AS billing_account_id,
  usd_rounded_from_text(amount."value") AS billed_usd,
  CAST(amount."value" AS DECIMAL(38, 24)) - usd_rounded_from_text(amount."value") AS rounded_away_usd
FROM raw_openai__costs_total
