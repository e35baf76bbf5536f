-- The repository and project a person's local Claude Code logs name for a day and model: the one they name, or 'several'.
-- A key for allocation only; the logs' own money never enters here.
-- grain: person_id, product, usage_date, undated_model
select
    r.person_id,
    'claude_code' as product,
    m.usage_date,
    split_part(m.price_model, ':', 1) as undated_model,
    case when min(m.repository) = max(m.repository) then min(m.repository) else 'several' end as repository,
    case when min(m.project) = max(m.project) then min(m.project) else 'several' end as project
from int_claude_code_usage__daily m
join int_principals__resolved r
    on r.provider = 'anthropic' and r.principal_id = m.user_id and r.usage_date = m.usage_date
group by all
