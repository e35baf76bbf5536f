-- Which commands and tools of coding agents are used most, per cost center and month, where telemetry or local session logs say: names and counts, never what
-- was typed, never a person. A person's day that telemetry tells of is counted by it alone, since the local logs of that day repeat it; where they name nobody,
-- or otherwise than telemetry does, a use can stand twice. Counts are no measure of work.
-- grain: billing_month, cost_center_id, command_type, command
-- example: SELECT command, sum(use_count) AS uses FROM mart_commands_monthly WHERE billing_month = '2026-10-01' AND command_type = 'slash' GROUP BY ALL
--      ORDER BY uses DESC
-- columns:
--   billing_month    First day of the UTC month of use.
--   cost_center_id   Cost center of the person on each day, or of whoever answers for the account; unassigned, unattributed as in mart_spend_daily.
--   command_type     slash: typed by somebody; tool: a tool of the agent; shell: first word of a shell command, where the record tells it apart (else the use
--                    is one of the tool Bash); mcp: server/tool; skill: where the record names it (else the use is one of the tool Skill). A use has one kind,
--                    so that kinds add up.
--   command          Its name; other = the record's name did not look like one; custom, mcp, mcp_tool = Claude Code withheld it.
--   use_count        How often it was used.
--   people_count     People who used it; 0 where nobody is named. One person may stand in two cost centers and in many commands.
--   told_count       Uses of which is told whether they succeeded.
--   success_count    Those that did.
--   success_ratio    success_count / told_count; NULL where nothing is told.
--   cost_center_name   Name of the cost center as of the build; the id where it has none (unassigned, unattributed, central).
WITH daily AS (
  SELECT source, provider, user_id, usage_date, command_type, command,
    count(*) AS uses, count(is_success) AS told, count(*) FILTER (is_success) AS successes
  FROM each_source__commands
  GROUP BY ALL
),
placed AS (
  SELECT
    d.*,
    CASE WHEN o.cost_center_id IS NULL AND d.user_id <> 'none' THEN coalesce(p.person_id, concat(d.provider, ':', d.user_id)) END AS worker_id,
    coalesce(o.cost_center_id, CASE WHEN p.person_id IS NULL THEN 'unattributed' ELSE coalesce(p.cost_center_id, 'unassigned') END) AS cost_center_id
  FROM daily d
  LEFT JOIN int_principals__resolved p ON p.provider = d.provider AND p.principal_id = d.user_id AND p.usage_date = d.usage_date
  LEFT JOIN (SELECT provider, principal_id, usage_date, cost_center_id FROM int_principals__owned WHERE owned_as = 'account') o
    ON o.provider = d.provider AND o.principal_id = d.user_id AND o.usage_date = d.usage_date
),
summed AS (
  SELECT
    CAST(date_trunc('month', u.usage_date) AS DATE) AS billing_month,
    u.cost_center_id,
    u.command_type,
    u.command,
    CAST(sum(u.uses) AS BIGINT) AS use_count,
    count(DISTINCT u.worker_id) AS people_count,
    CAST(sum(u.told) AS BIGINT) AS told_count,
    CAST(sum(u.successes) AS BIGINT) AS success_count,
    CAST(sum(u.successes) AS DOUBLE) / nullif(CAST(sum(u.told) AS DOUBLE), 0) AS success_ratio
  FROM placed u
  LEFT JOIN (SELECT DISTINCT worker_id, usage_date FROM placed WHERE source = 'otel') t ON t.worker_id = u.worker_id AND t.usage_date = u.usage_date
  WHERE u.source = 'otel' OR t.worker_id IS NULL
  GROUP BY date_trunc('month', u.usage_date), u.cost_center_id, u.command_type, u.command
)
SELECT
  s.*,
  coalesce(c.cost_center_name, s.cost_center_id) AS cost_center_name
FROM summed s
LEFT JOIN int_cost_centers__named c ON c.cost_center_id = s.cost_center_id
