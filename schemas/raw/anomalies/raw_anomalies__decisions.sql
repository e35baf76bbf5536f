-- What people said about anomalies with `finops anomalies`, each a row that nothing ever replaces. state: explained, false_alarm, or open when it is taken
-- back. excess_usd is what the anomaly was away from its expectation when it was decided on; build_id the warehouse that was looked at.
CREATE TABLE raw_anomalies__decisions (
  decision_number UBIGINT NOT NULL,
  anomaly_id VARCHAR NOT NULL,
  anomaly_date DATE NOT NULL,
  scope_type VARCHAR NOT NULL,
  scope_id VARCHAR NOT NULL,
  method VARCHAR NOT NULL,
  kind VARCHAR NOT NULL,
  excess_usd MONEY NOT NULL,
  state VARCHAR NOT NULL,
  reason VARCHAR NOT NULL,
  decided_at TIMESTAMPTZ NOT NULL,
  decided_by VARCHAR NOT NULL,
  os_user VARCHAR NOT NULL,
  build_id VARCHAR NOT NULL
)
