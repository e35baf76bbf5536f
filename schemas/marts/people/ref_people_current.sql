-- People as of the build, one row a person: a join by person_id doubles no money, and loses none of people who have left. For the department or cost center on
-- a day of use take ref_people, whose lines are dated. The line shown is the one valid on that day, else the last before it, else the first to come.
-- grain: person_id
-- example: SELECT p.department, sum(s.billed_usd) AS usd FROM mart_spend_daily s JOIN ref_people_current p USING (person_id) GROUP BY ALL
-- columns:
--   person_id           The organization's own id of the person; the directory's id for people of a SCIM directory.
--   display_name        Name as shown in reports.
--   emails              All e-mail addresses of the person, lower-case, aliases included.
--   anthropic_user_id   Claude user id ("user_…"); NULL when unknown.
--   github_login        GitHub login; NULL when unknown.
--   identities          All other ids at vendors, as provider:id.
--   department          Department.
--   business_unit       Business unit.
--   manager_id          person_id of the manager.
--   cost_center_id      Cost center; NULL = none.
--   is_active           True while the line is valid: false for people who have left or are still to come.
--   valid_from          First day of the line (inclusive, UTC).
--   valid_to            End of the line (exclusive, UTC); NULL = open.
--   source              Who says so: people (people.csv) or scim.
SELECT
  p.person_id,
  p.display_name,
  p.emails,
  p.anthropic_user_id,
  p.github_login,
  p.identities,
  p.department,
  p.business_unit,
  p.manager_id,
  p.cost_center_id,
  p.valid_from <= run.as_of_date AND (p.valid_to IS NULL OR p.valid_to > run.as_of_date) AS is_active,
  p.valid_from,
  p.valid_to,
  p.source
FROM ref_people p
CROSS JOIN run
QUALIFY row_number() OVER (
  PARTITION BY p.person_id
  ORDER BY p.valid_from <= run.as_of_date DESC, CASE WHEN p.valid_from <= run.as_of_date THEN p.valid_from END DESC, p.valid_from) = 1
