-- Request-level usage events per day, principal and model. The one reader of the events: everything later works on these few rows.
-- grain: usage_date, provider, user_id, model, price_model
select
    usage_date,
    provider,
    coalesce(user_id, 'none') as user_id,
    coalesce(model, 'none') as model,
    coalesce(price_model, model, 'none') as price_model,
    cast(sum(uncached_input_tokens) as bigint) as uncached_input_tokens,
    cast(sum(cache_read_tokens) as bigint) as cache_read_tokens,
    cast(sum(cache_write_tokens) as bigint) as cache_write_tokens,
    cast(sum(output_tokens) as bigint) as output_tokens,
    cast(sum(request_count) as bigint) as request_count
from stg_usage_events__requests
group by all
