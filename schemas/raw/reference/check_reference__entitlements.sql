-- Patterns that are none, defaults that the line doesn't allow, tiers without a name, and the same line twice on a day. Groups are known only to a build:
-- check_entitlements__known_names.
SELECT line_number, 'products' AS field, 'vendor/product, alternatives between bars, like anthropic/claude_code|github/*' AS expected, products AS found,
  'the ledger''s names: SELECT DISTINCT provider, product FROM mart_spend_daily' AS "try", 'entitlements' AS entity
FROM raw_reference__entitlements WHERE NOT regexp_full_match(products, '[^|/]*[^|/ ][^|/]*/[^|]*[^| ][^|]*(\|[^|/]*[^|/ ][^|/]*/[^|]*[^| ][^|]*)*')
UNION ALL
SELECT line_number, 'models', 'names or patterns, alternatives between bars, like claude-sonnet-*|gpt-5.4', models,
  'a bar stands between two names; * alone is every model', 'entitlements'
FROM raw_reference__entitlements WHERE NOT regexp_full_match(models, '[^|]*[^| ][^|]*(\|[^|]*[^| ][^|]*)*')
UNION ALL
SELECT line_number, 'default_model', concat('a model that the line allows (', models, '), or nothing'), default_model,
  'a default outside its own policy would be a finding with every use', 'entitlements'
FROM raw_reference__entitlements
WHERE default_model IS NOT NULL AND NOT list_bool_or(list_transform(string_split(models, '|'),
  lambda alternative: default_model GLOB replace(trim(alternative), '[', '[[]')))
UNION ALL
SELECT line_number, 'limit_tier', 'small letters, digits, _ and -, or nothing', limit_tier, 'power, typical, light, or a name of your own', 'entitlements'
FROM raw_reference__entitlements WHERE NOT regexp_full_match(limit_tier, '[a-z0-9_-]+')
UNION ALL
SELECT line_number, 'valid_to', concat('a day after valid_from (', valid_from, '), or nothing'), CAST(valid_to AS VARCHAR),
  'valid_to is the first day that no longer counts', 'entitlements'
FROM raw_reference__entitlements WHERE valid_to <= valid_from
UNION ALL
SELECT later.line_number, 'valid_from', concat('one line for a group and its products on each day (', later.group_id, ', ', later.products, ')'),
  concat(later.valid_from, '..', coalesce(CAST(later.valid_to AS VARCHAR), 'open'), ' overlaps line ', earlier.line_number, ' (', earlier.valid_from, '..',
    coalesce(CAST(earlier.valid_to AS VARCHAR), 'open'), ')'),
  'end the earlier line (valid_to) on the day the later one begins (valid_from), or write the models of both into one', 'entitlements'
FROM raw_reference__entitlements AS later
JOIN raw_reference__entitlements AS earlier USING (group_id, products)
WHERE earlier.line_number < later.line_number
  AND later.valid_from < coalesce(earlier.valid_to, DATE '9999-12-31') AND earlier.valid_from < coalesce(later.valid_to, DATE '9999-12-31')
