-- Types and kinds that there are not, owners and cost centers that nobody knows, and two lines for one account on the same day. Accounts themselves are not
-- shown.
WITH line AS (
  SELECT
    *,
    -- users, keys and service accounts share one space of ids; a workspace or a repository may have the same one
    CASE WHEN principal_type IN ('workspace', 'repository', 'group') THEN principal_type ELSE 'account' END AS owned_as,
    CASE provider WHEN 'github' THEN lower(principal_id) ELSE principal_id END AS owned_id
  FROM raw_reference__principal_owners
), known AS (
  SELECT person_id FROM raw_people__people
  UNION
  SELECT CASE part WHEN 'scim' THEN id ELSE concat(part, ':', id) END FROM raw_scim__users
)
SELECT line_number, 'provider' AS field, 'a provider in lower case, as in the ledger' AS expected, provider AS found,
  'anthropic, openai, github, cursor, aws-bedrock …' AS "try", 'principal_owners' AS entity
FROM line WHERE NOT regexp_full_match(provider, '[a-z0-9._-]+')
UNION ALL
SELECT line_number, 'principal_type', 'user, service, api_key, service_account, workspace, repository or group', principal_type,
  'mart_identity_worklist names the type of whatever has no owner', 'principal_owners'
FROM line WHERE principal_type NOT IN ('user', 'service', 'api_key', 'service_account', 'workspace', 'repository', 'group')
UNION ALL
SELECT line_number, 'principal_id', 'an id, or its beginning and one * at the end', 'a * elsewhere', 'write one line for each id', 'principal_owners'
FROM line WHERE contains(rtrim(principal_id, '*'), '*') OR principal_id LIKE '%**'
UNION ALL
SELECT line_number, 'kind', 'service or shared', kind,
  'service for automation, shared for an account that several people use; what one person alone uses is an identity in people.csv', 'principal_owners'
FROM line WHERE kind NOT IN ('service', 'shared')
UNION ALL
SELECT line_number, 'owner_person_id', 'an owner, a cost center, or both', 'neither', 'say who answers for it', 'principal_owners'
FROM line WHERE owner_person_id IS NULL AND cost_center_id IS NULL
UNION ALL
SELECT line_number, 'owner_person_id', 'a person of people.csv or of the SCIM directory', owner_person_id,
  'mend the id, or add the person; people.csv and this file land together', 'principal_owners'
FROM line WHERE owner_person_id NOT IN (SELECT person_id FROM known)
UNION ALL
SELECT line_number, 'cost_center_id', 'a cost center of cost_centers.csv, or nothing', cost_center_id,
  'mend the id, or add it to cost_centers.csv; both files land together', 'principal_owners'
FROM line WHERE cost_center_id NOT IN (SELECT cost_center_id FROM raw_people__cost_centers)
UNION ALL
SELECT line_number, 'valid_to', concat('a day after valid_from (', valid_from, '), or nothing'), CAST(valid_to AS VARCHAR),
  'valid_to is the first day that no longer counts', 'principal_owners'
FROM line WHERE valid_to <= valid_from
UNION ALL
SELECT later.line_number, 'valid_from', 'one owner of an account on each day (users, keys and service accounts have one space of ids)',
  concat(later.valid_from, '..', coalesce(CAST(later.valid_to AS VARCHAR), 'open'), ' overlaps line ', earlier.line_number, ' (', earlier.valid_from, '..',
    coalesce(CAST(earlier.valid_to AS VARCHAR), 'open'), ')'),
  'end the earlier line (valid_to) on the day the later one begins (valid_from)', 'principal_owners'
FROM line AS later
JOIN line AS earlier ON earlier.provider = later.provider AND earlier.owned_as = later.owned_as AND earlier.owned_id = later.owned_id
  AND earlier.line_number < later.line_number
WHERE later.valid_from < coalesce(earlier.valid_to, DATE '9999-12-31') AND earlier.valid_from < coalesce(later.valid_to, DATE '9999-12-31')
