-- Usage events at list price: an estimate. Priced after aggregation, which is exact because price × tokens is linear.
-- The normal form has one kind of cache write; it is priced as the 5-minute kind. Tokens without a price are counted in unpriced_tokens.
-- grain: usage_date, provider, user_id, model, price_model
select
    e.*,
    cast((e.uncached_input_tokens * coalesce(p.uncached_input_usd_per_million, 0)
        + e.cache_read_tokens * coalesce(p.cache_read_usd_per_million, 0)
        + e.cache_write_tokens * coalesce(p.cache_write_5m_usd_per_million, 0)
        + e.output_tokens * coalesce(p.output_usd_per_million, 0)) * 0.000001 as decimal(38, 12)) as list_usd,
    case when p.uncached_input_usd_per_million is null then e.uncached_input_tokens else 0 end
        + case when p.cache_read_usd_per_million is null then e.cache_read_tokens else 0 end
        + case when p.cache_write_5m_usd_per_million is null then e.cache_write_tokens else 0 end
        + case when p.output_usd_per_million is null then e.output_tokens else 0 end as unpriced_tokens
from int_usage_events__daily e
left join int_model_prices__daily p
    on p.provider = e.provider and p.price_model = e.price_model and p.usage_date = e.usage_date and p.speed = 'standard'
