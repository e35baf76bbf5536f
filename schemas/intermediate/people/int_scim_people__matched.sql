-- People of a SCIM directory who also stand in people.csv: by the file's person_id (employee number, then id of the directory), else by any e-mail, whenever
-- either was valid. The file goes before the directory.
-- grain: directory_person_id
WITH matches AS (
  SELECT s.person_id AS directory_person_id, p.person_id, CASE p.person_id WHEN s.employee_number THEN 1 ELSE 2 END AS precedence
  FROM int_scim__people s
  JOIN stg_people__people p ON p.person_id IN (s.employee_number, s.user_id)
  UNION ALL
  SELECT s.person_id, p.person_id, 3
  FROM (SELECT DISTINCT person_id, unnest(emails) AS email FROM int_scim__people) s
  JOIN (SELECT DISTINCT person_id, unnest(emails) AS email FROM stg_people__people) p USING (email)
)
SELECT directory_person_id, person_id
FROM matches
QUALIFY row_number() OVER (PARTITION BY directory_person_id ORDER BY precedence, person_id) = 1
