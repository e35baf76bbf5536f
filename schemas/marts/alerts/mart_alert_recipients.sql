-- Who receives each alert, and how: the first line of alert_routes.csv that fits and leads to somebody, and the lines after it while they say further. Of
-- several thresholds of one limit and period that have been crossed, a recipient hears of the highest only.
-- grain: alert_key, channel, recipient_type, recipient_id
-- example: SELECT a.title, r.channel, r.recipient_id FROM mart_alert_recipients r JOIN mart_alerts a USING (alert_key) ORDER BY ALL
-- columns:
--   alert_key        The alert (mart_alerts).
--   channel          Channel of finops.json.
--   recipient_type   person, finance or channel (whoever reads it).
--   recipient_id     The person's id (ref_people), finance, or channel.
--   recipient        user, team_lead, group_owner, finance or channel, as the line says.
--   line_number      The line of alert_routes.csv.
--   digest           run or day: all of a run, or of a day, in one message; NULL = alone.
--   quiet_hours      When the recipient is not disturbed, like 22:00-07:00; NULL = never quiet.
--   time_zone        IANA time zone of the quiet hours and of the digest's day; NULL = UTC.
--   quiet_except     Severity that quiet hours let through; NULL = none.
WITH conditions AS (
  SELECT line_number, len(map_keys(match)) AS condition_count, unnest(map_entries(match)) AS condition FROM ref_alert_routes
),
fields AS (
  SELECT alert_key, unnest([
    struct_pack(field := 'kind', value := alert_kind), struct_pack(field := 'severity', value := severity), struct_pack(field := 'level', value := level),
    struct_pack(field := 'scope_type', value := scope_type), struct_pack(field := 'scope', value := scope_id),
      struct_pack(field := 'cost_center', value := cost_center_id),
    struct_pack(field := 'group', value := group_id), struct_pack(field := 'person', value := person_id)]) AS given
  FROM int_alerts__keyed
),
-- Thousands of alerts have the same level: each value is held against the conditions once.
met AS (
  SELECT g.given, c.line_number, c.condition_count
  FROM (SELECT DISTINCT given FROM fields) g
  JOIN conditions c ON c.condition.key = g.given.field
  WHERE fits(g.given.value, c.condition.value)
),
fitting AS (
  SELECT f.alert_key, m.line_number
  FROM fields f
  JOIN met m ON m.given = f.given
  GROUP BY f.alert_key, m.line_number, m.condition_count
  HAVING count(*) = m.condition_count
),
led AS (
  SELECT
    a.alert_key, r.channel, d.recipient_type, d.recipient_id, r.recipient, r.line_number, r.digest, r.quiet_hours, r.time_zone, r.quiet_except,
    min(CASE WHEN NOT r.is_further THEN r.line_number END) OVER (PARTITION BY a.alert_key) AS last_line_number
  FROM fitting f
  JOIN int_alerts__keyed a ON a.alert_key = f.alert_key
  JOIN ref_alert_routes r ON r.line_number = f.line_number AND a.crossing_date >= r.valid_from AND a.crossing_date < coalesce(r.valid_to, DATE '9999-12-31')
  JOIN int_alerts__addressed d ON d.alert_key = a.alert_key AND d.recipient = r.recipient
),
told AS (
  SELECT *
  FROM led
  WHERE line_number <= coalesce(last_line_number, line_number)
  QUALIFY row_number() OVER (PARTITION BY alert_key, channel, recipient_type, recipient_id ORDER BY line_number) = 1
)
SELECT
  t.alert_key,
  t.channel,
  t.recipient_type,
  t.recipient_id,
  t.recipient,
  t.line_number,
  t.digest,
  t.quiet_hours,
  t.time_zone,
  t.quiet_except
FROM told t
JOIN int_alerts__keyed a USING (alert_key)
QUALIFY a.threshold_ratio IS NULL OR a.threshold_ratio =
  max(a.threshold_ratio) OVER (PARTITION BY a.alert_kind, a.scope_type, a.scope_id, a.subject_id, a.period_start, t.channel, t.recipient_type, t.recipient_id)
