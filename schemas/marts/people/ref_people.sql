-- People, effective-dated: one line per person and validity; a move is a new line, so a month splits at the day of the move.
-- people.csv is the authority: whoever stands in it has its lines and no others; a SCIM directory fills in the rest.
-- grain: person_id, valid_from
-- example: SELECT s.usage_date, p.display_name, p.department FROM mart_spend_daily s JOIN ref_people p ON p.person_id = s.person_id AND s.usage_date >=
--      p.valid_from AND s.usage_date < coalesce(p.valid_to, DATE '9999-12-31')
-- columns:
--   person_id           The organization's own id of the person; the directory's id for people of a SCIM directory.
--   display_name        Name as shown in reports.
--   emails              All e-mail addresses of the person, lower-case, aliases included.
--   anthropic_user_id   Claude user id ("user_…"); stays when the e-mail changes, hence tried first.
--   github_login        GitHub login, NULL when unknown.
--   identities          All other ids at vendors, as provider:id.
--   department          Department during this validity.
--   business_unit       Business unit during this validity.
--   manager_id          person_id of the manager during this validity.
--   cost_center_id      Cost center during this validity; NULL = the person has none (charged to "unassigned").
--   valid_from          First day of validity (inclusive, UTC); 1970-01-01 = since before a directory was first read.
--   valid_to            End of validity (exclusive, UTC); NULL = open.
--   source              Who says so: people (people.csv) or scim.
SELECT
  person_id,
  display_name,
  emails,
  anthropic_user_id,
  github_login,
  identities,
  department,
  business_unit,
  manager_id,
  nullif(cost_center_id, '') AS cost_center_id,
  valid_from,
  valid_to,
  'people' AS source
FROM stg_people__people
UNION ALL
SELECT
  s.person_id,
  s.display_name,
  s.emails,
  NULL,
  NULL,
  [],
  s.department,
  s.business_unit,
  coalesce(m.person_id, s.manager_id),
  s.cost_center_id,
  s.valid_from,
  s.valid_to,
  'scim'
FROM int_scim__people s
LEFT JOIN int_scim_people__matched m ON m.directory_person_id = s.manager_id
ANTI JOIN int_scim_people__matched f ON f.directory_person_id = s.person_id
