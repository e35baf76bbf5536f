-- The bills as journal entries: who pays is debited, the vendor's clearing or accrued account credited; a negative amount stands on the other side. One entry
-- per cost center, account and vendor; debits equal credits in every journal, and a month's journals come to its bills. Above close 1, journals of lower
-- closes of the month that were posted have to be taken out of the general ledger first.
-- grain: journal_id, line_number
-- example: SELECT gl_account, sum(debit_usd) AS debit_usd, sum(credit_usd) AS credit_usd FROM mart_journal_lines WHERE billing_month = '2026-10-01' GROUP BY
--      ALL ORDER BY ALL
-- columns:
--   journal_id                Month, accrual or actual, number of the close (0 = open: a draft), true-up for corrections, and the company where one is named.
--   line_number               Place in the journal, from 1.
--   journal_kind              accrual = the month is not final; actual = it is; true_up = corrects months closed before, on the bill of this one.
--   billing_month             First day of the UTC month on whose bill it stands (FOCUS BillingPeriodStart).
--   charge_month              First day of the UTC month of use; before billing_month in a true-up.
--   period_status             open (a draft, not to be posted), provisional or final.
--   journal_date              Day of posting: the month's last; for the actual of a month that has been accrued, the day of the accrual's reversal.
--   reversal_date             Day on which the entry reverses, the first of the next month; NULL = it stays.
--   ledger_company            Company whose books these are; NULL = there is only one.
--   description               The journal in words, with what its month was closed in spite of.
--   prepared_by               Who decided the newest on the month's close, as the operating system knows them; NULL = the month is open.
--   approved_by               Who approved that; NULL = nobody named.
--   line_kind                 expense, accrued (accrued liabilities) or clearing (against which the vendor's invoice is posted).
--   gl_account                Account of the general ledger; NULL = gl_accounts.csv has no line for it.
--   cost_center_id            Cost center on which it is posted: who pays, or the central one for credits and for what is not charged.
--   billed_cost_center_id     Cost center on whose bill it stands, unassigned, unattributed and central among them; NULL on accrued and clearing lines.
--   business_unit             Business unit of that cost center; NULL where there is none.
--   is_charged                False for what is shown and not charged to a cost center; NULL on accrued and clearing lines.
--   provider                  Vendor that bills.
--   intercompany_company      Company that it is charged on to; NULL = none.
--   invoice_id                The vendor's invoices for the month of the bill (FOCUS InvoiceId), several separated by a blank; NULL = none is known.
--   is_estimate               True when use priced by our table is in it.
--   debit_usd                 Amount in whole cents on the debit side, 0 on a credit line.
--   credit_usd                Amount in whole cents on the credit side, 0 on a debit line.
--   memo                      AI spend - whose - month of use.
--   external_id               SHA-256 of what the line is, the amount aside: the same in every export of the same close, so that nothing is posted twice.
WITH charges AS (
  SELECT
    c.*,
    m.period_status, m.close_number, m.basis, m.journal_date, m.reversal_date, m.prepared_by, m.approved_by, m.accepted,
    CASE WHEN c.charge_month < c.billing_month THEN 'true_up' ELSE m.basis END AS journal_kind,
    concat_ws('-', strftime(c.billing_month, '%Y-%m'), m.basis, m.close_number, CASE WHEN c.charge_month < c.billing_month THEN 'true-up' END,
      c.ledger_company) AS journal_id
  FROM int_journal_charges__mapped c
  JOIN int_journal_months__dated m USING (billing_month)
),
entries AS (
  SELECT
    journal_id, journal_kind, billing_month, charge_month, period_status, close_number, basis, journal_date, reversal_date, ledger_company, prepared_by,
      approved_by, accepted,
    'expense' AS line_kind,
    expense_account AS gl_account,
    CASE WHEN is_held THEN central_cost_center_id ELSE cost_center_id END AS cost_center_id,
    cost_center_id AS billed_cost_center_id,
    business_unit,
    NOT is_held AS is_charged,
    provider,
    intercompany_company,
    concat(cost_center_name, CASE WHEN is_held AND cost_center_id NOT IN ('unassigned', 'unattributed', 'central') THEN ' (showback)' END) AS unit,
    bool_or(is_estimate) AS is_estimate,
    sum(billed_usd) AS amount_usd
  FROM charges
  GROUP BY ALL
  UNION ALL BY NAME
  SELECT
    journal_id, journal_kind, billing_month, charge_month, period_status, close_number, basis, journal_date, reversal_date, ledger_company, prepared_by,
      approved_by, accepted,
    CASE basis WHEN 'actual' THEN 'clearing' ELSE 'accrued' END AS line_kind,
    CASE basis WHEN 'actual' THEN clearing_account ELSE accrued_account END AS gl_account,
    central_cost_center_id AS cost_center_id,
    provider,
    concat(provider, CASE basis WHEN 'actual' THEN ' clearing' ELSE ' accrued' END) AS unit,
    bool_or(is_estimate) AS is_estimate,
    -sum(billed_usd) AS amount_usd
  FROM charges
  GROUP BY ALL
),
invoices AS (
  -- a correction is on the invoice of the bill that carries it
  SELECT m.provider, m.billing_month, string_agg(DISTINCT i.invoice_id, ' ' ORDER BY i.invoice_id) AS invoice_id
  FROM (SELECT DISTINCT provider, billing_month FROM charges) m
  JOIN ref_invoices i
    ON i.provider = m.provider AND i.period_start_date < m.billing_month + INTERVAL 1 MONTH AND i.period_end_date > m.billing_month
  GROUP BY ALL
)
SELECT
  journal_id,
  row_number() OVER (
    PARTITION BY journal_id
    ORDER BY line_kind <> 'expense', cost_center_id, billed_cost_center_id, gl_account, provider, charge_month, intercompany_company) AS line_number,
  journal_kind,
  billing_month,
  charge_month,
  period_status,
  journal_date,
  reversal_date,
  ledger_company,
  concat('AI spend ', basis, ' ', strftime(billing_month, '%Y-%m'), CASE WHEN journal_kind = 'true_up' THEN ', true-up of closed months' END,
    CASE WHEN close_number > 1 THEN concat(', close ', close_number, ' instead of close ', close_number - 1) END,
    '; ' || accepted) AS description,
  prepared_by,
  approved_by,
  line_kind,
  gl_account,
  cost_center_id,
  billed_cost_center_id,
  business_unit,
  is_charged,
  provider,
  intercompany_company,
  invoice_id,
  is_estimate,
  CAST(greatest(amount_usd, 0) AS DECIMAL(18, 2)) AS debit_usd,
  CAST(greatest(-amount_usd, 0) AS DECIMAL(18, 2)) AS credit_usd,
  concat('AI spend - ', unit, ' - ', strftime(charge_month, '%Y-%m')) AS memo,
  sha256(concat_ws('|', journal_id, line_kind, coalesce(billed_cost_center_id, ''), coalesce(cost_center_id, ''), coalesce(gl_account, ''), provider,
    strftime(charge_month, '%Y-%m'), coalesce(intercompany_company, ''))) AS external_id
FROM entries
LEFT JOIN invoices USING (provider, billing_month)
WHERE amount_usd <> 0
