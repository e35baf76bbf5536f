-- Direct members of groups as the directory showed them on the day of a pull. A group without members has no row.
-- grain: directory, group_id, member_id, snapshot_date
SELECT DISTINCT
  part AS directory,
  id AS group_id,
  usage_date AS snapshot_date,
  "displayName" AS group_name,
  member."value" AS member_id,
  lower(coalesce(member."type", 'user')) = 'group' AS is_group
FROM (SELECT part, id, usage_date, "displayName", unnest(members) AS member FROM raw_scim__groups)
WHERE member."value" <> ''
