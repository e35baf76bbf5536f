-- Who answers for accounts that no single person uses: API keys, service accounts, workspaces, repositories, groups, shared accounts. Their charges go to the
-- cost center, else to that of the owner on the day; they are nobody's own use. Users, keys and service accounts share one space of ids (owned_as). GitHub's
-- ids stand in lower case, as case means nothing there; the ids that a line with * stands for begin with principal_id.
-- grain: provider, owned_as, principal_id, is_beginning, valid_from
-- published: people
-- columns:
--   provider          Vendor.
--   principal_type    user, service, api_key, service_account, workspace, repository or group, as the file says.
--   owned_as          account (users, keys and service accounts share one space of ids), workspace, repository or group.
--   principal_id      The vendor's id, or the beginning of the ids that are meant; GitHub's in lower case.
--   is_beginning      True where every id counts that begins so; the longest beginning that fits counts, and a whole id before all.
--   kind              service = automation, shared = used by several people.
--   owner_person_id   Who answers for it; NULL = nobody is named, the cost center pays.
--   cost_center_id    Who pays; NULL = the owner's cost center on the day.
--   valid_from        First day of validity (inclusive, UTC).
--   valid_to          End of validity (exclusive, UTC); NULL = open.
--   note              What the file says beside it.
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
