-- The general ledger's accounts for AI spend, as journals use them. A line for a business unit goes before one for a provider, that before one for a category.
-- grain: provider, charge_category, business_unit, valid_from
-- published: close
-- columns:
--   line_number              Line in gl_accounts.csv.
--   provider                 Vendor that bills; * = every vendor without a line of its own.
--   charge_category          Usage, Purchase, Tax, Credit or Adjustment (FOCUS ChargeCategory); * = every one without a line of its own.
--   business_unit            Business unit of the cost center that pays; * = every one without a line of its own, and what is not charged to any.
--   expense_account          Debited for the cost center that pays.
--   clearing_account         Credited when the month is final; the vendor's invoice is posted against it.
--   accrued_account          Credited until the month is final; the entry reverses.
--   central_cost_center_id   Cost center of the credits, and of what is not charged to anyone.
--   ledger_company           Company whose books these are; NULL = there is only one.
--   intercompany_company     Company that the spend is charged on to; NULL = none.
--   valid_from               First billing month (inclusive).
--   valid_to                 End (exclusive); NULL = open.
SELECT
  CAST(line_number AS BIGINT) AS line_number,
  provider,
  charge_category,
  business_unit,
  expense_account,
  clearing_account,
  accrued_account,
  central_cost_center_id,
  ledger_company,
  intercompany_company,
  valid_from,
  valid_to
FROM raw_reference__gl_accounts
