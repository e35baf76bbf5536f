-- A row that a page delivered twice would count twice.
SELECT 0 AS line_number, 'user.id' AS field, 'one row per user and day' AS expected,
  concat(count(*), ' rows for ', coalesce("user".id, 'no user'), ' on ', usage_date) AS found,
  'run the extraction again; if it stays, the vendor groups by something new' AS "try", 'users' AS entity
FROM raw_claude_analytics__users GROUP BY usage_date, part, "user".id HAVING count(*) > 1 OR "user".id IS NULL
UNION ALL
SELECT 0, 'rbac_group_id', 'one row a day', concat(count(*), ' rows for ', coalesce(rbac_group_id, 'no group'), ' on ', usage_date),
  'run the extraction again; if it stays, the vendor groups by something new', 'groups'
FROM raw_claude_analytics__groups
GROUP BY usage_date, part, rbac_group_id
HAVING count(*) > 1
UNION ALL
SELECT 0, 'project_id', 'one row a day', concat(count(*), ' rows for ', project_id, ' on ', usage_date),
  'run the extraction again; if it stays, the vendor groups by something new', 'projects'
FROM raw_claude_analytics__projects
GROUP BY usage_date, part, project_id
HAVING count(*) > 1
UNION ALL
SELECT 0, 'skill_name', 'one row a day', concat(count(*), ' rows for ', skill_name, ' on ', usage_date),
  'run the extraction again; if it stays, the vendor groups by something new', 'skills'
FROM raw_claude_analytics__skills
GROUP BY usage_date, part, skill_name
HAVING count(*) > 1
UNION ALL
SELECT 0, 'connector_name', 'one row a day', concat(count(*), ' rows for ', connector_name, ' on ', usage_date),
  'run the extraction again; if it stays, the vendor groups by something new', 'connectors'
FROM raw_claude_analytics__connectors
GROUP BY usage_date, part, connector_name
HAVING count(*) > 1
UNION ALL
SELECT 0, 'plugin_name, plugin_id', 'one row a day', concat(count(*), ' rows for ', plugin_name, ' on ', usage_date),
  'run the extraction again; if it stays, the vendor groups by something new', 'plugins'
FROM raw_claude_analytics__plugins
GROUP BY usage_date, part, plugin_name, plugin_id
HAVING count(*) > 1
UNION ALL
SELECT 0, 'artifact_type, is_shared', 'one row a day', concat(count(*), ' rows for ', artifact_type, ' on ', usage_date),
  'run the extraction again; if it stays, the vendor groups by something new', 'artifacts'
FROM raw_claude_analytics__artifacts
GROUP BY usage_date, part, artifact_type, is_shared
HAVING count(*) > 1
