-- Journals with debits that don't equal their credits, and lines on both sides or on none.
SELECT journal_id, NULL AS line_number, sum(debit_usd) AS debit_usd, sum(credit_usd) AS credit_usd
FROM mart_journal_lines
GROUP BY ALL
HAVING sum(debit_usd) <> sum(credit_usd)
UNION ALL
SELECT journal_id, line_number, debit_usd, credit_usd
FROM mart_journal_lines
WHERE least(debit_usd, credit_usd) <> 0 OR greatest(debit_usd, credit_usd) <= 0
