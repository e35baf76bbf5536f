-- Billing months whose lines are frozen, by the newest decision on each: a month that was reopened is not among them.
-- grain: billing_month
WITH newest AS (
  SELECT *
  FROM stg_close__events
  QUALIFY row_number() OVER (PARTITION BY billing_month ORDER BY event_number DESC) = 1
),
frozen AS (
  SELECT close_id, happened_at_utc FROM stg_close__events WHERE action = 'close'
),
-- what a close accepted as it was stands for its later steps too
excused AS (
  SELECT
    close_id,
    list_sort(list_distinct(flatten(list(accepted ORDER BY event_number)))) AS accepted,
    string_agg(reason, '; ' ORDER BY event_number) AS accepted_because
  FROM stg_close__events
  WHERE len(accepted) > 0
  GROUP BY close_id
)
SELECT
  n.billing_month,
  n.close_id,
  n.close_number,
  n.period_status,
  f.happened_at_utc AS closed_at_utc,
  CASE WHEN n.period_status = 'final' THEN n.happened_at_utc END AS finalized_at_utc,
  n.approved_by,
  n.build_id,
  n.lines_sha256,
  n.line_count,
  n.billed_usd,
  e.accepted,
  e.accepted_because
FROM newest n
JOIN frozen f USING (close_id)
LEFT JOIN excused e USING (close_id)
WHERE n.period_status <> 'open'
