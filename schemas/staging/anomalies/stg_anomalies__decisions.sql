-- Decisions about anomalies, oldest first by decision_number; the last one of an anomaly counts.
-- grain: decision_number
SELECT
  CAST(decision_number AS BIGINT) AS decision_number,
  anomaly_id,
  anomaly_date,
  scope_type,
  scope_id,
  method,
  kind,
  usd_from_text(excess_usd) AS excess_usd,
  state,
  reason,
  decided_at AS decided_at_utc,
  decided_by,
  os_user,
  build_id
FROM raw_anomalies__decisions
