-- Models with tokens that have no price on the day: their estimate is too low by these tokens.
-- severity: warn
with priced as (
    select 'usage-events' as source, provider, model, usage_date, unpriced_tokens from int_usage_events__priced
    union all
    select 'claude-code', 'anthropic', model, usage_date, unpriced_tokens from int_claude_code_usage__priced
)
select source, provider, model, min(usage_date) as first_usage_date, max(usage_date) as last_usage_date, sum(unpriced_tokens) as unpriced_tokens
from priced
where unpriced_tokens > 0
group by source, provider, model
