-- Which source is the bill for a provider and billing account on a day. All other sources reconcile and never add.
-- grain: provider, billing_account_id, source, valid_from
-- columns:
--   provider             Vendor that bills, for example anthropic.
--   billing_account_id   Billing account at the vendor; * = every account without a line of its own.
--   source               Id of the source whose rows are the ledger, for example claude-analytics.
--   valid_from           First usage day (inclusive, UTC).
--   valid_to             End (exclusive, UTC); NULL = open.
SELECT
  provider,
  billing_account_id,
  source,
  valid_from,
  valid_to
FROM stg_reference__billing_authority
