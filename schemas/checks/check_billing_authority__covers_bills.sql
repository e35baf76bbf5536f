-- Billed days of Claude Analytics that no line of billing_authority.csv covers: their money would be in no ledger.
-- source: claude-analytics
select c.usage_date, 'anthropic' as provider, c.billing_account_id, sum(c.billed_usd) as billed_usd
from stg_claude_analytics__cost_total c
anti join int_billing_authority__daily a
    on a.provider = 'anthropic' and a.billing_account_id = c.billing_account_id and a.usage_date = c.usage_date
where c.billed_usd <> 0
group by all
