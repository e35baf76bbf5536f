-- What people did with a vendor's coding tool on a UTC day, as each source that tells it states it in int_<source>__tool_use. A row of zeros is data too. What
-- a vendor doesn't count, its source leaves out (NULL), and ref_coding_tools says so.
-- columns:
--   source                Source id.
--   provider              Vendor of the tool.
--   billing_account_id    Billing account or organization at the vendor.
--   usage_date            UTC day.
--   principal_id          The vendor's id of the person, as in the ledger.
--   is_active             The person used the tool on the day.
--   commit_count          Commits made with the tool.
--   pull_request_count    Pull requests made with it.
--   session_count         Sessions.
--   lines_added_count     Lines that the tool added.
SELECT
  NULL::VARCHAR AS source,
  NULL::VARCHAR AS provider,
  NULL::VARCHAR AS billing_account_id,
  NULL::DATE AS usage_date,
  NULL::VARCHAR AS principal_id,
  NULL::BOOLEAN AS is_active,
  NULL::BIGINT AS commit_count,
  NULL::BIGINT AS pull_request_count,
  NULL::BIGINT AS session_count,
  NULL::BIGINT AS lines_added_count
WHERE false
