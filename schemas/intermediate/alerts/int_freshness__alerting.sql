-- Sources that are read too rarely (stale: since the day their oldest stale entity's limit ran out) and days that never became whole although later ones did
-- (missing: a gap of days in a row counts once, from its first day). A source that is read again is no longer stale, and its alert is withdrawn.
-- grain: alert_kind, scope_type, scope_id, subject_id, level, period_start
WITH stale AS (
  SELECT
    source,
    min(coalesce(data_refreshed_at_utc, last_extracted_at_utc)) AS read_at_utc,
    string_agg(entity, ', ' ORDER BY entity) AS entities
  FROM mart_data_freshness
  WHERE is_stale
  GROUP BY source
),
holes AS (
  SELECT source, usage_date, count(*) AS account_count, usage_date - CAST(row_number() OVER (PARTITION BY source ORDER BY usage_date) AS INTEGER) AS gap
  FROM int_days__covered
  WHERE is_hole
  GROUP BY source, usage_date
),
gaps AS (
  SELECT source, min(usage_date) AS first_date, max(usage_date) AS last_date, count(*) AS day_count, max(account_count) AS account_count
  FROM holes
  GROUP BY source, gap
)
SELECT
  'freshness' AS alert_kind,
  'source' AS scope_type,
  source AS scope_id,
  source AS scope_name,
  'read' AS subject_id,
  'stale' AS level,
  CAST(read_at_utc AS DATE) AS period_start,
  CAST(CAST(read_at_utc AS DATE) + 1 AS DATE) AS period_end,
  CAST(read_at_utc AS DATE) AS crossing_date,
  concat('Data of ', source, ' are from ', strftime(read_at_utc, '%Y-%m-%d %H:%M'), ' UTC, older than they may be: ', entities, '.') AS detail,
  concat('finops extract --source ', source, '; look at the key and at the vendor''s status if it fails.') AS action
FROM stale
UNION ALL
SELECT
  'freshness', 'source', source, source, 'days', 'missing', first_date, CAST(last_date + 1 AS DATE), first_date,
  concat('Of ', source, ', ', day_count, ' day(s) from ', first_date, ' to ', last_date, ' never became whole, for up to ', account_count,
    ' billing account(s); what they cost is not all there.'),
  concat('finops extract --source ', source, ' --from ', first_date, ' --to ', CAST(last_date + 1 AS DATE),
    '; until then the month stays provisional and no anomaly is seen on these days.')
FROM gaps
