-- When a budget gives cause for a look (budget_thresholds.csv): level warning and critical, each at a part of the budget.
CREATE TABLE raw_reference__budget_thresholds (
  line_number UBIGINT NOT NULL,
  level VARCHAR NOT NULL,
  threshold_ratio MONEY NOT NULL,
  note VARCHAR
)
