-- Each statement's difference (ledger − statement) by cause: what can be computed from the data, and the rest as unexplained. The causes of a statement sum to
-- its difference exactly. is_explained: nothing is to be settled.
-- grain: billing_month, provider, billing_account_id, statement, cause
WITH totals AS (
  SELECT
    CAST(date_trunc('month', usage_date) AS DATE) AS billing_month, provider, billing_account_id,
    sum(ledger_usd - statement_usd) FILTER (WHERE NOT is_whole) AS missing_extract_usd,
    sum(ledger_usd - statement_usd) FILTER (WHERE is_whole AND is_not_yet_refreshed) AS not_yet_refreshed_usd
  FROM int_reconciliation__daily
  GROUP BY ALL
),
uncharged AS (
  SELECT CAST(date_trunc('month', usage_date) AS DATE) AS billing_month, provider, billing_account_id, CAST(sum(uncharged_tokens) AS BIGINT) AS uncharged_tokens
  FROM int_charges__daily
  GROUP BY ALL
),
causes AS (
  SELECT billing_month, provider, billing_account_id, 'vendor_total' AS statement, unnest([
    {'cause': 'missing_extract', 'variance_usd': missing_extract_usd},
    {'cause': 'not_yet_refreshed', 'variance_usd': not_yet_refreshed_usd}], recursive := true)
  FROM totals
  UNION ALL
  SELECT billing_month, provider, billing_account_id, 'invoice', unnest([
    {'cause': 'tax', 'variance_usd': tax_usd},
    {'cause': 'credit', 'variance_usd': credit_usd},
    {'cause': 'purchase', 'variance_usd': purchase_usd},
    {'cause': 'adjustment', 'variance_usd': adjustment_usd},
    {'cause': 'missing_extract', 'variance_usd': missing_extract_usd},
    {'cause': 'not_yet_refreshed', 'variance_usd': not_yet_refreshed_usd},
    {'cause': 'late_correction', 'variance_usd': late_correction_usd},
    {'cause': 'estimate', 'variance_usd': estimate_usd},
    {'cause': 'currency', 'variance_usd': currency_usd},
    {'cause': 'rounding', 'variance_usd': rounding_usd}], recursive := true)
  FROM int_reconciliation__invoices
  UNION ALL
  SELECT billing_month, provider, billing_account_id, 'spend_report', unnest([
    {'cause': 'unattributed', 'variance_usd': unattributed_usd},
    {'cause': 'rounding', 'variance_usd': CASE WHEN abs(ledger_usd - statement_usd - unattributed_usd) < 0.01
      THEN ledger_usd - statement_usd - unattributed_usd END}], recursive := true)
  FROM int_reconciliation__spend_reports
),
named AS (
  SELECT c.*
  FROM causes c
  SEMI JOIN (SELECT * FROM int_reconciliation__statements WHERE difference_usd IS NOT NULL) USING (billing_month, provider, billing_account_id, statement)
  WHERE c.variance_usd <> 0
),
rest AS (
  SELECT s.billing_month, s.provider, s.billing_account_id, s.statement, 'unexplained' AS cause,
    s.difference_usd - coalesce(sum(n.variance_usd), 0) AS variance_usd
  FROM int_reconciliation__statements s
  LEFT JOIN named n USING (billing_month, provider, billing_account_id, statement)
  GROUP BY s.billing_month, s.provider, s.billing_account_id, s.statement, s.difference_usd
),
variances AS (
  SELECT * FROM named
  UNION ALL
  SELECT * FROM rest WHERE variance_usd <> 0
  UNION ALL
  SELECT s.billing_month, s.provider, s.billing_account_id, s.statement, 'not_charged', 0
  FROM int_reconciliation__statements s
  JOIN uncharged u USING (billing_month, provider, billing_account_id)
  WHERE s.statement = 'vendor_total' AND u.uncharged_tokens > 0 AND s.difference_usd IS NOT NULL
)
SELECT
  v.billing_month,
  v.provider,
  v.billing_account_id,
  v.statement,
  v.cause,
  CAST(v.variance_usd AS DECIMAL(38, 12)) AS variance_usd,
  v.cause IN ('tax', 'credit', 'currency', 'rounding', 'not_charged') AS is_explained,
  CASE v.cause
    WHEN 'tax' THEN 'Tax on one side only.'
    WHEN 'credit' THEN 'Credits on one side only: the ledger is before credits.'
    WHEN 'purchase' THEN 'Fees, seats or prepayments on one side only.'
    WHEN 'adjustment' THEN 'Adjustments on one side only.'
    WHEN 'missing_extract' THEN 'Days whose charges have not all landed.'
    WHEN 'not_yet_refreshed' THEN 'Days that were read at different states of the vendor''s data.'
    WHEN 'late_correction' THEN 'Revised by the vendor after the invoice was issued and the month closed.'
    WHEN 'estimate' THEN 'The ledger is priced by our table for all of these days.'
    WHEN 'currency' THEN 'The invoice at the other kind of exchange rate leaves less.'
    WHEN 'rounding' THEN 'Documents are in whole cents.'
    WHEN 'unattributed' THEN 'Charges of nobody known, which the report leaves out.'
    WHEN 'not_charged' THEN format('{:,} tokens were counted at no price: refused requests, free models, or a tier that the cost report leaves out.',
      u.uncharged_tokens)
    ELSE 'No cause that the data show.'
  END AS note
FROM variances v
LEFT JOIN uncharged u USING (billing_month, provider, billing_account_id)
