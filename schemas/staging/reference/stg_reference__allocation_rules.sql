-- Allocation rules with conditions and targets taken apart: match is field → pattern, target_shares cost center → share in millionths of a percent (1 where
-- the method needs none).
-- grain: line_number
SELECT
  CAST(line_number AS BIGINT) AS line_number,
  rule_id,
  map_from_entries(list_transform(
    list_filter(string_split(match, ';'), lambda part: trim(part) <> ''),
    lambda part: struct_pack(k := lower(trim(split_part(part, '=', 1))), v := trim(substring(part, strpos(part, '=') + 1))))) AS match,
  method,
  map_from_entries(list_transform(
    list_filter(string_split(coalesce(targets, ''), ';'), lambda part: trim(part) <> ''),
    lambda part: struct_pack(k := trim(split_part(part, '=', 1)),
      v := CASE WHEN contains(part, '=') THEN CAST(CAST(trim(split_part(part, '=', 2)) AS DECIMAL(18, 6)) * 1000000 AS BIGINT) ELSE 1 END))) AS target_shares,
  coalesce(key_scope, 'account') AS key_scope,
  valid_from,
  valid_to
FROM raw_reference__allocation_rules
