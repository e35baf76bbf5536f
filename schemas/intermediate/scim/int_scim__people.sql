-- People of SCIM directories as effective-dated lines, from the snapshots of each pull: a line begins with the first pull that shows it and ends with the first
-- that shows something else or nobody. Before a directory's first pull nobody looked: what it first showed counts from the beginning. Who is new in a later
-- pull came after the pull before it. Whether someone is active makes no line: who is switched off still has use in the month of leaving.
-- grain: person_id, valid_from
WITH pulls AS (
  SELECT
    directory,
    snapshot_date,
    row_number() OVER (PARTITION BY directory ORDER BY snapshot_date) AS pull_number,
    lag(snapshot_date) OVER (PARTITION BY directory ORDER BY snapshot_date) AS previous_date
  FROM (SELECT DISTINCT part AS directory, usage_date AS snapshot_date FROM landed WHERE source = 'scim' AND entity = 'users')
),
states AS (
  SELECT
    u.*,
    p.pull_number,
    row(u.display_name, u.emails, u.employee_number, u.department, u.business_unit, u.manager_user_id, u.cost_center_id) AS state
  FROM stg_scim__users u
  JOIN pulls p USING (directory, snapshot_date)
),
marked AS (
  SELECT
    *,
    CASE WHEN lag(pull_number) OVER person = pull_number - 1 AND lag(state) OVER person IS NOT DISTINCT FROM state THEN 0 ELSE 1 END AS is_other
  FROM states
  WINDOW person AS (PARTITION BY directory, user_id ORDER BY pull_number)
),
numbered AS (
  SELECT *, sum(is_other) OVER (PARTITION BY directory, user_id ORDER BY pull_number) AS line
  FROM marked
),
lines AS (
  SELECT
    directory, user_id, line, display_name, emails, employee_number, department, business_unit, manager_user_id, cost_center_id,
    min(snapshot_date) AS first_date,
    max(pull_number) AS last_pull
  FROM numbered
  GROUP BY ALL
)
SELECT
  -- ids are a directory's own; only one directory is called so
  CASE WHEN l.directory = 'scim' THEN l.user_id ELSE concat(l.directory, ':', l.user_id) END AS person_id,
  l.directory,
  l.user_id,
  l.employee_number,
  l.display_name,
  l.emails,
  l.department,
  l.business_unit,
  CASE WHEN l.directory = 'scim' THEN l.manager_user_id WHEN l.manager_user_id IS NOT NULL THEN concat(l.directory, ':', l.manager_user_id) END AS manager_id,
  l.cost_center_id,
  CASE WHEN l.line > 1 THEN l.first_date ELSE coalesce(f.previous_date, DATE '1970-01-01') END AS valid_from,
  n.snapshot_date AS valid_to
FROM lines l
JOIN pulls f ON f.directory = l.directory AND f.snapshot_date = l.first_date
LEFT JOIN pulls n ON n.directory = l.directory AND n.pull_number = l.last_pull + 1
