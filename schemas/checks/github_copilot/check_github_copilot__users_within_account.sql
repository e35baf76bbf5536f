-- Days on which GitHub's rows per person are more than the account's: the user filter was ignored, or they were read at different times.
-- A cent is allowed for rounding.
-- source: github-copilot
SELECT
  usage_date,
  billing_account_id,
  sum(list_usd) FILTER (WHERE report = 'user') AS users_usd,
  coalesce(sum(list_usd) FILTER (WHERE report = 'model'), 0) AS account_usd
FROM int_github_copilot__metered
WHERE is_counted
GROUP BY ALL
HAVING users_usd > account_usd + 0.01
