-- Each spend-report file beside the ledger of its own date range. The file names the organization by its uuid; where the ledger doesn't know that id and has
-- one account of the provider, it is that one. unattributed_usd: what the ledger charges to nobody known beyond what the file does.
-- grain: billing_month, provider, billing_account_id
WITH reports AS (
  SELECT
    billing_month, billing_account_id AS report_account_id, file, period_start_date, period_end_date,
    sum(billed_usd) AS statement_usd,
    coalesce(sum(billed_usd) FILTER (WHERE principal_type = 'unattributed'), 0) AS report_unattributed_usd
  FROM int_spend_report__selected
  GROUP BY ALL
),
accounts AS (
  SELECT DISTINCT billing_account_id
  FROM int_accounts__seen
  WHERE provider = 'anthropic' AND source = 'claude-analytics'
),
matched AS (
  SELECT
    r.*,
    coalesce(
      (SELECT max(a.billing_account_id) FROM accounts a WHERE a.billing_account_id = r.report_account_id),
      (SELECT CASE WHEN count(*) = 1 THEN max(a.billing_account_id) END FROM accounts a),
      r.report_account_id) AS billing_account_id
  FROM reports r
  QUALIFY row_number() OVER (
    PARTITION BY billing_month, billing_account_id
    ORDER BY report_account_id = billing_account_id DESC, period_end_date DESC, file DESC) = 1
),
ledger AS (
  SELECT
    m.billing_month, m.billing_account_id,
    sum(c.billed_usd) AS ledger_usd,
    sum(c.billed_usd) FILTER (WHERE c.principal_type = 'unattributed') AS unattributed_usd
  FROM matched m
  JOIN int_charges__daily c ON c.provider = 'anthropic' AND c.billing_account_id = m.billing_account_id
    AND c.usage_date >= m.period_start_date AND c.usage_date < m.period_end_date
  GROUP BY ALL
)
SELECT
  m.billing_month,
  'anthropic' AS provider,
  m.billing_account_id,
  m.file,
  m.period_start_date,
  m.period_end_date,
  m.statement_usd,
  coalesce(l.ledger_usd, 0) AS ledger_usd,
  coalesce(l.unattributed_usd, 0) - m.report_unattributed_usd AS unattributed_usd,
  (SELECT count(*) FROM int_days__covered d
    WHERE d.provider = 'anthropic' AND d.billing_account_id = m.billing_account_id AND d.source = 'claude-analytics' AND NOT d.is_complete
      AND d.usage_date >= m.period_start_date AND d.usage_date < m.period_end_date) AS incomplete_day_count
FROM matched m
LEFT JOIN ledger l USING (billing_month, billing_account_id)
