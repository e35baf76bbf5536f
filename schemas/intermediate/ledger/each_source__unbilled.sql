-- Rows that a source landed and that can reach no ledger, as each states them in int_<source>__unbilled: only what no charge or token use of the source says.
-- What a source states as charges and what has no price is listed for all of them by mart_unbilled_use.
-- columns:
--   source               Source id.
--   provider             Vendor that bills.
--   billing_account_id   Billing account at the vendor; a source that doesn't know it stands under its own id.
--   usage_date           UTC day; NULL = the rows tell none.
--   subject              What it is about: a file, a session, an operation.
--   reason               Why, in a word.
--   is_estimate          True where a bill of the provider would hold the same use: then nothing is at stake beside one.
--   is_settled           True where a rule of the user's leaves it out: nothing is at stake.
--   row_count            Rows.
--   token_count          Tokens of all kinds; NULL = not told.
--   currency             Currency of amount; NULL = no amount is told.
--   amount               Amount as billed, in currency.
--   settled_by           What settles it: the file, verb or setting.
SELECT
  NULL::VARCHAR AS source,
  NULL::VARCHAR AS provider,
  NULL::VARCHAR AS billing_account_id,
  NULL::DATE AS usage_date,
  NULL::VARCHAR AS subject,
  NULL::VARCHAR AS reason,
  NULL::BOOLEAN AS is_estimate,
  NULL::BOOLEAN AS is_settled,
  NULL::BIGINT AS row_count,
  NULL::BIGINT AS token_count,
  NULL::VARCHAR AS currency,
  NULL::DECIMAL(38, 12) AS amount,
  NULL::VARCHAR AS settled_by
WHERE false
