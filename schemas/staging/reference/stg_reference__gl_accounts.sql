-- Accounts of the general ledger per provider, charge category and business unit; * stands for any without a line of its own. Ends are exclusive.
-- grain: provider, charge_category, business_unit, valid_from
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
