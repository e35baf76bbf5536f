-- Local Claude Code usage at list price: an estimate, kept as key for repositories and projects. It enters the ledger only where
-- ref_billing_authority names claude-code. Tokens without a price are counted in unpriced_tokens.
-- grain: usage_date, session_id, project, repository, git_branch, user_id, model, price_model, speed
select
    m.*,
    cast((m.uncached_input_tokens * coalesce(p.uncached_input_usd_per_million, 0)
        + m.cache_read_tokens * coalesce(p.cache_read_usd_per_million, 0)
        + m.cache_write_5m_tokens * coalesce(p.cache_write_5m_usd_per_million, 0)
        + m.cache_write_1h_tokens * coalesce(p.cache_write_1h_usd_per_million, 0)
        + m.output_tokens * coalesce(p.output_usd_per_million, 0)) * 0.000001 as decimal(38, 12)) as list_usd,
    case when p.uncached_input_usd_per_million is null then m.uncached_input_tokens else 0 end
        + case when p.cache_read_usd_per_million is null then m.cache_read_tokens else 0 end
        + case when p.cache_write_5m_usd_per_million is null then m.cache_write_5m_tokens else 0 end
        + case when p.cache_write_1h_usd_per_million is null then m.cache_write_1h_tokens else 0 end
        + case when p.output_usd_per_million is null then m.output_tokens else 0 end as unpriced_tokens
from int_claude_code_usage__daily m
left join int_model_prices__daily p
    on p.provider = 'anthropic' and p.price_model = m.price_model and p.usage_date = m.usage_date and p.speed = m.speed
