-- Who holds a seat at each vendor on the day of a pull, as each source states it in int_<source>__seats.
-- columns:
--   source                 Source id.
--   provider               Vendor.
--   billing_account_id     Billing account or organization at the vendor.
--   usage_date             UTC day of the pull.
--   product                What the seat is for, in the vendor's words.
--   principal_id           The vendor's id of whoever holds it.
--   email                  E-mail the vendor shows, lower case; NULL = none.
--   last_activity_at_utc   When the seat was last used, as far as the source knows on that day; NULL = not known.
SELECT
  NULL::VARCHAR AS source,
  NULL::VARCHAR AS provider,
  NULL::VARCHAR AS billing_account_id,
  NULL::DATE AS usage_date,
  NULL::VARCHAR AS product,
  NULL::VARCHAR AS principal_id,
  NULL::VARCHAR AS email,
  NULL::TIMESTAMPTZ AS last_activity_at_utc
WHERE false
