-- How fresh each source's data are: when they were read, how far they reach, and whether they are older than the source should be.
-- grain: source, entity
-- example: SELECT source, entity, last_usage_date, age_hours FROM mart_data_freshness ORDER BY age_hours DESC
-- columns:
--   source                  Source id, for example claude-analytics.
--   entity                  What the source brings, for example user_cost_report.
--   last_extracted_at_utc   When the newest landing was read.
--   data_refreshed_at_utc   The vendor's newest watermark: what is later than it is incomplete; NULL when the source has none.
--   first_usage_date        First UTC day landed or, for dropped files, first day with use; NULL for data without days.
--   last_usage_date         Last UTC day landed or, for dropped files, last day with use; NULL for data without days.
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
    count(DISTINCT file) AS file_count,
    CAST(sum(row_count) AS BIGINT) AS row_count
  FROM landed
  GROUP BY ALL
),
used AS (
  -- dropped files land whole, without a day: their days are those of the rows
  SELECT source, min(first_usage_date) AS first_usage_date, max(last_usage_date) AS last_usage_date
  FROM int_accounts__seen
  GROUP BY ALL
)
SELECT
  n.source,
  n.entity,
  n.last_extracted_at_utc,
  n.data_refreshed_at_utc,
  coalesce(n.first_landed_date, u.first_usage_date) AS first_usage_date,
  coalesce(n.last_landed_date, u.last_usage_date) AS last_usage_date,
  CAST(epoch(run.as_of_utc) - epoch(coalesce(n.data_refreshed_at_utc, n.last_extracted_at_utc)) AS DOUBLE) / 3600 AS age_hours,
  n.entity <> 'decisions' AND coalesce(epoch(run.as_of_utc) - epoch(coalesce(n.data_refreshed_at_utc, n.last_extracted_at_utc)) > CASE WHEN l.source IS NULL
    THEN 48 ELSE l.stale_after_hours END * 3600, false) AS is_stale,
  n.file_count,
  n.row_count
FROM newest n
CROSS JOIN run
LEFT JOIN limits l USING (source)
LEFT JOIN used u USING (source)
