-- How fresh and how complete each source's data are: when they were read, how far they and their rows reach, and whether they are older than the source should
-- be.
-- grain: source, entity
-- example: SELECT source, entity, last_usage_date, age_hours FROM mart_data_freshness ORDER BY age_hours DESC
-- columns:
--   source                  Source id, for example claude-analytics.
--   entity                  What the source brings, for example user_cost_report.
--   last_extracted_at_utc   When the newest landing was read.
--   data_refreshed_at_utc   The vendor's newest watermark: what is later than it is incomplete; NULL when the source has none.
--   first_usage_date        First UTC day landed or, for dropped files, first day with use; NULL for data without days.
--   last_usage_date         Last UTC day landed or, for dropped files, last day with use; NULL for data without days.
--   last_row_date           Last UTC day that has a row: what was read after it came empty.
--   silent_day_count        Days read after last_row_date; NULL for data without days.
--   is_cut_short            True when an entity that had rows on four of five days for four weeks has none for more than a week, although the days were read.
--   age_hours               Hours from the watermark (or the reading, when there is none) to the build's as-of.
--   is_stale                True when older than the source should be: 48 h unless it comes rarer: 8 days for local logs, 35 days for monthly files;
--                           never for decisions and alerts, which come when there are some.
--   file_count              Files behind the current state.
--   row_count               Rows behind the current state.
WITH limits AS (
  SELECT source, stale_after_hours
  FROM (VALUES
    ('claude-code', 8 * 24), ('spend-report', 35 * 24), ('focus', 35 * 24), ('github-billing-csv', 35 * 24), ('people', 35 * 24),
    ('reference', NULL), ('close', NULL), ('alerts', NULL)
  ) AS listed (source, stale_after_hours)
),
newest AS (
  SELECT
    source,
    entity,
    max(extracted_at_utc) AS last_extracted_at_utc,
    max(data_refreshed_at) AS data_refreshed_at_utc,
    min(usage_date) AS first_landed_date,
    max(usage_date) AS last_landed_date,
    max(usage_date) FILTER (WHERE row_count > 0) AS last_row_date,
    count(DISTINCT file) AS file_count,
    CAST(sum(row_count) AS BIGINT) AS row_count
  FROM landed
  GROUP BY ALL
),
steady AS (
  SELECT n.source, n.entity
  FROM newest n
  JOIN landed l ON l.source = n.source AND l.entity = n.entity AND l.usage_date > n.last_row_date - 28 AND l.usage_date <= n.last_row_date AND l.row_count > 0
  WHERE n.last_landed_date > n.last_row_date + 7
  GROUP BY n.source, n.entity
  HAVING count(DISTINCT l.usage_date) * 5 >= 28 * 4
),
used AS (
  -- dropped files land whole, without a day: their days are those of the rows
  SELECT source, min(first_usage_date) AS first_usage_date, max(last_usage_date) AS last_usage_date
  FROM int_accounts__seen
  GROUP BY ALL
),
reached AS (
  SELECT source, max(usage_date) AS last_row_date FROM int_charges__placed GROUP BY ALL
)
SELECT
  n.source,
  n.entity,
  n.last_extracted_at_utc,
  n.data_refreshed_at_utc,
  coalesce(n.first_landed_date, u.first_usage_date) AS first_usage_date,
  coalesce(n.last_landed_date, u.last_usage_date) AS last_usage_date,
  coalesce(n.last_row_date, CASE WHEN n.last_landed_date IS NULL THEN r.last_row_date END) AS last_row_date,
  CAST(CASE WHEN n.last_row_date IS NOT NULL THEN n.last_landed_date - n.last_row_date END AS BIGINT) AS silent_day_count,
  s.source IS NOT NULL AS is_cut_short,
  CAST(epoch(run.as_of_utc) - epoch(coalesce(n.data_refreshed_at_utc, n.last_extracted_at_utc)) AS DOUBLE) / 3600 AS age_hours,
  n.entity <> 'decisions' AND coalesce(epoch(run.as_of_utc) - epoch(coalesce(n.data_refreshed_at_utc, n.last_extracted_at_utc)) > CASE WHEN l.source IS NULL
    THEN 48 ELSE l.stale_after_hours END * 3600, false) AS is_stale,
  n.file_count,
  n.row_count
FROM newest n
CROSS JOIN run
LEFT JOIN limits l USING (source)
LEFT JOIN used u USING (source)
LEFT JOIN reached r USING (source)
LEFT JOIN steady s ON s.source = n.source AND s.entity = n.entity
