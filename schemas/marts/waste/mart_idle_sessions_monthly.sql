-- Who left long contexts idle: per person, how many sessions carried one, how many of them were idle (mart_long_sessions_monthly says when,
-- session_rules.csv by which figures), and the money of both, at list price: a part of what the ledger holds for the same use, never an addition. A finding is
-- a reason to talk about /clear and /compact, no judgement of work.
-- grain: billing_month, cost_center_id, person_id
-- example: SELECT person_id, idle_session_count, idle_reread_list_usd FROM mart_idle_sessions_monthly WHERE billing_month = '2026-10-01' ORDER BY 3 DESC
-- columns:
--   billing_month            First day of the UTC month of use.
--   cost_center_id           Cost center of the person, or of whoever answers for the account; unassigned, unattributed as in mart_spend_daily.
--   person_id                The person; provider:user of a user nobody knows; none = use of accounts and of sessions that name nobody.
--   long_session_count       Sessions that carried a long context.
--   long_session_list_usd    What they cost.
--   reread_count             Requests that read a long context again after a pause, over all of these sessions.
--   reread_list_usd          What reading it again cost, over all of these sessions.
--   idle_session_count       Sessions that are a finding.
--   idle_list_usd            What those cost, all in all.
--   idle_reread_list_usd     What re-reading cost in those: what the finding is worth at most.
--   longest_pause_minutes    The longest pause of a session that is a finding; NULL without one.
--   billed_usd               What the person's use cost at all vendors in the ledger, for scale; NULL where there is none.
--   cost_center_name         Name of the cost center as of the build; the id where it has none (unassigned, unattributed, central).
--   person_name              Name of the person as of the build; the id where no person is known.
WITH people AS (
  SELECT
    CAST(date_trunc('month', usage_date) AS DATE) AS billing_month, cost_center_id,
    coalesce(person_id, concat(provider, ':', principal_id)) AS person_id,
    sum(billed_usd) AS billed_usd
  FROM int_charges__assigned
  WHERE charge_category = 'Usage' AND (person_id IS NOT NULL OR (principal_type = 'user' AND assigned_by <> 'owner'))
  GROUP BY ALL
),
sessions AS (
  SELECT billing_month, cost_center_id, coalesce(person_id, 'none') AS person_id,
    count(*) AS long_session_count,
    sum(list_usd) AS long_session_list_usd,
    sum(reread_count) AS reread_count,
    sum(reread_list_usd) AS reread_list_usd,
    count(*) FILTER (is_idle) AS idle_session_count,
    coalesce(sum(list_usd) FILTER (is_idle), 0) AS idle_list_usd,
    coalesce(sum(reread_list_usd) FILTER (is_idle), 0) AS idle_reread_list_usd,
    max(longest_pause_minutes) FILTER (is_idle) AS longest_pause_minutes
  FROM mart_long_sessions_monthly
  GROUP BY ALL
),
summed AS (
  SELECT
    s.billing_month,
    s.cost_center_id,
    s.person_id,
    s.long_session_count,
    CAST(s.long_session_list_usd AS DECIMAL(38, 12)) AS long_session_list_usd,
    CAST(s.reread_count AS BIGINT) AS reread_count,
    CAST(s.reread_list_usd AS DECIMAL(38, 12)) AS reread_list_usd,
    s.idle_session_count,
    CAST(s.idle_list_usd AS DECIMAL(38, 12)) AS idle_list_usd,
    CAST(s.idle_reread_list_usd AS DECIMAL(38, 12)) AS idle_reread_list_usd,
    s.longest_pause_minutes,
    p.billed_usd
  FROM sessions s
  LEFT JOIN people p ON p.billing_month = s.billing_month AND p.cost_center_id = s.cost_center_id AND p.person_id = s.person_id
)
SELECT
  s.*,
  coalesce(c.cost_center_name, s.cost_center_id) AS cost_center_name,
  coalesce(w.display_name, s.person_id) AS person_name
FROM summed s
LEFT JOIN int_cost_centers__named c ON c.cost_center_id = s.cost_center_id
LEFT JOIN ref_people_current w ON w.person_id = s.person_id
