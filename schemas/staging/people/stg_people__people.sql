-- People with their vendor identities, one row per person and validity (end exclusive); e-mails in lower case.
-- grain: person_id, valid_from
SELECT
  person_id,
  display_name,
  list_filter(list_transform(string_split(coalesce(emails, ''), ';'), lambda address: lower(trim(address))), lambda address: address <> '') AS emails,
  anthropic_user_id,
  github_login,
  list_filter(list_transform(string_split(coalesce(identities, ''), ';'), lambda identity: trim(identity)), lambda identity: identity <> '') AS identities,
  department,
  business_unit,
  manager_id,
  cost_center_id,
  valid_from,
  valid_to
FROM raw_people__people
