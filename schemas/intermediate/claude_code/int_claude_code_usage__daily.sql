-- Local Claude Code usage per day, session, project, branch, user, model and terms of use. The logs name no user; the label of the folder they came in can be a
-- person's id or e-mail. hour_mask: bit h is set when hour h (UTC) has a request.
-- grain: usage_date, session_id, project, repository, git_branch, user_id, model, price_model, speed, service_tier, inference_geo, prompt_over_tokens
SELECT
  usage_date,
  coalesce(session_id, 'none') AS session_id,
  coalesce(project, 'none') AS project,
  coalesce(repository, 'none') AS repository,
  coalesce(git_branch, 'none') AS git_branch,
  coalesce(user_id, machine_label, 'none') AS user_id,
  coalesce(model, 'none') AS model,
  coalesce(price_model, model, 'none') AS price_model,
  price_speed(speed) AS speed,
  price_tier(service_tier) AS service_tier,
  price_geo(inference_geo) AS inference_geo,
  prompt_over_tokens,
  bit_or(CAST(1 << hour(at_utc) AS INTEGER)) AS hour_mask,
  CAST(sum(uncached_input_tokens) AS BIGINT) AS uncached_input_tokens,
  CAST(sum(cache_read_tokens) AS BIGINT) AS cache_read_tokens,
  CAST(sum(cache_write_5m_tokens) AS BIGINT) AS cache_write_5m_tokens,
  CAST(sum(cache_write_1h_tokens) AS BIGINT) AS cache_write_1h_tokens,
  CAST(sum(output_tokens) AS BIGINT) AS output_tokens,
  CAST(sum(web_search_count) AS BIGINT) AS web_search_count,
  count(*) AS request_count
FROM stg_claude_code__messages
GROUP BY ALL
