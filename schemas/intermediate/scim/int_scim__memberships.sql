-- Direct members of the groups of SCIM directories as effective-dated lines, by the same rule as people (int_scim__people). A new name of a group is a new
-- line.
-- grain: directory, group_id, member_id, valid_from
WITH pulls AS (
  SELECT
    directory,
    snapshot_date,
    row_number() OVER (PARTITION BY directory ORDER BY snapshot_date) AS pull_number,
    lag(snapshot_date) OVER (PARTITION BY directory ORDER BY snapshot_date) AS previous_date
  FROM (SELECT DISTINCT part AS directory, usage_date AS snapshot_date FROM landed WHERE source = 'scim' AND entity = 'groups')
),
marked AS (
  SELECT
    g.*,
    p.pull_number,
    CASE WHEN lag(p.pull_number) OVER member = p.pull_number - 1 AND lag(g.group_name) OVER member IS NOT DISTINCT
      FROM g.group_name THEN 0 ELSE 1 END AS is_other
  FROM stg_scim__groups g
  JOIN pulls p USING (directory, snapshot_date)
  WINDOW member AS (PARTITION BY g.directory, g.group_id, g.member_id ORDER BY p.pull_number)
),
numbered AS (
  SELECT *, sum(is_other) OVER (PARTITION BY directory, group_id, member_id ORDER BY pull_number) AS line
  FROM marked
),
lines AS (
  SELECT directory, group_id, group_name, member_id, is_group, line, min(snapshot_date) AS first_date, max(pull_number) AS last_pull
  FROM numbered
  GROUP BY ALL
)
SELECT
  l.directory,
  l.group_id,
  l.group_name,
  CASE WHEN l.directory = 'scim' THEN l.member_id ELSE concat(l.directory, ':', l.member_id) END AS member_id,
  l.is_group,
  CASE WHEN l.line > 1 THEN l.first_date ELSE coalesce(f.previous_date, DATE '1970-01-01') END AS valid_from,
  n.snapshot_date AS valid_to
FROM lines l
JOIN pulls f ON f.directory = l.directory AND f.snapshot_date = l.first_date
LEFT JOIN pulls n ON n.directory = l.directory AND n.pull_number = l.last_pull + 1
