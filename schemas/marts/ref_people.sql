-- People, effective-dated: one line per person and validity; a move is a new line, so a month splits at the day of the move.
-- grain: person_id, valid_from
-- columns:
--   person_id           The organization's own id of the person.
--   display_name        Name as shown in reports.
--   emails              All e-mail addresses of the person, lower-case, aliases included.
--   anthropic_user_id   Claude user id ("user_…"); stays when the e-mail changes, hence tried first.
--   github_login        GitHub login, NULL when unknown.
--   department          Department during this validity.
--   business_unit       Business unit during this validity.
--   manager_id          person_id of the manager during this validity.
--   cost_center_id      Cost center during this validity; NULL = the person has none (charged to "unassigned").
--   valid_from          First day of validity (inclusive, UTC).
--   valid_to            End of validity (exclusive, UTC); NULL = open.
SELECT
  person_id,
  display_name,
  emails,
  anthropic_user_id,
  github_login,
  department,
  business_unit,
  manager_id,
  nullif(cost_center_id, '') AS cost_center_id,
  valid_from,
  valid_to
FROM stg_people__people
