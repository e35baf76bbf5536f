-- Who pays for what nobody's own use explains, and for what is charged otherwise than by use. The first line that fits a charge counts. match is field →
-- pattern; target_shares is cost center → share in millionths of a percent, 1 where the method needs none.
-- grain: line_number
-- published: allocation
-- columns:
--   line_number     Line in allocation_rules.csv: of several that fit, the first counts.
--   rule_id         The rule's name, as it stands on every line that it allocates (FOCUS AllocatedMethodId).
--   match           Conditions that a charge must all meet: field → pattern, * any text, ? any letter, | between alternatives.
--   method          cost_center, percent, even, direct_spend, list_spend, tokens, seats, commits or central.
--   target_shares   Cost centers that receive, with their shares in millionths of a percent for the method percent; empty = every one that has a weight.
--   key_scope       Whose use makes the weights: account (the charge's billing account), provider or all.
--   valid_from      First usage day (inclusive, UTC).
--   valid_to        End (exclusive, UTC); NULL = open.
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
