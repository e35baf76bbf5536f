-- The frozen lines of a closed month, as mart_chargeback_lines had them when it was closed; part is the close. charge_month is when it was used, billing_month
-- the bill on which it stands. billed_usd and list_usd are whole cents, ledger_usd and ledger_list_usd exact.
CREATE TABLE raw_close__lines (
  close_id VARCHAR NOT NULL,
  billing_month DATE NOT NULL,
  charge_month DATE NOT NULL,
  charge_class VARCHAR,
  cost_center_id VARCHAR NOT NULL,
  provider VARCHAR NOT NULL,
  billing_account_id VARCHAR NOT NULL,
  charge_category VARCHAR NOT NULL,
  product VARCHAR NOT NULL,
  model VARCHAR NOT NULL,
  cost_type VARCHAR NOT NULL,
  person_id VARCHAR NOT NULL,
  principal_id VARCHAR NOT NULL,
  rule_id VARCHAR NOT NULL,
  pool_id VARCHAR NOT NULL,
  allocation_method VARCHAR NOT NULL,
  allocated_ratio MONEY NOT NULL,
  is_estimate BOOLEAN NOT NULL,
  billed_usd MONEY NOT NULL,
  list_usd MONEY NOT NULL,
  ledger_usd MONEY NOT NULL,
  ledger_list_usd MONEY NOT NULL
)
