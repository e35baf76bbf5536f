-- Whether a day's data are whole, per billed account, from its first day to the as-of day. Claude Analytics: all four reports have landed and the
-- vendor's watermark lies at or after the day's end. File sources speak only of days with use, so every day up to the last one with use is whole
-- if a file was read after that day's end; later days have not arrived. A spend report has no days, hence no whole ones.
-- grain: provider, billing_account_id, usage_date
WITH analytics AS (
  SELECT source, part AS billing_account_id, usage_date
  FROM landed
  WHERE source = 'claude-analytics'
    AND entity IN ('user_cost_report', 'user_usage_report', 'cost_report_total', 'usage_report_total')
    AND data_refreshed_at >= CAST(usage_date + 1 AS TIMESTAMPTZ)
  GROUP BY ALL
  HAVING count(DISTINCT entity) = 4
),
files AS (
  SELECT source, max(extracted_at_utc) AS last_extracted_at_utc
  FROM landed
  WHERE source IN ('usage-events', 'claude-code')
  GROUP BY ALL
)
SELECT
  a.provider,
  a.billing_account_id,
  a.usage_date,
  a.source,
  CASE
    WHEN a.source = 'claude-analytics' THEN w.usage_date IS NOT NULL
    ELSE coalesce(a.usage_date <= s.last_usage_date AND f.last_extracted_at_utc >= CAST(a.usage_date + 1 AS TIMESTAMPTZ), false)
  END AS is_complete
FROM int_billing_authority__daily a
LEFT JOIN analytics w
  ON w.source = a.source AND w.billing_account_id = a.billing_account_id AND w.usage_date = a.usage_date
LEFT JOIN files f ON f.source = a.source
LEFT JOIN int_accounts__seen s
  ON s.provider = a.provider AND s.billing_account_id = a.billing_account_id AND s.source = a.source
