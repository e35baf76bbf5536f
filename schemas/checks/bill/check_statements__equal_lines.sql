-- By billing period: bills of closed months that are not what was issued when the month was closed: per cost center and account the frozen lines, and for the
-- month the amount and the number of lines that the close recorded.
WITH issued AS (
  SELECT l.billing_month, l.cost_center_id, l.provider, l.billing_account_id, sum(l.billed_usd) AS issued_usd, count(*) AS issued_count
  FROM stg_close__lines l
  JOIN int_periods__closed p USING (close_id)
  GROUP BY ALL
),
lines AS (
  SELECT billing_month, cost_center_id, provider, billing_account_id, sum(billed_usd) AS lines_usd, count(*) AS lines_count
  FROM mart_chargeback_lines
  SEMI JOIN int_periods__closed USING (billing_month)
  GROUP BY ALL
),
bills AS (
  SELECT billing_month, cost_center_id, provider, billing_account_id, billed_usd
  FROM mart_chargeback_monthly
  SEMI JOIN int_periods__closed USING (billing_month)
)
SELECT billing_month, cost_center_id, provider, billing_account_id, issued_usd, lines_usd, billed_usd
FROM issued
FULL JOIN lines USING (billing_month, cost_center_id, provider, billing_account_id)
FULL JOIN bills USING (billing_month, cost_center_id, provider, billing_account_id)
WHERE issued_usd IS DISTINCT FROM lines_usd OR issued_usd IS DISTINCT FROM billed_usd OR issued_count IS DISTINCT FROM lines_count
UNION ALL
SELECT billing_month, NULL, NULL, NULL, p.billed_usd, sum(l.lines_usd), NULL
FROM int_periods__closed p
LEFT JOIN lines l USING (billing_month)
GROUP BY billing_month, p.billed_usd, p.line_count
HAVING coalesce(sum(l.lines_usd), 0) <> p.billed_usd OR coalesce(sum(l.lines_count), 0) <> p.line_count
