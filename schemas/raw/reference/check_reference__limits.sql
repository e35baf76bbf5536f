-- Limits of no scope, of people that there are not, of no amount, and two of one scope on the same day. Vendors, groups and seats are known only to a build:
-- check_limits__seen_scopes.
WITH known AS (
  SELECT person_id FROM raw_people__people
  UNION
  SELECT CASE part WHEN 'scim' THEN id ELSE concat(part, ':', id) END FROM raw_scim__users
)
SELECT line_number, 'scope_type' AS field, 'organization, group, seat_type or person' AS expected, scope_type AS found,
  'these are the scopes that limits have' AS "try", 'limits' AS entity
FROM raw_reference__limits WHERE scope_type NOT IN ('organization', 'group', 'seat_type', 'person')
UNION ALL
SELECT line_number, 'scope_id', 'organization, as for every limit of the scope organization', scope_id, 'write organization', 'limits'
FROM raw_reference__limits WHERE scope_type = 'organization' AND scope_id <> 'organization'
UNION ALL
SELECT line_number, 'scope_id', 'a person of people.csv or of the SCIM directory', scope_id,
  'mend the id, or add the person; people.csv and this file land together', 'limits'
FROM raw_reference__limits WHERE scope_type = 'person' AND scope_id NOT IN (SELECT person_id FROM known)
UNION ALL
SELECT line_number, 'provider', 'a provider in lower case, as in the ledger, or *', provider,
  'anthropic, openai, github, cursor, aws-bedrock …; * is all vendors together', 'limits'
FROM raw_reference__limits WHERE NOT regexp_full_match(provider, '[a-z0-9._-]+|\*')
UNION ALL
SELECT line_number, 'period', 'month', period, 'limits begin anew on the first of each month, at 00:00 UTC', 'limits'
FROM raw_reference__limits WHERE period <> 'month'
UNION ALL
SELECT line_number, 'currency', 'USD', currency, 'the ledger is in USD: write the amount in it', 'limits'
FROM raw_reference__limits WHERE currency <> 'USD'
UNION ALL
SELECT line_number, 'amount', 'zero or more and less than 10000000000000, with at most 2 decimals, or nothing', amount,
  '250.00; nothing means expressly no limit', 'limits'
FROM raw_reference__limits
WHERE amount IS NOT NULL
  AND (amount LIKE '-%' OR coalesce(try_cast(amount AS DECIMAL(38, 2)), -1) NOT BETWEEN 0 AND 9999999999999.99
    OR length(rtrim(split_part(amount, '.', 2), '0')) > 2)
UNION ALL
SELECT line_number, 'valid_to', concat('a day after valid_from (', valid_from, '), or nothing'), CAST(valid_to AS VARCHAR),
  'valid_to is the first day that no longer counts', 'limits'
FROM raw_reference__limits WHERE valid_to <= valid_from
UNION ALL
SELECT later.line_number, 'valid_from', concat('one limit of a scope and vendor on each day (', later.scope_type, ' ', later.scope_id, ', ', later.provider,
  ')'),
  concat(later.valid_from, '..', coalesce(CAST(later.valid_to AS VARCHAR), 'open'), ' overlaps line ', earlier.line_number, ' (', earlier.valid_from, '..',
    coalesce(CAST(earlier.valid_to AS VARCHAR), 'open'), ')'),
  'end the earlier line (valid_to) on the day the later one begins (valid_from)', 'limits'
FROM raw_reference__limits AS later
JOIN raw_reference__limits AS earlier USING (scope_type, scope_id, provider)
WHERE earlier.line_number < later.line_number
  AND later.valid_from < coalesce(earlier.valid_to, DATE '9999-12-31') AND earlier.valid_from < coalesce(later.valid_to, DATE '9999-12-31')
