-- Where each source's charges of a day stand: in the ledger, or why not. counted_source is who is charged instead.
-- place: ledger; explains_bill = an estimate beside the provider's bill, a key to it; other_estimate = another source's estimate counts; billed_elsewhere =
-- another source bills the account; compared = a statement under an account that nobody bills, beside a source that bills one account: it may name that one
-- otherwise; statement_only = the source is only compared and nobody bills the account; other_account = it stands in, and another
-- account of the provider is billed; no_authority = no line of billing_authority.csv fits.
-- grain: source, provider, billing_account_id, usage_date, is_estimate
WITH day AS (
  SELECT
    source,
    provider,
    billing_account_id,
    usage_date,
    coalesce(is_estimate, false) AS is_estimate,
    count(*) AS row_count,
    CAST(sum(coalesce(uncached_input_tokens, 0) + coalesce(cache_read_tokens, 0) + coalesce(cache_write_5m_tokens, 0) + coalesce(cache_write_1h_tokens, 0)
      + coalesce(output_tokens, 0)) AS BIGINT) AS token_count,
    CAST(sum(billed_usd) AS DECIMAL(38, 12)) AS billed_usd
  FROM int_charges__converted
  GROUP BY ALL
),
charging AS (
  SELECT provider, usage_date, source, role = 'estimate' AS is_estimate, count(DISTINCT billing_account_id) AS account_count
  FROM int_billing_authority__daily
  GROUP BY ALL
),
counted AS (
  SELECT
    provider,
    usage_date,
    min(source) FILTER (WHERE NOT is_estimate) AS billed_by,
    min(source) FILTER (WHERE NOT is_estimate AND account_count = 1) AS single_billed_by,
    min(source) FILTER (WHERE is_estimate) AS estimated_by
  FROM charging
  GROUP BY ALL
),
compared AS (
  SELECT DISTINCT source FROM ref_billing_authority WHERE role = 'statement'
)
SELECT
  d.*,
  CASE
    WHEN a.source = d.source THEN 'ledger'
    WHEN d.is_estimate AND c.billed_by IS NOT NULL THEN 'explains_bill'
    WHEN d.is_estimate AND c.estimated_by IS NOT NULL THEN 'other_estimate'
    WHEN a.role <> 'estimate' THEN 'billed_elsewhere'
    WHEN s.source IS NOT NULL AND c.single_billed_by IS NOT NULL THEN 'compared'
    WHEN s.source IS NOT NULL THEN 'statement_only'
    WHEN c.billed_by IS NOT NULL THEN 'other_account'
    ELSE 'no_authority'
  END AS place,
  CASE WHEN d.is_estimate OR a.source IS NULL OR a.role = 'estimate' THEN coalesce(c.single_billed_by, c.billed_by, c.estimated_by) ELSE a.source END AS counted_source
FROM day d
LEFT JOIN int_billing_authority__daily a
  ON a.provider = d.provider AND a.billing_account_id = d.billing_account_id AND a.usage_date = d.usage_date
LEFT JOIN counted c ON c.provider = d.provider AND c.usage_date = d.usage_date
LEFT JOIN compared s ON s.source = d.source
