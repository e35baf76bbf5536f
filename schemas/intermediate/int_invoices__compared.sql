-- What the invoices of a span bill beside the ledger of the same days, and what of the difference (ledger − invoices) has a cause that can be computed.
-- Tax, credits, purchases and adjustments are a cause when only one side has any; else they are compared with the rest. Missing extract: days whose charges have
-- not all landed while the vendor's total has, or all of them where the ledger knows none. Estimate: every charge of these days is priced by our table.
-- Rounding: less than a cent for each line, in its currency, and half a cent for our own conversion; a larger rest is not rounding.
-- Currency: the lines at the other kind of rate, where that leaves less.
-- grain: provider, billing_account_id, span_start_date
WITH lines AS (
  SELECT
    provider, billing_account_id, span_start_date, span_end_date, charge_category,
    CASE WHEN count(billed_usd) = count(*) THEN sum(billed_usd) END AS invoice_usd,
    count(*) AS line_count,
    coalesce(sum(other_rate_usd - billed_usd), 0) AS other_rate_usd,
    sum(CASE WHEN currency = 'USD' THEN 0.01 ELSE CAST(0.01 * usd_per_unit AS DECIMAL(18, 12)) + 0.005 END) AS rounding_usd
  FROM int_invoices__grouped
  GROUP BY ALL
),
spans AS (
  SELECT provider, billing_account_id, span_start_date, max(span_end_date) AS span_end_date,
    string_agg(DISTINCT invoice_id, ', ' ORDER BY invoice_id) AS invoice_ids,
    max(issue_date) AS last_issue_date
  FROM int_invoices__grouped
  GROUP BY ALL
),
ledger AS (
  SELECT s.provider, s.billing_account_id, s.span_start_date, c.charge_category, sum(c.billed_usd) AS ledger_usd, bool_and(c.is_estimate) AS is_estimate
  FROM spans s
  JOIN int_charges__daily c ON c.provider = s.provider AND c.billing_account_id = s.billing_account_id
    AND c.usage_date >= s.span_start_date AND c.usage_date < s.span_end_date
  GROUP BY ALL
),
parts AS (
  SELECT
    provider, billing_account_id, span_start_date, charge_category,
    coalesce(g.ledger_usd, 0) AS ledger_usd,
    CASE WHEN l.line_count IS NULL THEN 0 ELSE l.invoice_usd END AS invoice_usd,
    charge_category <> 'Usage' AND (g.ledger_usd IS NULL OR l.line_count IS NULL) AS is_one_sided,
    coalesce(l.other_rate_usd, 0) AS other_rate_usd,
    coalesce(l.rounding_usd, 0) AS rounding_usd,
    g.is_estimate
  FROM lines l
  FULL JOIN ledger g USING (provider, billing_account_id, span_start_date, charge_category)
),
days AS (
  SELECT
    s.provider, s.billing_account_id, s.span_start_date,
    count(*) AS known_day_count,
    count(*) FILTER (WHERE NOT d.is_complete AND d.source <> 'spend-report') AS incomplete_day_count
  FROM spans s
  JOIN int_days__covered d ON d.provider = s.provider AND d.billing_account_id = s.billing_account_id
    AND d.usage_date >= s.span_start_date AND d.usage_date < s.span_end_date
  GROUP BY ALL
),
apart AS (
  SELECT
    s.provider, s.billing_account_id, s.span_start_date,
    coalesce(sum(t.ledger_usd - t.statement_usd) FILTER (WHERE NOT t.is_whole), 0) AS missing_extract_usd,
    coalesce(sum(t.ledger_usd - t.statement_usd) FILTER (WHERE t.is_whole AND t.is_not_yet_refreshed), 0) AS not_yet_refreshed_usd
  FROM spans s
  JOIN int_reconciliation__daily t ON t.provider = s.provider AND t.billing_account_id = s.billing_account_id
    AND t.usage_date >= s.span_start_date AND t.usage_date < s.span_end_date
  GROUP BY ALL
),
compared AS (
  SELECT
    s.*,
    sum(p.ledger_usd) AS ledger_usd,
    CASE WHEN count(p.invoice_usd) = count(*) THEN sum(p.invoice_usd) END AS statement_usd,
    coalesce(sum(p.ledger_usd - p.invoice_usd) FILTER (WHERE p.is_one_sided AND p.charge_category = 'Tax'), 0) AS tax_usd,
    coalesce(sum(p.ledger_usd - p.invoice_usd) FILTER (WHERE p.is_one_sided AND p.charge_category = 'Credit'), 0) AS credit_usd,
    coalesce(sum(p.ledger_usd - p.invoice_usd) FILTER (WHERE p.is_one_sided AND p.charge_category = 'Purchase'), 0) AS purchase_usd,
    coalesce(sum(p.ledger_usd - p.invoice_usd) FILTER (WHERE p.is_one_sided AND p.charge_category = 'Adjustment'), 0) AS adjustment_usd,
    coalesce(sum(p.other_rate_usd) FILTER (WHERE NOT p.is_one_sided), 0) AS other_rate_usd,
    sum(p.rounding_usd) AS rounding_limit_usd,
    coalesce(bool_and(p.is_estimate), false) AS is_estimate,
    coalesce(max(d.known_day_count), 0) AS known_day_count,
    coalesce(max(d.incomplete_day_count), 0) AS incomplete_day_count,
    coalesce(max(a.missing_extract_usd), 0) AS late_extract_usd,
    coalesce(max(a.not_yet_refreshed_usd), 0) AS not_yet_refreshed_usd
  FROM spans s
  JOIN parts p USING (provider, billing_account_id, span_start_date)
  LEFT JOIN days d USING (provider, billing_account_id, span_start_date)
  LEFT JOIN apart a USING (provider, billing_account_id, span_start_date)
  GROUP BY ALL
),
named AS (
  SELECT *, ledger_usd - statement_usd - tax_usd - credit_usd - purchase_usd - adjustment_usd - late_extract_usd - not_yet_refreshed_usd AS rest_usd
  FROM compared
),
whole AS (
  SELECT
    *,
    CASE WHEN known_day_count = 0 THEN rest_usd ELSE late_extract_usd END AS missing_extract_usd,
    CASE WHEN is_estimate THEN rest_usd ELSE 0 END AS estimate_usd,
    CASE WHEN known_day_count = 0 OR is_estimate THEN 0 ELSE rest_usd END AS open_usd
  FROM named
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
  not_yet_refreshed_usd,
  estimate_usd,
  currency_usd,
  CASE WHEN abs(open_usd - currency_usd) < rounding_limit_usd THEN open_usd - currency_usd ELSE 0 END AS rounding_usd
FROM converted
