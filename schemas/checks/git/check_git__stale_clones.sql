-- Clones that nobody has fetched for a week: their newest commits are missing from every figure. Fetch them, or take them out of the folder.
-- severity: warn
-- source: git
SELECT r.repository, r.up_to_date_date
FROM stg_git__repositories r
CROSS JOIN run
WHERE r.up_to_date_date < run.as_of_date - 7
