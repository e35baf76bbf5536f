-- Who belongs to which group of the directory, effective-dated. Groups overlap: never add them up.
-- grain: directory, group_id, person_id, valid_from
-- columns:
--   directory    The SCIM directory as finops.json calls it: scim or scim:<name>.
--   group_id     The directory's id of the group.
--   group_name   Its name during this validity.
--   person_id    The member (ref_people); members that are groups themselves are left out.
--   valid_from   First day of validity (inclusive, UTC); 1970-01-01 = since before the directory was first read.
--   valid_to     End of validity (exclusive, UTC); NULL = open.
SELECT
  g.directory,
  g.group_id,
  g.group_name,
  coalesce(m.person_id, g.member_id) AS person_id,
  g.valid_from,
  g.valid_to
FROM int_scim__memberships g
LEFT JOIN int_scim_people__matched m ON m.directory_person_id = g.member_id
WHERE NOT g.is_group
-- two accounts of one person can be in one group
QUALIFY row_number() OVER (PARTITION BY g.directory, g.group_id, coalesce(m.person_id, g.member_id), g.valid_from
  ORDER BY g.valid_to DESC NULLS FIRST, g.group_name, g.member_id) = 1
