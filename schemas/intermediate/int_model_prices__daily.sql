-- List prices of each model used on a day, as known at the build's as-of: of the lines valid on the day, the newest known one.
-- A price that is missing stays NULL.
-- grain: provider, price_model, speed, usage_date
with used as (
    select provider, price_model, 'standard' as speed, usage_date from int_usage_events__daily
    union
    select 'anthropic', price_model, speed, usage_date from int_claude_code_usage__daily
),
chosen as (
    select u.provider, u.price_model, u.speed, u.usage_date, p.token_type, p.usd_per_million_tokens
    from used u
    join ref_model_prices p
        on p.provider = u.provider and p.model = u.price_model and p.speed = u.speed
        and u.usage_date >= p.valid_from and (p.valid_to is null or u.usage_date < p.valid_to)
    join run on p.known_at_utc <= run.as_of_utc
    qualify row_number() over (
        partition by u.provider, u.price_model, u.speed, u.usage_date, p.token_type
        order by p.known_at_utc desc, p.valid_from desc, p.usd_per_million_tokens) = 1
)
select
    provider,
    price_model,
    speed,
    usage_date,
    max(usd_per_million_tokens) filter (where token_type = 'uncached_input') as uncached_input_usd_per_million,
    max(usd_per_million_tokens) filter (where token_type = 'cache_read') as cache_read_usd_per_million,
    max(usd_per_million_tokens) filter (where token_type = 'cache_write_5m') as cache_write_5m_usd_per_million,
    max(usd_per_million_tokens) filter (where token_type = 'cache_write_1h') as cache_write_1h_usd_per_million,
    max(usd_per_million_tokens) filter (where token_type = 'output') as output_usd_per_million
from chosen
group by all
