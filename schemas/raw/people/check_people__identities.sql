-- One e-mail, Claude user, GitHub login or other identity of two people on the same day: their cost could go to either. Addresses themselves are not shown.
WITH identity AS (
  SELECT line_number, person_id, valid_from, valid_to, 'emails' AS field, lower(trim(unnest(string_split(emails, ';')))) AS value FROM raw_people__people
    WHERE emails IS NOT NULL
  UNION ALL
  SELECT line_number, person_id, valid_from, valid_to, 'anthropic_user_id', anthropic_user_id FROM raw_people__people WHERE anthropic_user_id IS NOT NULL
  UNION ALL
  SELECT line_number, person_id, valid_from, valid_to, 'github_login', lower(github_login) FROM raw_people__people WHERE github_login IS NOT NULL
  UNION ALL
  SELECT line_number, person_id, valid_from, valid_to, 'identities', trim(unnest(string_split(identities, ';'))) FROM raw_people__people
    WHERE identities IS NOT NULL
)
SELECT later.line_number, later.field, 'an identity of one person at a time' AS expected,
  concat('one of ', later.person_id, ' that is also one of ', earlier.person_id, ' (line ', earlier.line_number, ')') AS found,
  'remove it from one of the two, or end the earlier validity' AS "try", 'people' AS entity
FROM identity AS later
JOIN identity AS earlier ON earlier.field = later.field AND earlier.value = later.value AND earlier.person_id <> later.person_id
  AND earlier.line_number < later.line_number
WHERE later.value <> '' AND later.valid_from < coalesce(earlier.valid_to, DATE '9999-12-31')
  AND earlier.valid_from < coalesce(later.valid_to, DATE '9999-12-31')
UNION ALL
SELECT line_number, field, 'addresses with an @, separated by semicolons', concat('one of ', person_id, ' without'), 'mend the address', 'people'
FROM identity WHERE field = 'emails' AND value <> '' AND NOT regexp_matches(value, '^[^@\s,]+@[^@\s,]+$')
UNION ALL
SELECT line_number, field, 'provider:id, separated by semicolons, like cursor:user_1;openai:user-abc', concat('one of ', person_id, ' without'),
  'the provider is in lower case, as in the ledger', 'people'
FROM identity WHERE field = 'identities' AND value <> '' AND NOT regexp_full_match(value, '[a-z0-9._-]+:\S.*')
