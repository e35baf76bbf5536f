-- Billed days of Claude Analytics that no line of billing_authority.csv covers: their money would be in no ledger.
-- source: claude-analytics
SELECT c.usage_date, 'anthropic' AS provider, c.billing_account_id, sum(c.billed_usd) AS billed_usd
FROM stg_claude_analytics__cost_total c
ANTI JOIN int_billing_authority__daily a
  ON a.provider = 'anthropic' AND a.billing_account_id = c.billing_account_id AND a.usage_date = c.usage_date
WHERE c.billed_usd <> 0
GROUP BY ALL
