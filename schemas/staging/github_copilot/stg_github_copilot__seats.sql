-- Copilot seats per day of the pull: each person once, however many organizations and teams assign the seat; the last activity is the latest that any of them
-- shows.
-- grain: usage_date, billing_account_id, user_id
SELECT
  usage_date,
  part AS billing_account_id,
  CAST(assignee.id AS VARCHAR) AS user_id,
  lower(assignee.login) AS user_login,
  lower(assignee.email) AS email,
  lower(organization.login) AS organization,
  assigning_team ->> '$.slug' AS team,
  plan_type,
  min(created_at) OVER seat AS created_at_utc,
  max(last_activity_at) OVER seat AS last_activity_at_utc,
  last_activity_editor,
  pending_cancellation_date,
  count(*) OVER seat AS assignment_count
FROM raw_github_copilot__seats
WINDOW seat AS (PARTITION BY usage_date, part, assignee.id)
QUALIFY row_number() OVER (
  PARTITION BY usage_date, part, assignee.id
  ORDER BY last_activity_at DESC NULLS LAST, plan_type = 'enterprise' DESC, created_at, organization.login, CAST(assigning_team AS VARCHAR),
    last_activity_editor, pending_cancellation_date) = 1
