-- What each person did with the AI tools in a month, beside what that cost: edits, commits, artifacts, skills, connectors, projects, as the vendors count them.
-- Counts are no measure of a person's work. Which commands and tools were used stands in mart_commands_monthly, which knows no persons.
-- grain: billing_month, cost_center_id, person_id
-- example: SELECT cost_center_id, sum(session_count) AS sessions, sum(cost_usd) AS usd FROM mart_activity_monthly WHERE billing_month = '2026-10-01' GROUP
--      BY ALL ORDER BY usd DESC
-- columns:
--   billing_month                First day of the UTC month of use.
--   cost_center_id               Cost center of the person on each day; a move in mid-month makes two rows.
--   person_id                    The person; provider:account of a user nobody knows.
--   cost_usd                     Billed cost of the person's use at all vendors, exact; what nobody stands behind is not here.
--   active_day_count             Days on which the person used anything.
--   session_count                Claude Code sessions.
--   commit_count                 Commits made with Claude Code.
--   pull_request_count           Pull requests made with it.
--   lines_added_count            Lines that Claude Code, Copilot and Cursor added, each as its vendor counts.
--   edit_accepted_count          File edits by Claude Code that the person accepted.
--   edit_rejected_count          File edits by it that the person refused.
--   chat_message_count           Messages in Claude chat.
--   used_chat_project_count      Chat projects used, added over days.
--   artifact_count               Artifacts made in chat, Claude Code and Cowork.
--   uploaded_file_count          Files put into chats.
--   used_skill_count             Skills used in chat, Cowork and Office, added over products and days.
--   used_connector_count         Connectors likewise.
--   cowork_session_count         Cowork sessions.
--   cowork_action_count          Actions that Cowork took.
--   cowork_file_edit_count       Files that it edited.
--   office_message_count         Messages in Excel, Outlook, PowerPoint and Word.
--   design_session_count         Claude Design sessions.
--   web_search_count             Web searches by Claude.
--   copilot_interaction_count    Requests that the person made of Copilot.
--   copilot_acceptance_count     Suggestions of it that were accepted.
--   cursor_request_count         Requests of Cursor: agent, chat, composer.
--   cursor_tab_accepted_count    Tab completions accepted.
--   cost_center_name             Name of the cost center as of the build; the id where it has none (unassigned, unattributed, central).
--   person_name                  Name of the person as of the build; the id where no person is known.
WITH placed AS (
  SELECT s.* EXCLUDE (source, provider, billing_account_id, principal_id, product, is_active, hour_mask),
    coalesce(p.person_id, concat(s.provider, ':', s.principal_id)) AS person_id,
    CASE WHEN p.person_id IS NULL THEN 'unattributed' ELSE coalesce(p.cost_center_id, 'unassigned') END AS cost_center_id
  FROM each_source__activity s
  LEFT JOIN int_principals__resolved p ON p.provider = s.provider AND p.principal_id = s.principal_id AND p.usage_date = s.usage_date
  ANTI JOIN (SELECT provider, principal_id, usage_date FROM int_principals__owned WHERE owned_as = 'account') o
    ON o.provider = s.provider AND o.principal_id = s.principal_id AND o.usage_date = s.usage_date
  UNION ALL BY NAME
  SELECT usage_date, coalesce(person_id, concat(provider, ':', principal_id)) AS person_id, cost_center_id, billed_usd
  FROM int_charges__assigned
  WHERE charge_category = 'Usage' AND (person_id IS NOT NULL OR (principal_type = 'user' AND assigned_by <> 'owner'))
  UNION ALL BY NAME
  SELECT DISTINCT usage_date, worker_id AS person_id, cost_center_id, usage_date AS active_date FROM int_active_people__daily
),
summed AS (
  SELECT
    CAST(date_trunc('month', usage_date) AS DATE) AS billing_month,
    cost_center_id,
    person_id,
    coalesce(sum(billed_usd), 0) AS cost_usd,
    count(DISTINCT active_date) AS active_day_count,
    CAST(coalesce(sum(session_count), 0) AS BIGINT) AS session_count,
    CAST(coalesce(sum(commit_count), 0) AS BIGINT) AS commit_count,
    CAST(coalesce(sum(pull_request_count), 0) AS BIGINT) AS pull_request_count,
    CAST(coalesce(sum(lines_added_count), 0) AS BIGINT) AS lines_added_count,
    CAST(coalesce(sum(edit_accepted_count), 0) AS BIGINT) AS edit_accepted_count,
    CAST(coalesce(sum(edit_rejected_count), 0) AS BIGINT) AS edit_rejected_count,
    CAST(coalesce(sum(chat_message_count), 0) AS BIGINT) AS chat_message_count,
    CAST(coalesce(sum(used_chat_project_count), 0) AS BIGINT) AS used_chat_project_count,
    CAST(coalesce(sum(artifact_count), 0) AS BIGINT) AS artifact_count,
    CAST(coalesce(sum(uploaded_file_count), 0) AS BIGINT) AS uploaded_file_count,
    CAST(coalesce(sum(used_skill_count), 0) AS BIGINT) AS used_skill_count,
    CAST(coalesce(sum(used_connector_count), 0) AS BIGINT) AS used_connector_count,
    CAST(coalesce(sum(cowork_session_count), 0) AS BIGINT) AS cowork_session_count,
    CAST(coalesce(sum(cowork_action_count), 0) AS BIGINT) AS cowork_action_count,
    CAST(coalesce(sum(cowork_file_edit_count), 0) AS BIGINT) AS cowork_file_edit_count,
    CAST(coalesce(sum(office_message_count), 0) AS BIGINT) AS office_message_count,
    CAST(coalesce(sum(design_session_count), 0) AS BIGINT) AS design_session_count,
    CAST(coalesce(sum(web_search_count), 0) AS BIGINT) AS web_search_count,
    CAST(coalesce(sum(copilot_interaction_count), 0) AS BIGINT) AS copilot_interaction_count,
    CAST(coalesce(sum(copilot_acceptance_count), 0) AS BIGINT) AS copilot_acceptance_count,
    CAST(coalesce(sum(cursor_request_count), 0) AS BIGINT) AS cursor_request_count,
    CAST(coalesce(sum(cursor_tab_accepted_count), 0) AS BIGINT) AS cursor_tab_accepted_count
  FROM placed
  GROUP BY CAST(date_trunc('month', usage_date) AS DATE), cost_center_id, person_id
  HAVING coalesce(sum(billed_usd), 0) <> 0 OR count(DISTINCT active_date) > 0 OR sum(commit_count) > 0 OR sum(pull_request_count) > 0
)
SELECT
  s.*,
  coalesce(c.cost_center_name, s.cost_center_id) AS cost_center_name,
  coalesce(w.display_name, s.person_id) AS person_name
FROM summed s
LEFT JOIN int_cost_centers__named c ON c.cost_center_id = s.cost_center_id
LEFT JOIN ref_people_current w ON w.person_id = s.person_id
