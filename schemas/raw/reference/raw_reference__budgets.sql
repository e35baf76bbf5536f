-- What may be spent on AI (budgets.csv): one line per scope, period and version; of several versions the highest counts, the others stay on record. scope_type
-- organization: all spend; scope_id organization. cost_center: what chargeback charges it; its id. team: what the people of a department use before any
-- allocation; the department as the directory writes it. provider: a vendor as the ledger writes it. it: the whole IT budget, AI included; scope_id
-- organization; nothing is charged to it, it only gives AI's share. period_type month, quarter or fiscal_year, period_start its first day
-- (fiscal_calendar.csv). A currency other than USD is converted once at rate_type (spot, month_average; empty: spot) of rate_date (empty: period_start), from
-- exchange_rates.csv.
CREATE TABLE raw_reference__budgets (
  line_number UBIGINT NOT NULL,
  scope_type VARCHAR NOT NULL,
  scope_id VARCHAR NOT NULL,
  period_type VARCHAR NOT NULL,
  period_start DATE NOT NULL,
  version UBIGINT NOT NULL,
  currency VARCHAR NOT NULL,
  amount MONEY NOT NULL,
  rate_type VARCHAR,
  rate_date DATE,
  approved_by VARCHAR,
  note VARCHAR
)
