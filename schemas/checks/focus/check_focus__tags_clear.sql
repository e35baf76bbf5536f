-- Tags of FOCUS charges that cannot be read, or have several keys with one meaning and different values (the first in reference/tag_keys.csv counted).
-- severity: warn
-- source: focus
SELECT
  coalesce(t.conflicts, 'unreadable: ' || left(concat_ws(' ', t.tags_text, t.allocated_tags_text), 100)) AS found,
  min(c.part) AS first_file, count(*) AS row_count, sum(c.billed_cost) AS billed_cost
FROM int_focus__tags t
JOIN stg_focus__charges c ON t.tags_text = coalesce(c.tags_text, 'none') AND t.allocated_tags_text = coalesce(c.allocated_tags_text, 'none')
WHERE t.is_unreadable OR t.conflicts IS NOT NULL
GROUP BY ALL
