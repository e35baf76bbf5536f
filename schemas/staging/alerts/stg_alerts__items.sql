-- What was decided to be told to whom, and when it was.
-- grain: item_key
SELECT
  item_key,
  alert_key,
  event,
  CAST(number AS BIGINT) AS number,
  alert_kind,
  scope_type,
  scope_id,
  level,
  severity,
  title,
  usd_from_text(figure_usd) AS figure_usd,
  usd_from_text(limit_usd) AS limit_usd,
  crossing_date,
  channel,
  recipient_type,
  recipient_id,
  as_of AS told_as_of_utc,
  build_id,
  decided_at AS decided_at_utc,
  message_key,
  delivered_at AS delivered_at_utc
FROM raw_alerts__items
