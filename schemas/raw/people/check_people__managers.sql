-- Managers who report to each other in a circle on some day; said once a circle, at the line of its smallest person_id. A manager who stands in no file is left
-- alone.
WITH RECURSIVE chain AS (
  SELECT line_number, person_id AS first_id, manager_id, [person_id] AS path, valid_from, coalesce(valid_to, DATE '9999-12-31') AS valid_to
  FROM raw_people__people
  WHERE manager_id IS NOT NULL
  UNION ALL
  SELECT c.line_number, c.first_id, p.manager_id, list_append(c.path, p.person_id), greatest(c.valid_from, p.valid_from),
    least(c.valid_to, coalesce(p.valid_to, DATE '9999-12-31'))
  FROM chain c
  JOIN raw_people__people AS p ON p.person_id = c.manager_id AND p.valid_from < c.valid_to AND c.valid_from < coalesce(p.valid_to, DATE '9999-12-31')
  -- whoever meets a smaller id is told of at that one's line
  WHERE p.person_id > c.first_id AND p.manager_id IS NOT NULL AND NOT list_contains(c.path, p.person_id)
)
SELECT line_number, 'manager_id' AS field, concat('nobody who reports to ', first_id) AS expected,
  concat(array_to_string(list_append(path, first_id), ' → '), ' from ', min(valid_from)) AS found,
  'take one of them out of the circle' AS "try", 'people' AS entity
FROM chain
WHERE manager_id = first_id
GROUP BY line_number, first_id, path
