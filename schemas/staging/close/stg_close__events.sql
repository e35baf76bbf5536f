-- Decisions about billing periods, oldest first by event_number.
-- grain: event_number
SELECT
  CAST(event_number AS BIGINT) AS event_number,
  close_id,
  billing_month,
  CAST(close_number AS BIGINT) AS close_number,
  action,
  period_status,
  happened_at AS happened_at_utc,
  approved_by,
  os_user,
  reason,
  CAST(accepted AS VARCHAR[]) AS accepted,
  build_id,
  lines_sha256,
  CAST(line_count AS BIGINT) AS line_count,
  CAST(usd_from_text(billed_usd) AS DECIMAL(18, 2)) AS billed_usd
FROM raw_close__events
