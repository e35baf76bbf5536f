-- Keys that the vendor's directory shows, as each source states it in int_<source>__keys.
-- columns:
--   source               Source id.
--   provider             Vendor.
--   billing_account_id   Billing account or organization at the vendor.
--   usage_date           UTC day of the pull.
--   api_key_id           The vendor's id of the key; never the key itself.
--   api_key_name         Its name at the vendor; NULL = none.
--   holder_id            The vendor's id of the person who made it or owns it; NULL = no person.
--   holder_email         E-mail of that person, lower case; NULL = none.
--   is_active            True while it can be used.
SELECT
  NULL::VARCHAR AS source,
  NULL::VARCHAR AS provider,
  NULL::VARCHAR AS billing_account_id,
  NULL::DATE AS usage_date,
  NULL::VARCHAR AS api_key_id,
  NULL::VARCHAR AS api_key_name,
  NULL::VARCHAR AS holder_id,
  NULL::VARCHAR AS holder_email,
  NULL::BOOLEAN AS is_active
WHERE false
