-- People whom GitHub shows on a day: in use per person, in activity, or with a seat. The login is the id that bills, reports and seats share.
-- grain: provider, principal_id, usage_date
WITH seen AS (
  SELECT user_login, usage_date, NULL AS email FROM int_github_copilot__metered WHERE report = 'user'
  UNION ALL
  SELECT user_login, usage_date, email FROM stg_github_copilot__seats
  UNION ALL
  SELECT user_login, usage_date, NULL FROM int_github_copilot__user_days
)
SELECT 'github' AS provider, user_login AS principal_id, usage_date, max(email) AS email
FROM seen
WHERE user_login IS NOT NULL
GROUP BY ALL
