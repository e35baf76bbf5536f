-- Routes that cannot be read, that lead to nobody, or that can never act. Whether finops.json has the channel says `finops alerts`.
WITH routes AS (
  SELECT *, coalesce(valid_to, DATE '9999-12-31') AS until_date FROM raw_reference__alert_routes
),
conditions AS (
  SELECT line_number, condition, lower(trim(split_part(condition, '=', 1))) AS field, trim(substring(condition, strpos(condition, '=') + 1)) AS pattern
  FROM (SELECT line_number, trim(unnest(string_split(match, ';'))) AS condition FROM routes)
  WHERE condition <> ''
)
SELECT line_number, 'match' AS field, 'at least one condition, field=pattern' AS expected, match AS found, 'kind=* is every alert' AS "try",
  'alert_routes' AS entity
FROM routes ANTI JOIN conditions USING (line_number)
UNION ALL
SELECT line_number, 'match', 'field=pattern, several separated by ;, alternatives of a pattern by |', condition,
  'write it like kind=budget;level=critical|exhausted', 'alert_routes'
FROM conditions WHERE NOT contains(condition, '=') OR field = ''
  OR list_contains(list_transform(string_split(pattern, '|'), lambda alternative: trim(alternative)), '')
UNION ALL
SELECT line_number, 'match', 'a field that alerts have', field, 'kind, severity, level, scope_type, scope, cost_center, group or person', 'alert_routes'
FROM conditions WHERE contains(condition, '=') AND field <> ''
  AND field NOT IN ('kind', 'severity', 'level', 'scope_type', 'scope', 'cost_center', 'group', 'person')
UNION ALL
SELECT line_number, 'match', 'each field once', concat(field, ' ', count(*), ' times'), 'put alternatives into one condition, separated by |', 'alert_routes'
FROM conditions WHERE field <> '' GROUP BY line_number, field HAVING count(*) > 1
UNION ALL
SELECT line_number, 'recipient', 'user, team_lead, group_owner, finance or channel', recipient, 'channel is whoever reads the channel', 'alert_routes'
FROM routes WHERE recipient NOT IN ('user', 'team_lead', 'group_owner', 'finance', 'channel')
UNION ALL
SELECT line_number, 'digest', 'run or day, or nothing', digest, 'nothing sends each alert alone', 'alert_routes'
FROM routes WHERE digest NOT IN ('run', 'day')
UNION ALL
SELECT line_number, 'quiet_hours', 'two times of a day, like 22:00-07:00', quiet_hours,
  'the second is the first minute that is quiet no more; it may be on the next day', 'alert_routes'
FROM routes
WHERE NOT regexp_full_match(quiet_hours, '([01][0-9]|2[0-3]):[0-5][0-9]-([01][0-9]|2[0-3]):[0-5][0-9]') OR left(quiet_hours, 5) = right(quiet_hours, 5)
UNION ALL
SELECT line_number, 'time_zone', 'a time zone of the IANA, like Europe/Berlin, or nothing for UTC', time_zone, 'write region and city, with their capitals',
  'alert_routes'
FROM routes WHERE time_zone NOT IN (SELECT name FROM pg_timezone_names()) OR NOT regexp_full_match(time_zone, 'UTC|[A-Za-z_]+/[A-Za-z0-9_+/-]+')
UNION ALL
SELECT line_number, 'quiet_except', 'info, warning or critical, and quiet_hours beside it', quiet_except,
  'critical lets through what is critical; without quiet_hours everything goes at once', 'alert_routes'
FROM routes WHERE quiet_except NOT IN ('info', 'warning', 'critical') OR (quiet_except IS NOT NULL AND quiet_hours IS NULL)
UNION ALL
SELECT line_number, 'valid_to', concat('a day after valid_from (', valid_from, '), or nothing'), CAST(valid_to AS VARCHAR),
  'valid_to is the first day that no longer counts', 'alert_routes'
FROM routes WHERE valid_to <= valid_from
UNION ALL
SELECT later.line_number, 'match', concat('a line that something is left for: line ', min(earlier.line_number),
  ' takes every alert, to whoever reads its channel'), later.match, 'put it before that line, or write true under further there', 'alert_routes'
FROM routes AS later
JOIN routes AS earlier ON trim(earlier.match) IN ('kind=*', 'kind = *') AND earlier.recipient IN ('finance', 'channel') AND NOT coalesce(earlier.further, false)
WHERE earlier.line_number < later.line_number AND earlier.valid_from <= later.valid_from AND earlier.until_date >= later.until_date
GROUP BY later.line_number, later.match
