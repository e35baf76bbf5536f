-- Charges without an account in gl_accounts.csv, once that file has a line. They can't be exported as a journal.
-- severity: warn
SELECT provider, charge_category, min(billing_month) AS first_billing_month, max(billing_month) AS last_billing_month, sum(billed_usd) AS billed_usd
FROM int_journal_charges__mapped
WHERE expense_account IS NULL AND billed_usd <> 0 AND EXISTS (SELECT 1 FROM ref_gl_accounts)
GROUP BY ALL
