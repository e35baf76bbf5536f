-- Authors and co-authors of commits who are tools, by the patterns of ai_coauthors.csv: * stands for any text, case does not matter, the longest pattern wins.
-- grain: participant
WITH participants AS (
  SELECT DISTINCT unnest(list_append(co_authors, concat(author_name, ' <', author_email, '>'))) AS participant
  FROM int_commits__unioned
),
named AS (
  SELECT
    participant,
    lower(trim(regexp_extract(participant, '^[^<]*'))) AS name,
    lower(trim(regexp_extract(participant, '<([^<>]*)>', 1))) AS email
  FROM participants
)
SELECT n.participant, r.ai_tool
FROM named n
JOIN ref_ai_coauthors r
  ON regexp_full_match(CASE r.field WHEN 'name' THEN n.name ELSE n.email END, replace(regexp_escape(lower(r.pattern)), '\*', '.*'))
QUALIFY row_number() OVER (PARTITION BY n.participant ORDER BY length(r.pattern) DESC, r.field, r.pattern) = 1
