-- What the invoices of a span bill in a category beside what the ledger has for the same documents and category. is_one_sided: tax, credits, purchases or
-- adjustments that only one side has at all. other_rate_usd: how much the lines would change at the other kind of rate. rounding_usd: less than a cent a line,
-- in its currency, and half a cent for our conversion.
-- grain: provider, billing_account_id, span_start_date, charge_category
WITH lines AS (
  SELECT
    provider, billing_account_id, span_start_date, charge_category,
    CASE WHEN count(billed_usd) = count(*) THEN sum(billed_usd) END AS invoice_usd,
    count(*) AS line_count,
    coalesce(sum(other_rate_usd - billed_usd), 0) AS other_rate_usd,
    sum(CASE WHEN currency = 'USD' THEN 0.01 ELSE CAST(0.01 * usd_per_unit AS DECIMAL(18, 12)) + 0.005 END) AS rounding_usd
  FROM int_invoices__grouped
  GROUP BY ALL
),
ledger AS (
  SELECT s.provider, s.billing_account_id, s.span_start_date, c.charge_category, sum(c.billed_usd) AS ledger_usd, bool_and(c.is_estimate) AS is_estimate
  FROM (SELECT DISTINCT provider, billing_account_id, span_start_date, span_end_date FROM int_invoices__grouped) s
  JOIN int_charges__documented c ON c.provider = s.provider AND c.billing_account_id = s.billing_account_id
    AND c.document_date >= s.span_start_date AND c.document_date < s.span_end_date
  GROUP BY ALL
)
SELECT
  provider,
  billing_account_id,
  span_start_date,
  charge_category,
  coalesce(g.ledger_usd, 0) AS ledger_usd,
  CASE WHEN l.line_count IS NULL THEN 0 ELSE l.invoice_usd END AS invoice_usd,
  charge_category <> 'Usage' AND (g.ledger_usd IS NULL OR l.line_count IS NULL) AS is_one_sided,
  coalesce(l.other_rate_usd, 0) AS other_rate_usd,
  coalesce(l.rounding_usd, 0) AS rounding_usd,
  g.is_estimate
FROM lines l
FULL JOIN ledger g USING (provider, billing_account_id, span_start_date, charge_category)
