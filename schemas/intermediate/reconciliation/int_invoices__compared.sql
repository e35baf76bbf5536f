-- What the invoices of a span bill beside the ledger of the same days, and what of the difference (ledger − invoices) has a cause that can be computed. Tax and
-- credits: what one side has alone. Purchases and adjustments: the same, where it leaves less. Missing extract: days whose charges have not all landed while
-- the vendor's total has, or all days where the ledger knows none. Late correction: what changed since a close that was made after the invoice was issued,
-- where
-- that leaves less.
-- Estimate: all charges of these days are priced by our table. Currency: the lines at the other kind of rate, where that leaves less. A rest within the
-- rounding of the lines is rounding; a larger one is not.
-- grain: provider, billing_account_id, span_start_date
WITH spans AS (
  SELECT provider, billing_account_id, span_start_date, max(span_end_date) AS span_end_date,
    string_agg(DISTINCT invoice_id, ', ' ORDER BY invoice_id) AS invoice_ids,
    max(issue_date) AS last_issue_date
  FROM int_invoices__grouped
  GROUP BY ALL
),
sums AS (
  SELECT
    provider, billing_account_id, span_start_date,
    sum(ledger_usd) AS ledger_usd,
    CASE WHEN count(invoice_usd) = count(*) THEN sum(invoice_usd) END AS statement_usd,
    coalesce(sum(ledger_usd - invoice_usd) FILTER (WHERE is_one_sided AND charge_category = 'Tax'), 0) AS tax_usd,
    coalesce(sum(ledger_usd - invoice_usd) FILTER (WHERE is_one_sided AND charge_category = 'Credit'), 0) AS credit_usd,
    coalesce(sum(ledger_usd - invoice_usd) FILTER (WHERE is_one_sided AND charge_category = 'Purchase'), 0) AS p_usd,
    coalesce(sum(ledger_usd - invoice_usd) FILTER (WHERE is_one_sided AND charge_category = 'Adjustment'), 0) AS a_usd,
    coalesce(sum(other_rate_usd) FILTER (WHERE NOT is_one_sided), 0) AS other_rate_usd,
    sum(rounding_usd) AS rounding_limit_usd,
    coalesce(bool_and(is_estimate), false) AS is_estimate
  FROM int_invoice_categories__compared
  GROUP BY ALL
),
days AS (
  SELECT
    s.provider, s.billing_account_id, s.span_start_date,
    count(*) AS known_day_count,
    count(*) FILTER (WHERE NOT d.is_complete AND d.source <> 'spend-report') AS incomplete_day_count,
    coalesce(sum(t.ledger_usd - t.statement_usd) FILTER (WHERE NOT t.is_whole), 0) AS extract_usd,
    coalesce(sum(t.ledger_usd - t.statement_usd) FILTER (WHERE t.is_whole AND t.is_not_yet_refreshed), 0) AS refresh_usd
  FROM spans s
  JOIN int_days__covered d ON d.provider = s.provider AND d.billing_account_id = s.billing_account_id
    AND d.usage_date >= s.span_start_date AND d.usage_date < s.span_end_date
  LEFT JOIN int_reconciliation__daily t ON t.provider = d.provider AND t.billing_account_id = d.billing_account_id AND t.usage_date = d.usage_date
  GROUP BY ALL
),
months AS (
  SELECT
    provider, billing_account_id, span_start_date, last_issue_date,
    CAST(unnest(generate_series(span_start_date, span_end_date - 1, INTERVAL 1 MONTH)) AS DATE) AS billing_month
  FROM spans
  WHERE day(span_start_date) = 1 AND day(span_end_date) = 1
),
frozen AS (
  SELECT billing_month, provider, billing_account_id, sum(ledger_usd) AS closed_usd
  FROM int_chargeback_lines__frozen
  WHERE charge_month = billing_month
  GROUP BY ALL
),
closed AS (
  SELECT m.provider, m.billing_account_id, m.span_start_date, coalesce(sum(f.closed_usd), 0) AS closed_usd
  FROM months m
  LEFT JOIN int_periods__closed p ON p.billing_month = m.billing_month AND p.closed_at_utc >= CAST(m.last_issue_date AS TIMESTAMPTZ)
  LEFT JOIN frozen f ON f.billing_month = m.billing_month AND f.provider = m.provider AND f.billing_account_id = m.billing_account_id
  GROUP BY ALL
  HAVING count(p.billing_month) = count(*)
),
known AS (
  SELECT
    s.*, u.* EXCLUDE (provider, billing_account_id, span_start_date),
    coalesce(d.known_day_count, 0) AS known_day_count,
    coalesce(d.incomplete_day_count, 0) AS incomplete_day_count,
    coalesce(d.extract_usd, 0) AS extract_usd,
    coalesce(d.refresh_usd, 0) AS refresh_usd,
    coalesce(u.ledger_usd - c.closed_usd, 0) AS changed_usd,
    u.ledger_usd - u.statement_usd - u.tax_usd - u.credit_usd - coalesce(d.extract_usd + d.refresh_usd, 0) AS unknown_usd
  FROM spans s
  JOIN sums u USING (provider, billing_account_id, span_start_date)
  LEFT JOIN days d USING (provider, billing_account_id, span_start_date)
  LEFT JOIN closed c USING (provider, billing_account_id, span_start_date)
),
rested AS (
  SELECT
    *,
    CASE WHEN abs(unknown_usd - changed_usd) < abs(unknown_usd) THEN changed_usd ELSE 0 END AS late_usd,
    unknown_usd - late_usd AS r_usd
  FROM known
),
sided AS (
  SELECT
    *,
    CASE WHEN least(abs(r_usd - p_usd), abs(r_usd - p_usd - a_usd)) <= least(abs(r_usd), abs(r_usd - a_usd)) THEN p_usd ELSE 0 END AS purchase_usd,
    CASE WHEN least(abs(r_usd - a_usd), abs(r_usd - p_usd - a_usd)) <= least(abs(r_usd), abs(r_usd - p_usd)) THEN a_usd ELSE 0 END AS adjustment_usd
  FROM rested
),
whole AS (
  SELECT
    *,
    extract_usd + CASE WHEN known_day_count = 0 THEN r_usd - purchase_usd - adjustment_usd ELSE 0 END AS missing_extract_usd,
    CASE WHEN is_estimate THEN r_usd - purchase_usd - adjustment_usd ELSE 0 END AS estimate_usd,
    CASE WHEN known_day_count = 0 OR is_estimate THEN 0 ELSE r_usd - purchase_usd - adjustment_usd END AS open_usd
  FROM sided
),
converted AS (
  SELECT *, CASE WHEN abs(open_usd - other_rate_usd) < abs(open_usd) THEN other_rate_usd ELSE 0 END AS currency_usd FROM whole
)
SELECT
  provider,
  billing_account_id,
  span_start_date,
  span_end_date,
  invoice_ids,
  last_issue_date,
  known_day_count,
  incomplete_day_count,
  ledger_usd,
  statement_usd,
  tax_usd,
  credit_usd,
  purchase_usd,
  adjustment_usd,
  missing_extract_usd,
  refresh_usd AS not_yet_refreshed_usd,
  late_usd AS late_correction_usd,
  estimate_usd,
  currency_usd,
  CASE WHEN abs(open_usd - currency_usd) < rounding_limit_usd THEN open_usd - currency_usd ELSE 0 END AS rounding_usd
FROM converted
