-- The vendors' own ungrouped totals, as each source states them in int_<source>__totals. The ledger must equal them.
-- columns:
--   source                   Source id.
--   provider                 Vendor that bills.
--   billing_account_id       Billing account or organization at the vendor.
--   usage_date               UTC day.
--   statement_usd            The vendor's total of the day, exact; NULL = it never landed. An answer without rows is a total of zero.
--   is_missing               The charges landed and the total did not.
--   is_not_yet_refreshed     Charges and total are of different states of the vendor's data, and do not compare.
SELECT
  NULL::VARCHAR AS source,
  NULL::VARCHAR AS provider,
  NULL::VARCHAR AS billing_account_id,
  NULL::DATE AS usage_date,
  NULL::DECIMAL(38, 12) AS statement_usd,
  NULL::BOOLEAN AS is_missing,
  NULL::BOOLEAN AS is_not_yet_refreshed
WHERE false
