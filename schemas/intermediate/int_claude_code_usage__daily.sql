-- Local Claude Code usage per day, session, project, branch, user and model. The logs name no user; the label of the folder they came in can be a person's id or e-mail.
-- grain: usage_date, session_id, project, repository, git_branch, user_id, model, price_model, speed
select
    usage_date,
    coalesce(session_id, 'none') as session_id,
    coalesce(project, 'none') as project,
    coalesce(repository, 'none') as repository,
    coalesce(git_branch, 'none') as git_branch,
    coalesce(user_id, machine_label, 'none') as user_id,
    coalesce(model, 'none') as model,
    coalesce(price_model, model, 'none') as price_model,
    case when is_fast then 'fast' else 'standard' end as speed,
    cast(sum(uncached_input_tokens) as bigint) as uncached_input_tokens,
    cast(sum(cache_read_tokens) as bigint) as cache_read_tokens,
    cast(sum(cache_write_5m_tokens) as bigint) as cache_write_5m_tokens,
    cast(sum(cache_write_1h_tokens) as bigint) as cache_write_1h_tokens,
    cast(sum(output_tokens) as bigint) as output_tokens,
    count(*) as request_count
from stg_claude_code__messages
group by all
