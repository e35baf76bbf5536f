-- Who receives an alert, and how (alert_routes.csv). The first line that fits and leads to somebody counts, and the lines after it where it says further.
-- grain: line_number
-- published: alerts
-- columns:
--   line_number    Line in alert_routes.csv: of several that fit, the first counts.
--   match          Conditions that an alert must all meet: field → pattern, * any text, ? any letter, | between alternatives.
--   recipient      user, team_lead, group_owner, finance or channel (whoever reads the channel).
--   channel        Channel of finops.json.
--   is_further     True where the lines after this one count, too.
--   digest         run or day: all of a run, or of a day, in one message; NULL = each alert alone.
--   quiet_hours    When nobody is disturbed, like 22:00-07:00; NULL = never quiet.
--   time_zone      IANA time zone of the quiet hours and of the digest's day; NULL = UTC.
--   quiet_except   Severity that quiet hours let through; NULL = none.
--   valid_from     First day of crossing (inclusive, UTC) that it is for: what was crossed earlier is not told.
--   valid_to       End (exclusive, UTC); NULL = open.
SELECT
  CAST(line_number AS BIGINT) AS line_number,
  map_from_entries(list_transform(
    list_filter(string_split(match, ';'), lambda part: trim(part) <> ''),
    lambda part: struct_pack(k := lower(trim(split_part(part, '=', 1))), v := trim(substring(part, strpos(part, '=') + 1))))) AS match,
  recipient,
  channel,
  coalesce(further, false) AS is_further,
  digest,
  quiet_hours,
  time_zone,
  quiet_except,
  valid_from,
  valid_to
FROM raw_reference__alert_routes
