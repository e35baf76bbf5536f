-- OpenAI's own total of each day that has landed, and whether it was read together with the groups. OpenAI names no watermark: the two are of one
-- state when one extraction read both. A landed empty answer is a total of zero.
-- grain: provider, billing_account_id, usage_date
WITH landings AS (
  SELECT
    part AS billing_account_id,
    usage_date,
    bool_or(entity = 'costs_total') AS has_landed_total,
    max(extracted_at_utc) FILTER (WHERE entity = 'costs') AS groups_read_at,
    max(extracted_at_utc) FILTER (WHERE entity = 'costs_total') AS total_read_at
  FROM landed
  WHERE source = 'openai' AND entity IN ('costs', 'costs_total')
  GROUP BY ALL
)
SELECT
  'openai' AS provider,
  l.billing_account_id,
  l.usage_date,
  CASE WHEN l.has_landed_total THEN CAST(coalesce(t.billed_usd, 0) AS DECIMAL(38, 12)) END AS statement_usd,
  NOT l.has_landed_total AS is_missing,
  l.groups_read_at IS DISTINCT FROM l.total_read_at AS is_not_yet_refreshed
FROM landings l
LEFT JOIN stg_openai__costs_total t USING (billing_account_id, usage_date)
