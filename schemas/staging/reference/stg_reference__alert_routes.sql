-- Routes of alerts with their conditions taken apart: match is field → pattern.
-- grain: line_number
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
