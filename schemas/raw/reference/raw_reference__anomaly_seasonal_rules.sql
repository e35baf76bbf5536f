-- What the seasonal method calls an anomaly, per scope and kind (anomaly_seasonal_rules.csv): deviations in sigmas of the scope's own days, ratio more (or, for
-- missing, less) than expected, least_hours of the day in use (overnight only), at least floor_usd a day away. min_days: with fewer whole days before it, a day
-- is not judged. A kind is told again after repeat_days (1: every day). For dismissed_days after a false alarm, this kind is told on this scope only when it is
-- further away than what was dismissed.
CREATE TABLE raw_reference__anomaly_seasonal_rules (
  line_number UBIGINT NOT NULL,
  scope_type VARCHAR NOT NULL,
  kind VARCHAR NOT NULL,
  min_days UBIGINT NOT NULL,
  deviations MONEY NOT NULL,
  ratio MONEY NOT NULL,
  least_hours UBIGINT,
  floor_usd MONEY NOT NULL,
  repeat_days UBIGINT NOT NULL,
  dismissed_days UBIGINT NOT NULL,
  note VARCHAR
)
