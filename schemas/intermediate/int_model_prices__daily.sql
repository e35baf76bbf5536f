-- List prices of each model used on a day, as known at the build's as-of: of the lines valid on the day, the newest known one.
-- A model name with a date (claude-sonnet-4-5-20250929) takes the price of the undated name when it has none of its own.
-- A price that is missing stays NULL.
-- grain: provider, model, speed, usage_date
with used as (
    select provider, model, 'standard' as speed, usage_date from int_usage_events__daily
    union
    select 'anthropic', model, speed, usage_date from int_claude_code_usage__daily
),
named as (
    select *, model as priced_model, 1 as name_rank from used
    union all
    select *, regexp_replace(model, '-\d{8}$', ''), 2 from used where regexp_matches(model, '-\d{8}$')
),
chosen as (
    select n.provider, n.model, n.speed, n.usage_date, p.token_type, p.usd_per_million_tokens
    from named n
    join ref_model_prices p
        on p.provider = n.provider and p.model = n.priced_model and p.speed = n.speed
        and n.usage_date >= p.valid_from and (p.valid_to is null or n.usage_date < p.valid_to)
    join run on p.known_at_utc <= run.as_of_utc
    qualify row_number() over (
        partition by n.provider, n.model, n.speed, n.usage_date, p.token_type
        order by n.name_rank, p.known_at_utc desc, p.valid_from desc, p.usd_per_million_tokens) = 1
)
select
    provider,
    model,
    speed,
    usage_date,
    max(usd_per_million_tokens) filter (where token_type = 'uncached_input') as uncached_input_usd_per_million,
    max(usd_per_million_tokens) filter (where token_type = 'cache_read') as cache_read_usd_per_million,
    max(usd_per_million_tokens) filter (where token_type = 'cache_write_5m') as cache_write_5m_usd_per_million,
    max(usd_per_million_tokens) filter (where token_type = 'cache_write_1h') as cache_write_1h_usd_per_million,
    max(usd_per_million_tokens) filter (where token_type = 'output') as output_usd_per_million
from chosen
group by all
