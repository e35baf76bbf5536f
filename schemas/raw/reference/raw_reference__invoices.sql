-- Lines of the vendors' invoices (invoices.csv), as FOCUS InvoiceDetail has them: one line of one invoice. amount is in currency, in whole hundredths and
-- without tax; tax is a line of its own (charge_category Tax), and so is a credit, which is negative. period_start and period_end (end exclusive) are the
-- billing period that the line bills, in UTC days. Another currency than USD is converted once: at the spot rate of issue_date, or at the average of the month
-- in which the period begins.
CREATE TABLE raw_reference__invoices (
  line_number UBIGINT NOT NULL,
  provider VARCHAR NOT NULL,
  billing_account_id VARCHAR NOT NULL,
  invoice_id VARCHAR NOT NULL,
  invoice_detail_id VARCHAR NOT NULL,
  charge_category VARCHAR NOT NULL,
  period_start DATE NOT NULL,
  period_end DATE NOT NULL,
  issue_date DATE NOT NULL,
  currency VARCHAR NOT NULL,
  amount MONEY NOT NULL,
  rate_type VARCHAR,
  note VARCHAR
)
