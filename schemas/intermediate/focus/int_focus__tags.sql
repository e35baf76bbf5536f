-- The tags that occur on FOCUS charges, read once each, and what tag_keys.csv makes of them. Tags of the consumer that a shared cost was allocated to
-- (AllocatedTags, 1.3) go before those of the shared thing. Of several keys with one meaning the one that stands first in tag_keys.csv counts;
-- conflicts names those whose values differ.
-- grain: tags_text, allocated_tags_text
WITH text AS (
  SELECT DISTINCT coalesce(tags_text, 'none') AS tags_text, coalesce(allocated_tags_text, 'none') AS allocated_tags_text FROM stg_focus__charges
),
parsed AS (
  SELECT
    *,
    -- Some exports leave the braces out.
    TRY_CAST(TRY_CAST(CASE WHEN tags_text[1] = '"' THEN concat('{', tags_text, '}') ELSE tags_text END AS JSON) AS MAP(VARCHAR, VARCHAR)) AS own_tags,
    TRY_CAST(TRY_CAST(allocated_tags_text AS JSON) AS MAP(VARCHAR, VARCHAR)) AS allocated_tags
  FROM text
),
entry AS (
  SELECT tags_text, allocated_tags_text, 0 AS place, unnest(map_entries(allocated_tags)) AS tag FROM parsed
  UNION ALL
  SELECT tags_text, allocated_tags_text, 1, unnest(map_entries(own_tags)) FROM parsed
),
meant AS (
  SELECT
    e.tags_text,
    e.allocated_tags_text,
    k.meaning,
    e.tag.key AS tag_key,
    trim(e.tag.value) AS tag_value,
    row_number() OVER (PARTITION BY e.tags_text, e.allocated_tags_text, k.meaning ORDER BY e.place, k.priority, e.tag.key) AS rank
  FROM entry e
  JOIN stg_reference__tag_keys k
    ON k.tag_key = regexp_replace(regexp_replace(lower(trim(e.tag.key)), '^(user:|user_|resourcetags/|iamprincipal/)', ''), '[^a-z0-9]', '', 'g')
  WHERE trim(e.tag.value) <> ''
),
chosen AS (
  SELECT
    tags_text,
    allocated_tags_text,
    meaning,
    max(tag_value) FILTER (rank = 1) AS tag_value,
    CASE WHEN count(DISTINCT tag_value) > 1 THEN concat(meaning, ': ', string_agg(concat(tag_key, '=', tag_value), ', ' ORDER BY rank)) END AS conflict
  FROM meant
  GROUP BY tags_text, allocated_tags_text, meaning
),
resolved AS (
  SELECT
    tags_text,
    allocated_tags_text,
    max(tag_value) FILTER (meaning = 'cost_center') AS cost_center,
    max(tag_value) FILTER (meaning = 'owner') AS owner,
    max(tag_value) FILTER (meaning = 'application') AS application,
    max(tag_value) FILTER (meaning = 'environment') AS environment,
    max(tag_value) FILTER (meaning = 'business_unit') AS business_unit,
    string_agg(conflict, '; ' ORDER BY meaning) AS conflicts
  FROM chosen
  GROUP BY ALL
)
SELECT
  p.tags_text,
  p.allocated_tags_text,
  map_concat(coalesce(p.own_tags, MAP {}), coalesce(p.allocated_tags, MAP {})) AS tags,
  c.* EXCLUDE (tags_text, allocated_tags_text),
  (p.tags_text <> 'none' AND p.own_tags IS NULL) OR (p.allocated_tags_text <> 'none' AND p.allocated_tags IS NULL) AS is_unreadable
FROM parsed p
LEFT JOIN resolved c USING (tags_text, allocated_tags_text)
