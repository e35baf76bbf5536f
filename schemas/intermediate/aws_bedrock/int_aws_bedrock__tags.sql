-- The tags that occur on Bedrock's lines, read once each. What came with the caller (iamPrincipal/…) goes before what is on the resource.
-- grain: tags_text
WITH text AS (
  SELECT DISTINCT tags_text, TRY_CAST(TRY_CAST(tags_text AS JSON) AS MAP(VARCHAR, VARCHAR)) AS tags FROM int_aws_bedrock__lines WHERE tags_text IS NOT NULL
),
entry AS (
  SELECT tags_text, unnest(map_entries(tags)) AS tag FROM text
),
meant AS (
  SELECT
    e.tags_text,
    k.meaning,
    trim(e.tag.value) AS tag_value,
    row_number() OVER (PARTITION BY e.tags_text, k.meaning ORDER BY NOT lower(e.tag.key) LIKE 'iamprincipal/%', k.priority, e.tag.key) AS rank
  FROM entry e
  JOIN stg_reference__tag_keys k
    ON k.tag_key = regexp_replace(regexp_replace(lower(trim(e.tag.key)), '^(user:|user_|resourcetags/|iamprincipal/)', ''), '[^a-z0-9]', '', 'g')
  WHERE trim(e.tag.value) <> ''
),
resolved AS (
  SELECT tags_text, max(tag_value) FILTER (meaning = 'cost_center') AS cost_center, max(tag_value) FILTER (meaning = 'owner') AS owner
  FROM meant
  WHERE rank = 1
  GROUP BY ALL
)
SELECT t.tags_text, t.tags, r.cost_center, r.owner
FROM text t
LEFT JOIN resolved r USING (tags_text)
