-- Sessions that carried a long context, a month each: how long they were used, how long they rested, what they read and wrote, and what re-reading their
-- context after a pause cost. All other sessions are left out. is_idle is the finding: a long context, taken up again after the cache was gone, and little
-- output (session_rules.csv). One pause alone is no finding, nor is a long context. The money is a part of what the ledger holds for the same use, at list
-- price (these sources bill nothing): never add it to spend. A gateway and the tool behind it may name one session differently.
-- grain: billing_month, source, provider, user_id, session_id
-- example: SELECT session_id, longest_pause_minutes, reread_list_usd FROM mart_long_sessions_monthly ORDER BY reread_list_usd DESC
-- columns:
--   billing_month           First day of the UTC month of use.
--   source                  Who tells of it: claude-code (local logs), otel or usage-events; a session that several tell of under one name stands once, in this
--                           order.
--   provider                Vendor of the model.
--   user_id                 The source's name of the user; none = nobody is named.
--   session_id              Session or conversation, as the tool names it.
--   person_id               The person on the session's last day of the month; provider:user of a user nobody knows; NULL = nobody is named.
--   cost_center_id          Cost center of that person, or of whoever answers for the account; unassigned, unattributed as in mart_spend_daily.
--   first_request_at_utc    First request in the month.
--   last_request_at_utc     Last request in the month.
--   request_count           Requests.
--   active_minutes          From request to request, without pauses that outlast the cache.
--   longest_pause_minutes   The longest pause that outlasted the cache and ended in the month; 0 = none did.
--   largest_prompt_tokens   Largest input of one request: uncached, read from and written to the cache.
--   input_tokens            All input.
--   cache_read_tokens       Input that the cache served.
--   cache_write_tokens      Input written to the cache.
--   output_tokens           Tokens the model produced.
--   output_ratio            output_tokens / all tokens.
--   reread_count            Requests that read a long context again after a pause, since the cache was gone.
--   reread_tokens           Tokens of it that the prompt before had and the cache no longer served.
--   list_usd                What the session's requests cost at list price; what has no price counts nothing.
--   reread_list_usd         Part of it for reread_tokens: what beginning anew, or a shorter context, would have saved at most.
--   is_idle                 True if reread_count > 0 and output_ratio is at most the rule's: the finding.
--   cost_center_name        Name of the cost center as of the build; the id where it has none (unassigned, unattributed, central).
--   person_name             Name of the person as of the build; the id where no person is known.
WITH rules AS (
  SELECT max(value) FILTER (WHERE rule = 'output_ratio') AS output_ratio FROM ref_session_rules
),
monthly AS (
  SELECT
    CAST(date_trunc('month', usage_date) AS DATE) AS billing_month, source, provider, user_id, session_id,
    max(usage_date) AS last_usage_date,
    min(first_request_at_utc) AS first_request_at_utc,
    max(last_request_at_utc) AS last_request_at_utc,
    CAST(sum(request_count) AS BIGINT) AS request_count,
    CAST(sum(active_seconds) // 60 AS BIGINT) AS active_minutes,
    CAST(max(longest_pause_seconds) // 60 AS BIGINT) AS longest_pause_minutes,
    max(largest_prompt_tokens) AS largest_prompt_tokens,
    CAST(sum(uncached_input_tokens + cache_read_tokens + cache_write_tokens) AS BIGINT) AS input_tokens,
    CAST(sum(cache_read_tokens) AS BIGINT) AS cache_read_tokens,
    CAST(sum(cache_write_tokens) AS BIGINT) AS cache_write_tokens,
    CAST(sum(output_tokens) AS BIGINT) AS output_tokens,
    CAST(sum(reread_count) AS BIGINT) AS reread_count,
    CAST(sum(reread_tokens) AS BIGINT) AS reread_tokens,
    CAST(sum(list_usd) AS DECIMAL(38, 12)) AS list_usd,
    CAST(sum(reread_list_usd) AS DECIMAL(38, 12)) AS reread_list_usd
  FROM int_long_sessions__daily
  GROUP BY date_trunc('month', usage_date), source, provider, user_id, session_id
),
summed AS (
  SELECT
    m.billing_month,
    m.source,
    m.provider,
    m.user_id,
    m.session_id,
    CASE WHEN o.cost_center_id IS NULL AND m.user_id <> 'none' THEN coalesce(p.person_id, concat(m.provider, ':', m.user_id)) END AS person_id,
    coalesce(o.cost_center_id, CASE WHEN p.person_id IS NULL THEN 'unattributed' ELSE coalesce(p.cost_center_id, 'unassigned') END) AS cost_center_id,
    m.first_request_at_utc,
    m.last_request_at_utc,
    m.request_count,
    m.active_minutes,
    m.longest_pause_minutes,
    m.largest_prompt_tokens,
    m.input_tokens,
    m.cache_read_tokens,
    m.cache_write_tokens,
    m.output_tokens,
    CAST(m.output_tokens AS DOUBLE) / nullif(CAST(m.input_tokens + m.output_tokens AS DOUBLE), 0) AS output_ratio,
    m.reread_count,
    m.reread_tokens,
    m.list_usd,
    m.reread_list_usd,
    coalesce(m.reread_count > 0 AND m.output_tokens <= r.output_ratio * (m.input_tokens + m.output_tokens), false) AS is_idle
  FROM monthly m
  CROSS JOIN rules r
  LEFT JOIN int_principals__resolved p ON p.provider = m.provider AND p.principal_id = m.user_id AND p.usage_date = m.last_usage_date
  LEFT JOIN (SELECT provider, principal_id, usage_date, cost_center_id FROM int_principals__owned WHERE owned_as = 'account') o
    ON o.provider = m.provider AND o.principal_id = m.user_id AND o.usage_date = m.last_usage_date
)
SELECT
  s.*,
  coalesce(c.cost_center_name, s.cost_center_id) AS cost_center_name,
  coalesce(w.display_name, s.person_id) AS person_name
FROM summed s
LEFT JOIN int_cost_centers__named c ON c.cost_center_id = s.cost_center_id
LEFT JOIN ref_people_current w ON w.person_id = s.person_id
