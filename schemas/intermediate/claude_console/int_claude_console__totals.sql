-- The Console's own total of a day: the ungrouped cost report. An empty answer is a total of zero. Charges and total are asked for one after the other
-- and compare only when they come from one extraction of a day that had been over for six hours: the vendor gives no watermark.
-- grain: provider, billing_account_id, usage_date
WITH landings AS (
  SELECT
    part AS billing_account_id,
    usage_date,
    bool_or(entity = 'cost_report_total') AS has_landed_total,
    min(extracted_at_utc) AS first_extracted_at_utc,
    max(extracted_at_utc) AS last_extracted_at_utc
  FROM landed
  WHERE source = 'claude-console' AND entity IN ('cost_report', 'cost_report_total')
  GROUP BY ALL
),
totals AS (
  SELECT billing_account_id, usage_date, sum(billed_usd) AS billed_usd
  FROM stg_claude_console__cost_total
  GROUP BY ALL
)
SELECT
  'anthropic' AS provider,
  billing_account_id,
  usage_date,
  CAST(CASE WHEN l.has_landed_total THEN coalesce(t.billed_usd, 0) END AS DECIMAL(38, 12)) AS statement_usd,
  NOT l.has_landed_total AS is_missing,
  l.first_extracted_at_utc <> l.last_extracted_at_utc
    OR l.first_extracted_at_utc < CAST(usage_date + 1 AS TIMESTAMPTZ) + INTERVAL 6 HOUR AS is_not_yet_refreshed
FROM landings l
LEFT JOIN totals t USING (billing_account_id, usage_date)
