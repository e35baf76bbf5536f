-- Which source is charged for a provider's account on a day (billing_authority.csv); every other source only reconciles or estimates.
-- * stands for any provider or account that no other line names; of lines that fit equally the first whose source has the account counts. role bill: a
-- vendor's charges. role stand_in: the vendor's charges too, which count only on days without any bill of the provider. role estimate: use priced by our
-- table, which counts only on days without either. role statement: compared with the ledger and never in it. valid_to is the first day no longer (empty: open).
-- rate_type: the rate of exchange_rates.csv that converts a bill in another currency than USD, month_average or spot; empty: the average, else spot.
CREATE TABLE raw_reference__billing_authority (
  line_number UBIGINT NOT NULL,
  provider VARCHAR NOT NULL,
  billing_account_id VARCHAR NOT NULL,
  source VARCHAR NOT NULL,
  role VARCHAR NOT NULL,
  rate_type VARCHAR,
  valid_from DATE NOT NULL,
  valid_to DATE,
  note VARCHAR
)
