-- What people did with GitHub Copilot on a day; who is in the report has used it. GitHub counts lines of a person, and neither sessions (but of the command
-- line) nor commits.
-- relation: view
SELECT
  usage_date, 'github' AS provider, billing_account_id, user_login AS principal_id, 'copilot' AS product, true AS is_active,
  added_line_count AS lines_added_count, interaction_count AS copilot_interaction_count, code_acceptance_count AS copilot_acceptance_count
FROM int_github_copilot__user_days
WHERE user_login IS NOT NULL
