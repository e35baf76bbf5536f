-- Days whose ledger is not the vendor's own ungrouped total, to the last digit.
-- source: claude-analytics
select
    l.usage_date,
    l.billing_account_id,
    l.ledger_usd,
    t.billed_usd as vendor_total_usd,
    l.ledger_usd - t.billed_usd as difference_usd
from (
    select usage_date, billing_account_id, sum(billed_usd) as ledger_usd
    from int_charges__unioned
    where source = 'claude-analytics'
    group by all
) l
join stg_claude_analytics__cost_total t using (usage_date, billing_account_id)
where l.ledger_usd <> t.billed_usd
