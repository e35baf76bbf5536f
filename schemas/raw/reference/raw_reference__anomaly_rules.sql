-- When a day counts as an anomaly (anomaly_rules.csv): more than threshold_ratio times the mean of the window_days before it, and at least
-- floor_amount above that mean, in the measure's own unit (USD or tokens). min_days: with fewer complete days before it, a day is not judged.
CREATE TABLE raw_reference__anomaly_rules (
  line_number UBIGINT NOT NULL,
  scope_type VARCHAR NOT NULL,
  measure VARCHAR NOT NULL,
  window_days UBIGINT NOT NULL,
  min_days UBIGINT NOT NULL,
  threshold_ratio MONEY NOT NULL,
  floor_amount MONEY NOT NULL,
  note VARCHAR
)
