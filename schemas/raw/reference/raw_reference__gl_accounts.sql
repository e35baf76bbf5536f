-- Where AI spend stands in the general ledger (gl_accounts.csv). expense_account is debited for the cost center that pays. accrued_account is credited while
-- the month is not final, clearing_account from then on: accounts payable posts the vendor's invoice against it. central_cost_center_id carries those two and
-- what is not charged to anyone. * stands for every provider, charge category or business unit without a line of its own; a line for a business unit goes
-- before one for a provider, that before one for a charge category. ledger_company is whose books these are; intercompany_company whom a business unit's line
-- is charged on to. A line counts for whole billing months: valid_from is the first, valid_to the first no longer (empty: open).
CREATE TABLE raw_reference__gl_accounts (
  line_number UBIGINT NOT NULL,
  provider VARCHAR NOT NULL,
  charge_category VARCHAR NOT NULL,
  business_unit VARCHAR NOT NULL,
  expense_account VARCHAR NOT NULL,
  clearing_account VARCHAR NOT NULL,
  accrued_account VARCHAR NOT NULL,
  central_cost_center_id VARCHAR NOT NULL,
  ledger_company VARCHAR,
  intercompany_company VARCHAR,
  valid_from DATE NOT NULL,
  valid_to DATE,
  note VARCHAR
)
