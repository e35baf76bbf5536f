-- What is expected of a provider's account when its month is reconciled (reconciliation_rules.csv). * stands for every provider or account that no other line
-- names. invoice_expected: whether a month with charges must be billed by a line of invoices.csv, at the latest invoice_due_days after the month's last day.
-- What neither tax, credits, rounding nor currency explains is tolerated when it is within tolerance_usd and within tolerance_ratio of the invoice, both.
-- valid_from and valid_to (end exclusive; empty: open) are first days of months.
CREATE TABLE raw_reference__reconciliation_rules (
  line_number UBIGINT NOT NULL,
  provider VARCHAR NOT NULL,
  billing_account_id VARCHAR NOT NULL,
  invoice_expected BOOLEAN NOT NULL,
  invoice_due_days UBIGINT NOT NULL,
  tolerance_usd MONEY NOT NULL,
  tolerance_ratio MONEY NOT NULL,
  valid_from DATE NOT NULL,
  valid_to DATE,
  note VARCHAR
)
