-- The days that every source answers for, as each states them in int_<source>__days, or int_token_use__days for the sources of single requests.
-- columns:
--   source               Source id.
--   provider             Vendor that bills.
--   billing_account_id   Billing account or organization at the vendor.
--   usage_date           UTC day.
--   is_complete          The source has the whole day, as far as its vendor had it when it was read.
SELECT
  NULL::VARCHAR AS source,
  NULL::VARCHAR AS provider,
  NULL::VARCHAR AS billing_account_id,
  NULL::DATE AS usage_date,
  NULL::BOOLEAN AS is_complete
WHERE false
UNION ALL BY NAME
SELECT * FROM int_token_use__days
