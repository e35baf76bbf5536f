-- Who answers for accounts that no single person uses, one row per account and validity (end exclusive). owned_as: users, keys and service accounts share
-- one space of ids. GitHub's ids in lower case, as case means nothing there; the ids that a line with * stands for begin with principal_id.
-- grain: provider, owned_as, principal_id, is_beginning, valid_from
SELECT
  provider,
  principal_type,
  CASE WHEN principal_type IN ('workspace', 'repository', 'group') THEN principal_type ELSE 'account' END AS owned_as,
  CASE provider WHEN 'github' THEN lower(rtrim(principal_id, '*')) ELSE rtrim(principal_id, '*') END AS principal_id,
  principal_id LIKE '%*' AS is_beginning,
  kind,
  owner_person_id,
  cost_center_id,
  valid_from,
  valid_to,
  note
FROM raw_reference__principal_owners
