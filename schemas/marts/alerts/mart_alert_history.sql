-- Alerts sent before the build, to whom and when: crossings, and crossings that a revision withdrew.
-- grain: item_key
-- example: SELECT decided_at_utc, title, channel, recipient_id, delivered_at_utc FROM mart_alert_history ORDER BY decided_at_utc DESC LIMIT 20
-- columns:
--   item_key           Idempotency key of this alert to this recipient.
--   alert_key          The crossing (mart_alerts): the same for one limit, threshold and period.
--   event              crossed, or taken_back = the newest data or rules said that it is not so.
--   number             1 = crossed for the first time; 2 = crossed again after it was withdrawn, and so on.
--   alert_kind         budget, freshness …
--   scope_type         organization, cost_center, team, provider, group, person, model or source.
--   scope_id           Id of what it is about.
--   level              The rules' word: warning, critical, exhausted, stale …
--   severity           info, warning or critical.
--   title              What it said in a line.
--   figure_usd         What had been reached when it was told; NULL = no money.
--   limit_usd          What it was held against.
--   crossing_date      Day of the crossing.
--   channel            Through which channel.
--   recipient_type     person, finance or channel.
--   recipient_id       The person's id (ref_people), finance, or channel.
--   told_as_of_utc     As-of of the warehouse that it was told of.
--   build_id           Its build.
--   decided_at_utc     When it was decided to tell it.
--   message_key        The message it went with; NULL = held for the end of quiet hours or for a digest.
--   delivered_at_utc   When the channel took it; NULL = not yet.
SELECT
  item_key,
  alert_key,
  event,
  number,
  alert_kind,
  scope_type,
  scope_id,
  level,
  severity,
  title,
  figure_usd,
  limit_usd,
  crossing_date,
  channel,
  recipient_type,
  recipient_id,
  told_as_of_utc,
  build_id,
  decided_at_utc,
  message_key,
  delivered_at_utc
FROM stg_alerts__items
