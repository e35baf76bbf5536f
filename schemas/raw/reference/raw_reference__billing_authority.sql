-- Which source is charged for a provider's account on a day (billing_authority.csv); every other source only reconciles or estimates.
-- * stands for any account that no other line names. A provider without a line is in no ledger. valid_to is the first day no longer (empty: open).
CREATE TABLE raw_reference__billing_authority (
  line_number UBIGINT NOT NULL,
  provider VARCHAR NOT NULL,
  billing_account_id VARCHAR NOT NULL,
  source VARCHAR NOT NULL,
  valid_from DATE NOT NULL,
  valid_to DATE,
  note VARCHAR
)
