-- Who appears at each vendor beside the charges, as each source states it in int_<source>__principals.
-- columns:
--   source         Source id.
--   provider       Vendor.
--   principal_id   The vendor's id.
--   usage_date     UTC day on which the vendor showed it.
--   email          E-mail the vendor shows, lower case; NULL = none.
SELECT
  NULL::VARCHAR AS source,
  NULL::VARCHAR AS provider,
  NULL::VARCHAR AS principal_id,
  NULL::DATE AS usage_date,
  NULL::VARCHAR AS email
WHERE false
