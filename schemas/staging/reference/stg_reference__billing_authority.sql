-- Which source is charged for a provider and billing account on a day. All other sources reconcile and never add. * stands for any provider or account without
-- a line of its own.
-- grain: provider, billing_account_id, source, valid_from
-- published: ledger
-- columns:
--   provider             Vendor that bills, for example anthropic; * = every provider without a line of its own.
--   billing_account_id   Billing account at the vendor; * = every account without a line of its own.
--   source               Id of the source whose rows are the ledger, for example claude-analytics.
--   role                 bill = the vendor's charges; stand_in = likewise, but only on days without any bill of the provider; estimate = counts only on days
--                        without either; statement = compared, never in the ledger.
--   rate_type            Which rate converts a bill in another currency: month_average or spot; NULL = the month's average, spot where the month has none.
--   valid_from           First usage day (inclusive, UTC).
--   valid_to             End (exclusive, UTC); NULL = open.
--   line_number          Line in billing_authority.csv: of lines that fit equally, the first counts.
SELECT provider, billing_account_id, source, role, rate_type, valid_from, valid_to, CAST(line_number AS BIGINT) AS line_number
FROM raw_reference__billing_authority
